import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LaunchError } from './launch-error.mjs';

const retryMs = 500;
const beatMs = 1_000;
// A holder that was killed beats no more; what it wrote is taken away after as long as no living one is ever silent.
const staleMs = 15_000;

/** Runs `work` while no other process does. Throws LaunchError where the lock cannot be written, and when `signal` aborts the wait. */
export async function withInstallLock(path, signal, work) {
  for (let attempts = 1; !takeLock(path); attempts += 1) {
    if (attempts === 2) console.error('Waiting for another installation of the dependencies to end ...');
    await pause(retryMs, undefined, { signal });
  }
  const beating = setInterval(() => beat(path), beatMs);
  try {
    return await work();
  } finally {
    clearInterval(beating);
    rmSync(path, { force: true });
  }
}

function takeLock(path) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(path, 'wx'));
    return true;
  } catch (err) {
    if (err.code !== 'EEXIST') {
      throw new LaunchError(
        `This account may not write in ${dirname(path)} (${err.code}): start EarnTrack from a folder of its own.`,
      );
    }
    removeWhenStale(path);
    return false;
  }
}

function beat(path) {
  const now = new Date();
  utimesSync(path, now, now);
}

function removeWhenStale(path) {
  if (!isStale(path)) return;
  const aside = `${path}.${randomUUID()}`;
  try {
    // Only one of several waiters can move it; one that moved a fresh lock by mistake puts it back.
    renameSync(path, aside);
    if (isStale(aside)) rmSync(aside, { force: true });
    else renameSync(aside, path);
  } catch (err) {
    if (err.code !== 'ENOENT') throw err;
  }
}

function isStale(path) {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
  return Math.abs(Date.now() - mtimeMs) > staleMs;
}
