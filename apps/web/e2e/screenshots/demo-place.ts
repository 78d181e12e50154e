import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort } from '@earntrack/testkit';

const MAIN = join(import.meta.dirname, '../../../ops/src/main.ts');
const SIGN_IN = /^Sign in as (?<email>\S+) with the password (?<password>\S+)$/;
const READY = /^EarnTrack is ready at /;

export interface DemoPlace {
  url: string;
  email: string;
  password: string;
  /** Ends it and leaves nothing behind. */
  end(): Promise<void>;
}

/** The built product with its demo, in a folder that goes away with it. */
export async function startDemoPlace(): Promise<DemoPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-screenshots-'));
  // The database runs as another account where this one is root.
  chmodSync(folder, 0o755);
  const port = String(await findFreePort());
  const env = { ...process.env, PORT: port, EARNTRACK_DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [MAIN, 'start', '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: `http://localhost:${port}`, ...(await credentialsOf(child)), end };
  } catch (err) {
    await end();
    throw err;
  }
}

async function credentialsOf({ stdout }: ChildProcess): Promise<{ email: string; password: string }> {
  let credentials = { email: '', password: '' };
  if (stdout === null) throw new Error('The product has no output.');
  for await (const line of createInterface(stdout)) {
    const { email, password } = SIGN_IN.exec(line)?.groups ?? {};
    if (email && password) credentials = { email, password };
    if (READY.test(line)) return credentials;
  }
  throw new Error('The product ended before it was ready; its words are above.');
}
