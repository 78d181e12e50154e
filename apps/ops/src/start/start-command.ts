import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { type Config, readConfig } from '../config/config.ts';
import { root } from '../root.ts';
import { addressOf } from './server-process.ts';
import { serve } from './start.ts';
import { untilAskedToEnd } from './until-asked-to-end.ts';
import { buildWebWhenChanged } from './web-build.ts';

/** `earntrack start [--demo]`: everything, until Ctrl-C. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { demo: { type: 'boolean', default: false } } });
  const config = readConfig();
  const log = (message: string) => console.log(message);
  const demo = values.demo ? await openDemo(config, log) : null;
  const { signal, forget } = untilAskedToEnd();
  try {
    await serve({
      config,
      log,
      signal,
      parts: {
        serverEntry: join(root, 'apps/server/src/main.ts'),
        configCheck: join(root, 'apps/server/src/check-config.ts'),
        webDist: join(root, 'apps/web/dist'),
        buildWeb: (aborted) => buildWebWhenChanged({ root, env: config.serverEnv, log }, aborted),
      },
      ...(demo && { prepare: (database) => demo.prepare(database) }),
      onReady: async ({ place }) => {
        await demo?.fill();
        log(`EarnTrack is ready at ${config.publicUrl}`);
        log(`Data: ${place}. ${reach(config)} Ctrl-C ends it.`);
      },
    });
    return 0;
  } finally {
    forget();
  }
}

/** Its code comes only with a demo: a start should not wait for it. */
async function openDemo({ dataDir, host, port }: Config, log: (message: string) => void) {
  const { Demo } = await import('../demo/demo.ts');
  return new Demo({ dataDir, baseUrl: addressOf(host, port), log });
}

function reach({ host, isPublicUrlGiven }: Config): string {
  if (['127.0.0.1', '::1', 'localhost'].includes(host)) {
    return 'Only this machine can reach it (HOST=0.0.0.0 and PUBLIC_URL=http://ITS-ADDRESS:PORT open it).';
  }
  if (isPublicUrlGiven) return `It listens on ${host}.`;
  return `It listens on ${host}; to sign in from another machine, set PUBLIC_URL to the address in its browser.`;
}
