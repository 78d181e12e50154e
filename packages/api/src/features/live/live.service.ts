import { type ChangeView, type changesInput, LIMITS } from '@earntrack/contract';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import type { LiveHub } from './live-hub.ts';
import { findLastPosition, isKnownFrom, listChangesAfter } from './live.queries.ts';
import { changeView } from './live.view.ts';

type Wanted = z.output<typeof changesInput>;

/** A change, and the place to go on from once it has arrived. */
export interface PlacedChange {
  position: bigint;
  change: ChangeView;
}

export interface Waiting {
  db: Handle;
  actor: Actor;
  hub: LiveHub;
  /** Throws where whoever waits may not look any more. */
  assertAllowed: () => Promise<void>;
  /** When what lets them look ends by itself; null for never. */
  expiresAt: Date | null;
  now: () => Date;
  signal: AbortSignal | undefined;
}

/** After so long it is looked all the same: what was not heard, and what has ended without a word, is found then. */
const LOOK_MS = 15_000;
const SHORTEST_MS = 20;
const DAY_MS = 86_400_000;

/** Tells what changes in an account, from a place on, until nobody listens or they may not look any more. */
export async function* followChanges(
  { db, actor: { userId }, ...waiting }: Waiting,
  wanted: Wanted,
): AsyncGenerator<PlacedChange, void, void> {
  const { hub, assertAllowed, signal } = waiting;
  // Before anything is read, so that nothing falls between reading and waiting.
  const seat = hub.join(userId);
  try {
    const start = await placeOf(db, userId, wanted);
    let { position } = start;
    if (start.first !== null) yield { position, change: { kind: start.first, origin: null } };
    for (;;) {
      for (const row of await listChangesAfter(db, userId, position)) {
        ({ position } = row);
        yield { position, change: changeView(row) };
      }
      if ((await seat.next(waitOf(waiting), signal)) === 'over') return;
      await assertAllowed();
    }
  } finally {
    hub.leave(userId, seat);
  }
}

/** Up to the end of what lets them look; where that was prolonged meanwhile, the usual time. */
function waitOf({ expiresAt, now }: Pick<Waiting, 'expiresAt' | 'now'>): number {
  const leftMs = expiresAt === null ? 0 : expiresAt.getTime() - now().getTime();
  return leftMs > 0 && leftMs < LOOK_MS ? Math.max(leftMs, SHORTEST_MS) : LOOK_MS;
}

interface Place {
  position: bigint;
  /** What is said first; null where the one who goes on knows where they are. */
  first: 'nothing' | 'everything' | null;
}

async function placeOf(db: Handle, ownerId: string, wanted: Wanted): Promise<Place> {
  const { lastEventId, shownForMs } = wanted;
  if (lastEventId === undefined) return firstPlace(db, ownerId, shownForMs);
  const position = BigInt(lastEventId);
  const last = await findLastPosition(db, ownerId);
  // A place that is still to come was given by a database that a backup has taken the place of since.
  const isKnown = position === last || (position < last && (await isKnownFrom(db, ownerId, position)));
  return isKnown ? { position, first: null } : { position: last, first: 'everything' };
}

async function firstPlace(db: Handle, ownerId: string, shownForMs: number): Promise<Place> {
  const isLongAgo = shownForMs > LIMITS.liveEventDays * DAY_MS;
  const position = await findLastPosition(db, ownerId, isLongAgo ? 0 : shownForMs);
  return { position, first: isLongAgo ? 'everything' : 'nothing' };
}
