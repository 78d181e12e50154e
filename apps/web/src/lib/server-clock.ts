import { useSyncExternalStore } from 'react';

/** How far the two clocks may be apart before this device's is taken for wrong, in milliseconds. */
const TOLERANCE_MS = 120_000;

/** How far the server's clock is ahead of a device that is wrong; zero while it is right. */
let aheadMs = 0;
const listeners = new Set<() => void>();

interface Exchange {
  /** Of the answer: the server's time, to the second. */
  date: string | null;
  sentMs: number;
  receivedMs: number;
}

/** Compares the clocks: the server wrote its answer at some time between sending and receiving. */
export function noticeServerTime({ date, sentMs, receivedMs }: Exchange): void {
  const serverMs = Date.parse(date ?? '');
  if (Number.isNaN(serverMs)) return;
  const before = aheadMs;
  const isWithin = serverMs > sentMs - TOLERANCE_MS && serverMs < receivedMs + TOLERANCE_MS;
  aheadMs = isWithin ? 0 : serverMs - receivedMs;
  if (isApart(before, aheadMs)) for (const listener of listeners) listener();
}

/** Answers differ by the time that they were under way, which is no change of a clock. */
function isApart(one: number, other: number): boolean {
  if (Math.abs(one - other) > TOLERANCE_MS) return true;
  return (one === 0) !== (other === 0);
}

/** The time that it is now, by the server where this device is wrong. */
export function nowMs(): number {
  return Date.now() + aheadMs;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let shownMs = 0;

/** Milliseconds by which this device is behind the server (negative: ahead of it), zero while it is right. */
export function useClockFault(): number {
  return useSyncExternalStore(subscribe, () => {
    if (isApart(shownMs, aheadMs)) shownMs = aheadMs;
    return shownMs;
  });
}
