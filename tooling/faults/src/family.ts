import { readFile, readdir } from 'node:fs/promises';

/** Processes and those that they started, all at once, as when power fails. */
export async function killFamily(...heads: number[]): Promise<void> {
  const families = await Promise.all(heads.map(familyOf));
  for (const pid of families.flat()) killAtOnce(pid);
}

/** A process, so that it starts none anew, and those that it started. */
async function familyOf(head: number): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const children: number[] = [];
  for (const pid of pids) if ((await parentOf(pid)) === head) children.push(pid);
  return [head, ...children];
}

async function parentOf(pid: number): Promise<number> {
  // Whoever ended meanwhile has no parent.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(/\) \S (\d+)/.exec(stat)?.[1]);
}

function killAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (err) {
    // It ended by itself when its head was gone.
    if ((err as NodeJS.ErrnoException).code !== 'ESRCH') throw err;
  }
}
