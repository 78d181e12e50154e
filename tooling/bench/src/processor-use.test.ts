import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { parentOf, ProcessorWatch, REST } from './processor-use.ts';

const BUSY =
  'const end = Date.now() + 400; while (Date.now() < end); console.log("done"); setInterval(() => {}, 1000)';

/** A process that was busy, and is still there. */
async function busy() {
  const child = spawn(process.execPath, ['--eval', BUSY], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, done: once(child.stdout, 'data') };
}

test('what a part started counts with it, and what is a part of its own does not', async () => {
  const { child, done } = await busy();
  const other = await busy();
  try {
    const watch = new ProcessorWatch({ tests: [process.pid], own: [child.pid ?? 0], idle: [] });
    watch.note(10);
    await Promise.all([done, other.done]);
    watch.note(20);
    const uses = await watch.uses();
    const msOf = Object.fromEntries(uses.map(({ part, msARequest }) => [part, msARequest]));
    expect(Object.keys(msOf)).toEqual(['tests', 'own', 'idle', REST]);
    expect(msOf['own']).toBeGreaterThan(1);
    expect(msOf['tests']).toBeGreaterThan(1);
    expect(msOf['idle']).toBe(0);
  } finally {
    child.kill();
    other.child.kill();
  }
});

test('a process knows who started it', async () => {
  const { child } = await busy();
  expect(await parentOf(child.pid ?? 0)).toBe(process.pid);
  child.kill();
});
