import { readFile } from 'node:fs/promises';

/** What Linux counts processor time in, whatever the machine. */
export const TICKS_A_SECOND = 100;
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;

/** How many milliseconds of processor these processes used since they began. It is told in steps of ten; a process that ended counts nothing. */
export async function cpuMsOf(pids: readonly number[]): Promise<number> {
  const all = await Promise.all(pids.map(ticksOf));
  return (all.reduce((sum, ticks) => sum + ticks, 0) / TICKS_A_SECOND) * 1_000;
}

async function ticksOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of a process stands in parentheses, and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return Number(fields[USER_TICKS] ?? 0) + Number(fields[SYSTEM_TICKS] ?? 0);
}
