import { holdAccount } from '@earntrack/db';
import type { Actor, Handle } from '../../../actor.ts';
import { deleteTargets } from '../recording/targets.queries.ts';
import { adjustedOf, tieAgain, tieThoseThere } from '../recording/tie-again.service.ts';
import { writeItems } from '../recording/write-items.ts';
import { isWritten } from '../review/decide-item.ts';
import { knownTargets } from '../review/known-targets.ts';
import { outcomeOf } from '../review/outcome-of.ts';
import { type RecordedItem, reviveItem } from '../staging/staged-item.ts';
import { personsHold } from '../undo/persons-hold.ts';
import { withEverySaid } from './every-said.ts';
import { pagesOfIds } from './pages-of-ids.ts';
import { listJoinedIds, listRowsThatStand } from './rows-of-entries.queries.ts';
import { versionsOf } from './versions-of.ts';
import { listMerged } from './versions.queries.ts';
import { settle } from './versions.ts';

/**
 * Has the fees that files have in earnings stand alone, or not any more, where a person changed whether those say any, or took a change
 * back. The caller holds the account; where an earning became another one while it waited for that, it is held here.
 */
export async function settleFees(tx: Handle, actor: Actor, earningIds: readonly string[]): Promise<void> {
  await holdAccount(tx, actor.userId);
  for (const page of pagesOfIds(earningIds)) await settleFeesOf(tx, actor, page);
}

async function settleFeesOf(tx: Handle, actor: Actor, earningIds: readonly string[]): Promise<void> {
  const { userId } = actor;
  const rowIds = await listJoinedIds(tx, userId, earningIds);
  if (rowIds.length === 0) return;
  const { everSaid } = await listMerged(tx, userId, { rowIds, without: null });
  const stored = await listRowsThatStand(tx, userId, { kind: 'earning', ids: [...rowIds, ...everSaid] });
  const items = stored.map(reviveItem).filter((item): item is RecordedItem => item.targetId !== null);
  if (items.length === 0) return;
  const { versions, entryOf } = await versionsOf(tx, userId, { items, file: null, without: null });
  const said = items.map((item) => {
    const whole = settle(versions.of(entryOf(item)));
    return { isAlone: whole !== null, settled: withEverySaid({ ...item, item: whole ?? item.item }) };
  });
  const settled = said.map((each) => each.settled);
  const known = await knownTargets(tx, userId, { items: settled, isLocking: true });
  const isHeld = await personsHold(tx, userId, { items: settled, known });
  const gone = said.filter((each) => !each.isAlone && !isHeld(each.settled));
  const ids = gone.map((each) => each.settled.targetId);
  await deleteTargets(tx, userId, { kind: 'earning', ids });
  const alone = said.flatMap((each) => (each.isAlone ? [each.settled] : []));
  const written = alone.map((each) => ({ settled: each, outcome: outcomeOf(each, known) })).filter(isWritten);
  await writeItems(tx, actor, written);
  const writtenItems = written.map((each) => each.settled);
  await tieThoseThere(tx, userId, adjustedOf(writtenItems, known.adjustedIds));
  await tieAgain(tx, userId, written);
}
