import type { ImageFacts } from './bill-of-image.ts';
import { type Engine, outputOf } from './engine.ts';

const LABEL = 'org.opencontainers.image.base';

/** What an image that was built says of what is beneath the product. */
export async function factsOf(engine: Engine, tag: string): Promise<ImageFacts> {
  const prepared = await engine.prepare(tag);
  const said = (...command: string[]) => outputOf(engine.run(prepared, { env: {}, command }));
  return {
    status: await said('cat', '/var/lib/dpkg/status'),
    release: await said('cat', '/etc/os-release'),
    node: (await said('node', '--version')).trim().replace(/^v/, ''),
    base: {
      name: await engine.labelOf(tag, `${LABEL}.name`),
      digest: await engine.labelOf(tag, `${LABEL}.digest`),
    },
  };
}
