import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { parentOf, ProcessorWatch, REST } from './processor-use.ts';

const BUSY_MS = 200;
const BUSY = `do for (let turn = 0; turn < 1e6; turn += 1); while (process.cpuUsage().user < ${BUSY_MS * 1000}); console.log("done"); setInterval(() => {}, 1000)`;

/** A process that was busy, and is still there. */
async function busy() {
  const child = spawn(process.execPath, ['--eval', BUSY], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  return { child, done: once(child.stdout, 'data') };
}

test('what a part started counts with it, and what is a part of its own does not', {
  timeout: 60_000,
}, async () => {
  const { child, done } = await busy();
  const other = await busy();
  const watch = new ProcessorWatch({ tests: [process.pid], own: [child.pid ?? 0], idle: [] });
  const before = process.cpuUsage();
  watch.note(10);
  await Promise.all([done, other.done]);
  watch.note(20);
  const uses = await watch.uses();
  const { user, system } = process.cpuUsage(before);
  const msOf = Object.fromEntries((uses ?? []).map(({ part, msARequest }) => [part, msARequest]));
  expect(Object.keys(msOf)).toEqual(['tests', 'own', 'idle', REST]);
  expect(msOf['own']).toBeGreaterThan(1);
  // More than this process alone.
  expect(Number(msOf['tests']) * 10).toBeGreaterThan((user + system) / 1000 + BUSY_MS / 2);
  expect(msOf['idle']).toBe(0);
});

test('a process knows who started it', async () => {
  const { child } = await busy();
  expect(await parentOf(child.pid ?? 0)).toBe(process.pid);
});

test('where nothing was answered, nothing is said of a request', async () => {
  const watch = new ProcessorWatch({ tests: [process.pid] });
  watch.note(10);
  watch.note(10);
  const uses = await watch.uses();
  expect(uses?.map(({ msARequest }) => msARequest)).toEqual([null, null]);
});

test('a machine that does not tell who has its processor is no fault', async () => {
  const watch = new ProcessorWatch({ tests: [process.pid] }, '/nowhere');
  watch.note(10);
  // Time for its own reading to fail as well: a rejection that nobody hears ends a bench before its figures are asked for.
  await expect(readFile('/nowhere/stat')).rejects.toThrow('ENOENT');
  watch.note(20);
  expect(await watch.uses()).toBeNull();
});
