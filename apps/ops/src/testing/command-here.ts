import { vi } from 'vitest';

import { commands } from '../commands.ts';
import { codeOfFailure, describeFailure } from '../describe-failure.ts';

/** The command as it is called, in this process: what it prints, and how it ends. */
export async function earntrack(name: string, ...args: string[]) {
  const printed: Record<'log' | 'error', string[]> = { log: [], error: [] };
  const spies = (['log', 'error'] as const).map((stream) =>
    vi.spyOn(console, stream).mockImplementation((line: string) => void printed[stream].push(`${line}\n`)),
  );
  try {
    const loaded = await commands[name]?.load();
    const code = await loaded?.run(args);
    return { code, stdout: printed.log.join(''), stderr: printed.error.join('') };
  } catch (err) {
    return { code: codeOfFailure(err), stdout: printed.log.join(''), stderr: describeFailure(err) };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
