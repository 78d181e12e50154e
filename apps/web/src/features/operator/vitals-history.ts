import { quantileOf, type VitalsView } from '@earntrack/contract';

/** What one look gave, and when. */
export interface Look {
  atMs: number;
  vitals: VitalsView;
}

/** Looks by the instance that answered: a balancer may send each look to another one. */
export type VitalsHistory = Readonly<Record<string, readonly Look[]>>;

/** How far back the page remembers. */
export const HISTORY_MS = 5 * 60_000;

/** What happened between two looks at the same instance, and how it was at the later one. */
export interface VitalsPoint {
  atMs: number;
  requestsPerSecond: number;
  /** Shares of 1; null where nothing was asked. */
  errorShare: number | null;
  p95Ms: number | null;
  busyShare: number | null;
  delayP99Ms: number | null;
  memoryBytes: number;
  connectionsInUse: number;
  connectionsAwaited: number;
  cacheHitShare: number | null;
}

/** The history with one more look, without what is too old. */
export function withLook(history: VitalsHistory, look: Look): VitalsHistory {
  const { id } = look.vitals.instance;
  const all = { ...history, [id]: [...(history[id] ?? []), look] };
  const kept = Object.entries(all).map(
    ([instance, looks]) => [instance, looks.filter(({ atMs }) => atMs > look.atMs - HISTORY_MS)] as const,
  );
  return Object.fromEntries(kept.filter(([, looks]) => looks.length > 0));
}

/** One point for every two looks that follow each other. */
export function pointsOf(looks: readonly Look[]): VitalsPoint[] {
  return looks.slice(1).map((look, index) => pointBetween(looks[index] ?? look, look));
}

function pointBetween({ vitals: before }: Look, { atMs, vitals: now }: Look): VitalsPoint {
  const seconds = (now.uptimeMs - before.uptimeMs) / 1000;
  const requests = now.requests - before.requests;
  const active = now.eventLoop.activeMs - before.eventLoop.activeMs;
  const idle = now.eventLoop.idleMs - before.eventLoop.idleMs;
  const hits = now.cache.hits - before.cache.hits;
  const looked = hits + now.cache.misses - before.cache.misses + now.cache.others - before.cache.others;
  return {
    atMs,
    requestsPerSecond: seconds > 0 ? requests / seconds : 0,
    errorShare: shareOf(now.failures - before.failures, requests),
    p95Ms: p95Between(before, now),
    busyShare: shareOf(active, active + idle),
    delayP99Ms: now.eventLoop.delayP99Ms,
    memoryBytes: now.memory.usedBytes,
    connectionsInUse: now.pool.total - now.pool.idle,
    connectionsAwaited: now.pool.waiting,
    cacheHitShare: shareOf(hits, looked),
  };
}

function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function p95Between(before: VitalsView, now: VitalsView): number | null {
  const earlier = new Map(before.durations.map(({ upToSeconds, requests }) => [upToSeconds, requests]));
  const buckets = now.durations.map(({ upToSeconds, requests }) => ({
    upToSeconds,
    count: requests - (earlier.get(upToSeconds) ?? 0),
  }));
  const seconds = quantileOf(buckets, 0.95);
  return seconds === null ? null : seconds * 1000;
}
