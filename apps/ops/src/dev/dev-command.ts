import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { readConfig } from '../config/config.ts';
import { root } from '../root.ts';
import { assertPortFree } from '../start/port.ts';
import { serve } from '../start/start.ts';
import { untilAskedToEnd } from '../start/until-asked-to-end.ts';

const webRoot = join(root, 'apps/web');

/** `earntrack dev`: Vite serves the pages on PORT and hands requests on to a server, on PORT + 1, that reloads with its sources. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const config = readConfig();
  await assertPortFree(config.host, config.port);
  const api = { ...config, port: config.port + 1 };
  const vite = spawnVite(config.port, api.port);
  const { signal, forget } = untilAskedToEnd();
  try {
    await serve({
      config: api,
      log: console.log,
      signal,
      parts: {
        serverEntry: join(root, 'apps/server/src/main.ts'),
        webDist: join(webRoot, 'dist'),
        buildWeb: async () => {},
        nodeArgs: ['--watch', '--watch-preserve-output'],
      },
      onReady: () => console.log(`EarnTrack reloads at http://localhost:${config.port}`),
    });
    return 0;
  } finally {
    forget();
    const isRunning = vite.exitCode === null && vite.signalCode === null;
    if (isRunning && vite.kill()) await once(vite, 'exit');
  }
}

function spawnVite(port: number, apiPort: number) {
  const program = join(webRoot, 'node_modules/vite/bin/vite.js');
  const env = { ...readConfig().serverEnv, EARNTRACK_API: `http://127.0.0.1:${apiPort}` };
  return spawn(process.execPath, [program, '--port', String(port), '--strictPort'], {
    cwd: webRoot,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
