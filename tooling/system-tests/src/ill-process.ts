/**
 * What can be wrong with a process, for a server that these tests start: its NODE_OPTIONS load this file, and its parent says what is wrong
 * from now on. Nothing in the product knows of it, and a restart is the cure.
 */
import { isMainThread, Worker } from 'node:worker_threads';

export type Illness =
  | { kind: 'computes' }
  | { kind: 'blocks' }
  | { kind: 'leaks'; limitBytes: number }
  | { kind: 'fills' }
  | { kind: 'misreads the clock'; byMs: number };

/** Longer than what is called blocked; between two of them everybody has a turn. */
const BLOCKED_MS = 230;
const PAUSE_MS = 370;
const LEAK_BYTES = 16 * 1024 * 1024;
const LEAK_EVERY_MS = 100;
/** It stays below the end, where the machine would kill it: that is another fault. */
const LEAKED_SHARE = 0.9;

const FILLED_AT_ONCE = 1_000_000;

const kept: Buffer[] = [];
const filling: unknown[] = [];

function fallIll(illness: Illness): void {
  if (illness.kind === 'computes') computeForever();
  else if (illness.kind === 'blocks') blockAgain();
  else if (illness.kind === 'leaks') leak(illness.limitBytes);
  else if (illness.kind === 'fills') fill();
  else misreadClock(illness.byMs);
}

/** A thread of its own: the processor is taken, and answers come all the same. */
function computeForever(): void {
  new Worker('for (;;);', { eval: true }).unref();
}

function blockAgain(): void {
  const untilMs = performance.now() + BLOCKED_MS;
  while (performance.now() < untilMs);
  setTimeout(blockAgain, PAUSE_MS).unref();
}

/** In a container of that size, which is told as the operating system would tell it. */
function leak(limitBytes: number): void {
  process.constrainedMemory = () => limitBytes;
  setInterval(() => {
    // Filled, since what is not written to takes no memory.
    if (process.memoryUsage.rss() < limitBytes * LEAKED_SHARE) kept.push(Buffer.alloc(LEAK_BYTES, 1));
  }, LEAK_EVERY_MS).unref();
}

/** What is kept on the heap of JavaScript, until Node itself gives up. */
function fill(): void {
  setInterval(
    () => filling.push(Array.from({ length: FILLED_AT_ONCE }, (_, at) => ({ at }))),
    LEAK_EVERY_MS,
  ).unref();
}

const RealDate = Date;
let misreadByMs = 0;

/** As when the clock of a machine is set: all that asks for the time gets another one, and timers go on as they were. */
function misreadClock(byMs: number): void {
  misreadByMs = byMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given, made) =>
      Reflect.construct(target, given.length === 0 ? [RealDate.now() + misreadByMs] : given, made) as object,
    get: (target, name) =>
      name === 'now' ? () => RealDate.now() + misreadByMs : (Reflect.get(target, name) as unknown),
  });
}

if (isMainThread && process.channel) {
  process.on('message', fallIll);
  // Whoever may say something does not keep it from ending.
  process.channel.unref();
}
