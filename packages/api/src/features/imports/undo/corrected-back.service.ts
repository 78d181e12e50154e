import type { Actor, Handle } from '../../../actor.ts';
import { adjustedOf, tieAgain, tieThoseThere } from '../recording/tie-again.service.ts';
import { listEarningsByIds } from '../recording/targets.queries.ts';
import { writeItems } from '../recording/write-items.ts';
import { knownTargets } from '../review/known-targets.ts';
import { type RecordedItem, reviveItem } from '../staging/staged-item.ts';
import { withEverySaid } from '../versions/every-said.ts';
import type { Corrected } from '../versions/keep-nobodys.service.ts';
import { listRowsOfOthers } from '../versions/rows-of-entries.queries.ts';
import { versionsOf } from '../versions/versions-of.ts';
import { settle } from '../versions/versions.ts';
import { listThere } from './give-back.queries.ts';

interface ComingBack {
  /** What a person gave up for rows of the import, with what it corrects. */
  corrections: readonly Corrected[];
  /** The import that is undone. */
  without: string;
}

/**
 * What corrections correct that come back, where that is gone: while nothing held it a later file left nothing of it, or its last file was
 * undone. It says what the files say that say anything of it; by the one that made it where none does.
 */
export async function correctedGone(
  db: Handle,
  ownerId: string,
  { corrections, without }: ComingBack,
): Promise<RecordedItem[]> {
  const back = corrections.filter(({ isGivenUp, heirAt }) => isGivenUp && heirAt === null);
  const ids = [...new Set(back.map(({ id }) => id))];
  const known = await listEarningsByIds(db, ownerId, { ids, isLocking: false });
  const there = new Set(known.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id));
  return wordsOfHeld(db, ownerId, { ids: gone, without });
}

/** What earnings say that a person holds while files leave nothing of them: what those say that say anything; by the one that made it where none does. */
export async function wordsOfHeld(
  db: Handle,
  ownerId: string,
  { ids, without }: { ids: readonly string[]; without: string },
): Promise<RecordedItem[]> {
  const stored = await listRowsOfOthers(db, ownerId, { kind: 'earning', ids, without });
  const items = stored.map(reviveItem).filter((item) => item.targetId !== null);
  if (items.length === 0) return [];
  const platformIds = items.map(({ platformId }) => platformId);
  const platforms = await listThere(db, ownerId, { table: 'platform', ids: platformIds });
  const { versions, entryOf } = await versionsOf(db, ownerId, { items, file: null, without });
  return items
    .filter(({ platformId }) => platforms.has(platformId))
    .map((item) => {
      const saying = versions.of(entryOf(item)).filter((version) => version.item !== null);
      return withEverySaid({ ...item, item: settle(saying) ?? item.item });
    });
}

/** Has it there again, as files said it, with what other files correct of it; the caller ties what comes back itself, and settles it again once the import says nothing any more. */
export async function bringBackCorrected(
  tx: Handle,
  actor: Actor,
  gone: readonly RecordedItem[],
): Promise<void> {
  const written = gone.map((settled) => ({ settled, outcome: 'new' as const }));
  await writeItems(tx, actor, written);
  const { adjustedIds } = await knownTargets(tx, actor.userId, { items: gone });
  await tieThoseThere(tx, actor.userId, adjustedOf(gone, adjustedIds));
  await tieAgain(tx, actor.userId, written);
}
