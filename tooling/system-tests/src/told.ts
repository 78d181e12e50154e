import { setTimeout as pause } from 'node:timers/promises';
import type { Message, OnCall, Way } from './on-call.ts';
import type { Stack } from './stack.ts';

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
  for (;;) {
    const came = waysOf(onCall, { alert, isOver, sinceMs });
    const missing = ways.filter((way) => !came.has(way));
    if (missing.length === 0) return Date.now() - sinceMs;
    if (Date.now() - sinceMs > withinMs)
      throw new Error(`${isOver ? 'The end of ' : ''}${alert} did not come by ${missing.join(', ')}.`);
    // Messages come from outside; the deadline decides.
    await pause(POLL_MS);
  }
}

/** Every way by which an alert, or its end, has come. */
export function waysOf(onCall: OnCall, told: Pick<Expected, 'alert' | 'isOver' | 'sinceMs'>): Set<Way> {
  const comes = ({ text, atMs, isOver }: Message) =>
    atMs >= told.sinceMs && isOver === told.isOver && isAbout(text, told.alert);
  return new Set(onCall.messages.filter(comes).map(({ way }) => way));
}

/** Every message names the page of its alert. Letters fold long lines, so it is looked for without what stands between two lines. */
function isAbout(text: string, alert: string): boolean {
  const page = `docs/runbook/${alert}.md`;
  return text.includes(page) || text.replace(/=?\r?\n\s*/g, '').includes(page);
}

/** Waits until Prometheus has all of these firing. */
export function fireWithin(
  withinMs: number,
  prometheus: Stack['prometheus'],
  alerts: readonly (readonly [string, unknown])[],
): Promise<void> {
  return eventually(withinMs, async () => {
    const names = await prometheus.firing();
    const missing = alerts.map(([name]) => name).filter((name) => !names.includes(name));
    if (missing.length > 0) throw new Error(`${missing.join(', ')} did not fire.`);
  });
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

/** Whether nothing but the proof of life is firing. */
export function isCalm(names: readonly string[]): boolean {
  return names.every((name) => name === 'Watchdog');
}
