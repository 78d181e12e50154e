import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { type Config, readConfig } from '../config/config.ts';
import { root } from '../root.ts';
import { serve } from './start.ts';
import { untilAskedToEnd } from './until-asked-to-end.ts';
import { buildWebWhenChanged } from './web-build.ts';

/** `earntrack start`: everything, until Ctrl-C. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const config = readConfig();
  const log = (message: string) => console.log(message);
  const { signal, forget } = untilAskedToEnd();
  try {
    await serve({
      config,
      log,
      signal,
      parts: {
        serverEntry: join(root, 'apps/server/src/main.ts'),
        webDist: join(root, 'apps/web/dist'),
        buildWeb: (aborted) => buildWebWhenChanged({ root, env: config.serverEnv, log }, aborted),
      },
      onReady: ({ place }) => {
        log(`EarnTrack is ready at ${config.publicUrl}`);
        log(`Data: ${place}. ${reach(config)} Ctrl-C ends it.`);
      },
    });
    return 0;
  } finally {
    forget();
  }
}

function reach({ host, isPublicUrlGiven }: Config): string {
  if (['127.0.0.1', '::1', 'localhost'].includes(host)) {
    return 'Only this machine can reach it (HOST=0.0.0.0 and PUBLIC_URL=http://ITS-ADDRESS:PORT open it).';
  }
  if (isPublicUrlGiven) return `It listens on ${host}.`;
  return `It listens on ${host}; to sign in from another machine, set PUBLIC_URL to the address in its browser.`;
}
