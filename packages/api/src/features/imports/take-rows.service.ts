import type { StatementImportRow, StatementItemRow } from '@earntrack/db';
import type { Actor, Handle } from '../../actor.ts';
import { decisionRefused } from './decision-refused.ts';
import { updateDecision } from './items.queries.ts';
import { findReplaced, releaseEntries } from './replaced.queries.ts';
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
  if (item.decision === 'merge') throw decisionRefused('You said that this row is what you typed');
  const undecided = { ...item, decision: null, replaced: null };
  const [decided] = await decideStaged(tx, actor, { row, page: [undecided] });
  const { kept = null, settled = null } = decided ?? {};
  if (kept === null || settled === null)
    throw decisionRefused('This row is taken anyway, or is gone for good');
  if (kept === 'moved') throw decisionRefused('You moved this entry to another platform, so it stays yours');
  const place = { importId: row.id, chunk: item.chunk, position: item.position };
  const entry = { kind: settled.item.kind, id: settled.targetId };
  const replaced = kept === 'otherFile' ? null : await findReplaced(tx, actor.userId, entry);
  const patch = { decision: 'take', replaced: replaced && JSON.stringify(replaced) } as const;
  await updateDecision(tx, actor.userId, { ...place, patch });
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
    const decision = kept === null || kept === 'otherFile' ? 'take' : null;
    if (decision === 'take' && stored.replaced === null) continue;
    const place = { importId: stored.import_id, chunk: stored.chunk, position: stored.position };
    await updateDecision(tx, actor.userId, { ...place, patch: { decision, replaced: null } });
  }
}
