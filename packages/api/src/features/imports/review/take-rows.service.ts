import type { StatementImportRow, StatementItemRow } from '@earntrack/db';
import type { Actor, Handle } from '../../../actor.ts';
import { findReplaced, releaseEntries } from '../recording/replaced.queries.ts';
import { updateDecision } from '../staging/items.queries.ts';
import { decisionRefused } from './decision-refused.ts';
import { decideStaged, type ReviewedItem } from './review-import.service.ts';

/**
 * A person takes what a row says although they changed or deleted its entry, or another file says otherwise. What they have is kept beside
 * the row, to be given back where the import is undone. Throws an AppError where there is nothing to take.
 */
export async function takeRow(
  tx: Handle,
  actor: Actor,
  { row, item }: { row: StatementImportRow; item: StatementItemRow },
): Promise<void> {
  const undecided = { ...item, decision: decisionWithout(item), replaced: null };
  const [decided] = await decideStaged(tx, actor, { row, page: [undecided] });
  const entry = decided?.settled ?? decided?.takesBack.find((each) => each.kept !== null)?.entry;
  const kept = decided?.kept ?? null;
  if (kept === null || entry === undefined)
    throw decisionRefused('This row is taken anyway, or is gone for good');
  if (kept === 'moved') throw decisionRefused('You moved this entry to another platform, so it stays yours');
  const place = { importId: row.id, chunk: item.chunk, position: item.position };
  const isPersons = kept !== 'otherFile' && kept !== 'takenBack';
  const found = { kind: entry.item.kind, id: entry.targetId };
  const replaced = isPersons ? await findReplaced(tx, actor.userId, found) : null;
  const patch = { decision: 'take', replaced: replaced && JSON.stringify(replaced) } as const;
  await updateDecision(tx, actor.userId, { ...place, patch });
}

/** What a row is where it is not taken: a person may have said that it is what they typed. */
function decisionWithout({ row_id: rowId }: StatementItemRow): 'merge' | null {
  return rowId === null ? null : 'merge';
}

/**
 * Lets files write again what a person gave up for a row. Where they changed it since they said so, that is what they want, and the row is
 * not taken; where it is not theirs any more, there is nothing to give back.
 */
export async function releaseTaken(tx: Handle, actor: Actor, items: readonly ReviewedItem[]): Promise<void> {
  const taken = items.filter(({ isTakenFromPerson }) => isTakenFromPerson);
  for (const kind of ['earning', 'work', 'payout'] as const) {
    const ids = taken.flatMap(({ settled }) => (settled?.item.kind === kind ? [settled.targetId] : []));
    await releaseEntries(tx, actor.userId, { kind, ids });
  }
  for (const { stored, kept, isTakenFromPerson } of items) {
    if (stored.decision !== 'take' || isTakenFromPerson) continue;
    const isTaken = kept === null || kept === 'otherFile' || kept === 'takenBack';
    const decision = isTaken ? 'take' : decisionWithout(stored);
    if (decision === 'take' && stored.replaced === null) continue;
    const place = { importId: stored.import_id, chunk: stored.chunk, position: stored.position };
    await updateDecision(tx, actor.userId, { ...place, patch: { decision, replaced: null } });
  }
}
