import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { type Config, readConfig } from '../config/config.ts';
import { OperatorError } from '../operator-error.ts';
import { root } from '../root.ts';
import { assertPortFree } from '../start/port.ts';
import { serve } from '../start/start.ts';
import { untilAskedToEnd } from '../start/until-asked-to-end.ts';
import { spawnVite } from './vite-process.ts';

/** `earntrack dev`: Vite serves the pages on PORT and hands requests on to a server, on PORT + 1, that reloads with its sources. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const config = readConfig();
  await assertPortFree(config.host, config.port);
  const asked = untilAskedToEnd();
  const vite = spawnVite(config);
  const viteGone = new AbortController();
  void vite.ended.then(() => viteGone.abort());
  try {
    await serveBehindVite(config, AbortSignal.any([asked.signal, viteGone.signal]));
    if (asked.signal.aborted) return 0;
    throw new OperatorError(`Vite ended by itself (${await vite.ended}); its last lines are above.`);
  } finally {
    asked.forget();
    await vite.stop();
  }
}

function serveBehindVite(config: Config, signal: AbortSignal): Promise<void> {
  return serve({
    config: { ...config, port: config.port + 1 },
    log: console.log,
    signal,
    parts: {
      serverEntry: join(root, 'apps/server/src/main.ts'),
      configCheck: join(root, 'apps/server/src/check-config.ts'),
      webDist: 'none',
      buildWeb: async () => {},
      nodeArgs: ['--watch', '--watch-preserve-output'],
    },
    onReady: () => console.log(`EarnTrack reloads at http://localhost:${config.port}`),
  });
}
