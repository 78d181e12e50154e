import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './places.ts';

/** Runs the operators' command as a person does. */
export function earntrack(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const options = { env: { HOME: '/', PATH: process.env['PATH'], ...env } };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'apps/ops/src/main.ts'), ...args],
      options,
      (fault, stdout, stderr) => resolve({ code: fault === null ? 0 : Number(fault.code), stdout, stderr }),
    );
  });
}
