import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { Config } from '../config/config.ts';
import { root } from '../root.ts';

export interface ViteProcess {
  /** Resolves, with how it ended, once Vite is gone. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts Vite on the port of `config`, handing requests on to the next one. */
export function spawnVite({ port, serverEnv }: Config): ViteProcess {
  const webRoot = join(root, 'apps/web');
  const program = join(webRoot, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [program, '--port', String(port), '--strictPort'], {
    cwd: webRoot,
    env: { ...serverEnv, EARNTRACK_API: `http://127.0.0.1:${port + 1}` },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code, signal]) =>
    signal === null ? `exit code ${code}` : `signal ${signal}`,
  );
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { ended, stop };
}
