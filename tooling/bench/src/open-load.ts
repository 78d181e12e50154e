import { setTimeout as pause } from 'node:timers/promises';
import { type Lane, openLane } from './http-lane.ts';

/** One request of somebody, and what it was for. */
export interface Errand {
  kind: string;
  request: Buffer;
  /** Told when it was answered with success. */
  onDone?: () => void;
}

export interface OpenLoad {
  origin: string;
  perSecond: number;
  /**
   * What is asked in these is not in the result: connections, plans and caches come to be, and the rate rises evenly from nothing. A
   * server that just started cannot do yet what it will, and would go into what counts with a queue of its first seconds.
   */
  warmUpSeconds: number;
  seconds: number;
  next: () => Errand;
  /** How many requests are under way at once; what is due beyond that waits to be sent. */
  connections?: number;
  /** Told when the measured part begins, and when it ends. */
  onMeasuring?: (is: 'begun' | 'ended') => void;
}

export interface ErrandTimes {
  /** From the instant at which it was due, whether somebody was free to send it or not. */
  timesMs: number[];
  failures: Map<string, number>;
}

export interface OpenLoadResult {
  /** When the measured part ended. */
  endedAt: Date;
  byKind: Map<string, ErrandTimes>;
}

interface Due {
  errand: Errand;
  atMs: number;
  isMeasured: boolean;
}

const CONNECTIONS = 128;
const TICK_MS = 1;
/** What has no answer so long after the end is counted as not answered. */
const PATIENCE_MS = 10_000;

/**
 * Asks at a fixed rate, however slow the answers are. A load that waits for an answer before it asks anew asks less of a server
 * that is slow, and never sees how long those would have waited who came meanwhile.
 */
export async function openLoad({
  origin,
  perSecond,
  warmUpSeconds,
  seconds,
  next,
  connections = CONNECTIONS,
  onMeasuring = () => {},
}: OpenLoad): Promise<OpenLoadResult> {
  const queue = new DueQueue();
  const byKind = new Map<string, ErrandTimes>();
  const lanes = Array.from({ length: connections }, () => runLane({ origin, queue, byKind }));
  const startMs = performance.now();
  const dueAt = timetable({ perSecond, warmUpSeconds });
  const warmUps = Math.round((warmUpSeconds * perSecond) / 2);
  const count = warmUps + Math.round(seconds * perSecond);
  for (let sent = 0; sent < count; ) {
    for (; sent < count && startMs + dueAt(sent) <= performance.now(); sent += 1) {
      if (sent === warmUps) onMeasuring('begun');
      queue.put({ errand: next(), atMs: startMs + dueAt(sent), isMeasured: sent >= warmUps });
    }
    await pause(TICK_MS);
  }
  onMeasuring('ended');
  const endedAt = new Date();
  const given = Promise.withResolvers<void>();
  const patience = setTimeout(given.resolve, PATIENCE_MS);
  queue.close();
  await Promise.race([Promise.all(lanes), given.promise]);
  clearTimeout(patience);
  for (const due of queue.giveUp()) note(byKind, due, 'no answer');
  return { endedAt, byKind };
}

/** When each is due, in milliseconds from the start: with a rate that rises to the end of warming up, and stays. */
function timetable({ perSecond, warmUpSeconds }: Pick<OpenLoad, 'perSecond' | 'warmUpSeconds'>) {
  const warmUps = (warmUpSeconds * perSecond) / 2;
  return (place: number) =>
    place < warmUps
      ? Math.sqrt((2 * place * warmUpSeconds) / perSecond) * 1000
      : (warmUpSeconds + (place - warmUps) / perSecond) * 1000;
}

interface Running {
  origin: string;
  queue: DueQueue;
  byKind: Map<string, ErrandTimes>;
}

async function runLane({ origin, queue, byKind }: Running): Promise<void> {
  let lane: Lane | null = null;
  for (let due = await queue.take(); due !== null; due = await queue.take()) {
    let fault: string | null = null;
    try {
      if (lane === null || !lane.isOpen()) lane = await openLane(origin);
      const answer = await lane.ask(due.errand.request);
      if (answer.status === 200) due.errand.onDone?.();
      else fault = String(answer.status);
      if (answer.isLast) lane.close();
    } catch {
      fault = 'connection lost';
      lane?.close();
    }
    if (queue.finish(due)) note(byKind, due, fault);
  }
  lane?.close();
}

function note(byKind: Map<string, ErrandTimes>, due: Due, fault: string | null): void {
  if (!due.isMeasured) return;
  const { kind } = due.errand;
  const times = byKind.get(kind) ?? { timesMs: [], failures: new Map<string, number>() };
  byKind.set(kind, times);
  times.timesMs.push(performance.now() - due.atMs);
  if (fault !== null) times.failures.set(fault, (times.failures.get(fault) ?? 0) + 1);
}

/** What is due, the earliest first, and who waits for something to do. */
class DueQueue {
  #waiting: Due[] = [];
  #head = 0;
  #underWay = new Set<Due>();
  #idle: ((due: Due | null) => void)[] = [];
  #isClosed = false;

  put(due: Due): void {
    const idle = this.#idle.pop();
    if (idle === undefined) this.#waiting.push(due);
    else this.#hand(due, idle);
  }

  /** Null once there is nothing more to do. */
  take(): Promise<Due | null> {
    return new Promise((resolve) => {
      const due = this.#waiting[this.#head];
      if (due !== undefined) {
        this.#head += 1;
        this.#hand(due, resolve);
      } else if (this.#isClosed) resolve(null);
      else this.#idle.push(resolve);
    });
  }

  /** False for what was given up meanwhile. */
  finish(due: Due): boolean {
    return this.#underWay.delete(due);
  }

  close(): void {
    this.#isClosed = true;
    for (const idle of this.#idle.splice(0)) idle(null);
  }

  /** All that was not answered. */
  giveUp(): Due[] {
    const left = [...this.#underWay, ...this.#waiting.slice(this.#head)];
    this.#underWay.clear();
    this.#waiting = [];
    this.#head = 0;
    return left;
  }

  #hand(due: Due, to: (due: Due) => void): void {
    this.#underWay.add(due);
    to(due);
  }
}
