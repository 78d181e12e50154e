import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { INHERITED } from '@earntrack/testkit/child-process';

const MAIN = join(import.meta.dirname, '../main.ts');

/** Runs the command in a process of its own, as a person does, with what they pipe into it. */
export function commandAt(
  args: string[],
  env: Record<string, string> = {},
  input = '',
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...INHERITED, HOME: process.env['HOME'] ?? '/', ...env },
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (printed.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (printed.stderr += text));
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...printed })));
}
