import { readFileSync } from 'node:fs';

const parentWatchMs = 250;

/**
 * Calls `onEnd` with a signal's name for each signal that asks this process to end, and once when what started it is gone.
 * To be called first of all: an end that comes while dependencies are being installed counts as well.
 */
export function watchForEnd(onEnd) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => onEnd(signal));
  // npm killed with SIGKILL passes nothing on, and a shell between npm and us passes nothing on in any case; we would keep the port.
  if (process.env.npm_lifecycle_event === undefined) return;
  const ancestry = findAncestry();
  const timer = setInterval(() => {
    if (findAncestry() === ancestry) return;
    clearInterval(timer);
    onEnd('SIGTERM');
  }, parentWatchMs);
  timer.unref();
}

// Ours is npm, or the shell that npm runs scripts with; then npm is the shell's parent. What started npm may well end before it.
function findAncestry() {
  const parent = process.ppid;
  try {
    const [, name, grandparent] =
      /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? [];
    return name?.endsWith('sh') ? `${parent} ${grandparent}` : `${parent}`;
  } catch {
    // Not Linux, or the parent is gone.
    return `${parent}`;
  }
}
