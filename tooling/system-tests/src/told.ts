import { setTimeout as pause } from 'node:timers/promises';
import type { Message, OnCall, Way } from './on-call.ts';

interface Expected {
  alert: string;
  ways: readonly Way[];
  isOver: boolean;
  /** Messages from before do not count. */
  sinceMs: number;
  withinMs: number;
}

const POLL_MS = 100;

/** Waits until an alert, or its end, has come on every way. Gives how long that took; throws when it takes longer than it may. */
export async function toldWithin(onCall: OnCall, expected: Expected): Promise<number> {
  const { alert, ways, isOver, sinceMs, withinMs } = expected;
  const comes = ({ text, atMs, ...message }: Message) =>
    atMs >= sinceMs && message.isOver === isOver && names(text, alert);
  for (;;) {
    const came = new Set(onCall.messages.filter(comes).map(({ way }) => way));
    const missing = ways.filter((way) => !came.has(way));
    if (missing.length === 0) return Date.now() - sinceMs;
    if (Date.now() - sinceMs > withinMs)
      throw new Error(`${isOver ? 'The end of ' : ''}${alert} did not come by ${missing.join(', ')}.`);
    // Messages come from outside; the deadline decides.
    await pause(POLL_MS);
  }
}

/** Letters fold long lines, so a name is looked for without what stands between two lines. */
function names(text: string, alert: string): boolean {
  return text.includes(alert) || text.replace(/=?\r?\n\s*/g, '').includes(alert);
}

/** Asks again until nothing is thrown. */
export async function eventually<T>(withinMs: number, ask: () => Promise<T>): Promise<T> {
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    try {
      return await ask();
    } catch (err) {
      if (Date.now() > deadlineMs) throw err;
      await pause(POLL_MS * 5);
    }
  }
}
