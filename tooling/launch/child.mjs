import { constants } from 'node:os';

/** The exit code of a process, in a shell's way where a signal ended it. Rejects when it could not be started. */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? exitCodeFor(signal)));
  });
}

/** What a shell says of a process that this signal ended. */
export function exitCodeFor(signal) {
  return 128 + (constants.signals[signal] ?? 0);
}

/** Signals a process that leads a group of its own, and all that it started. */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (err) {
    if (err.code !== 'ESRCH') throw err;
  }
}
