import { execFile } from 'node:child_process';

import type { Account } from './account.ts';

/** What postgres may see of our environment: PG* and LD_* variables of the caller would change what it does. */
export const childEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Who a child runs as; empty where this process already is that account. */
export function identityOf(account: Account): { uid?: number; gid?: number } {
  return account.isOwn ? {} : { uid: account.uid, gid: account.gid };
}

/** Runs a program to its end as `account`. Never throws: a program that cannot be run has code 127. */
export function runAs(account: Account, file: string, args: string[]): Promise<Outcome> {
  const options = { ...identityOf(account), env: childEnv, cwd: '/', maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(file, args, options, (err, stdout, stderr) => {
      const code = err === null ? 0 : typeof err.code === 'number' ? err.code : 127;
      resolve({ code, stdout, stderr: stderr || (err?.message ?? '') });
    });
  });
}
