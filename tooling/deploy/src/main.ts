import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { defaultBase } from './base.ts';
import { engineOfHere, ENGINES, runToEnd } from './engine.ts';
import { rootPackage } from './root-package.ts';
import { ROOT } from './root.ts';
import { tryImage } from './try-image.ts';

const USAGE = 'Usage: pnpm -s image build [--tag NAME] [--base IMAGE] [--network NAME] | try [--tag NAME]';
const { version } = rootPackage();

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    tag: { type: 'string', default: `earntrack:${version}` },
    base: { type: 'string' },
    network: { type: 'string' },
  },
});
const engine = engineOfHere();
const { tag, base, network } = values;

if (engine === undefined) fail(`EARNTRACK_ENGINE is one of ${Object.keys(ENGINES).join(', ')}.`);
else if (positionals[0] === 'build') {
  const revision = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const BASE = base ?? defaultBase();
  const BASE_DIGEST = await engine.digestOf(BASE);
  await runToEnd(
    engine.build(tag, { args: { VERSION: version, REVISION: revision, BASE, BASE_DIGEST }, network }),
  );
} else if (positionals[0] === 'try') await tryImage(engine, tag);
else fail(USAGE);

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
