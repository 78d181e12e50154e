import { ENTRY_KINDS } from '@earntrack/contract';
import type { Actor, Handle } from '../../../actor.ts';
import type { ReviewedItem } from '../review/review-import.service.ts';
import { binEntries } from './replaced.queries.ts';
import { deleteTargets } from './targets.queries.ts';

/**
 * Takes back what rows of the file leave nothing of. It is there again once the file is undone, from what other files say; what a person
 * said goes, with all that they had in it, lies in the bin, from which undoing takes it by the moment at which it came there.
 */
export async function takeBack(
  tx: Handle,
  { userId }: Actor,
  { items, committedAt }: { items: readonly ReviewedItem[]; committedAt: Date },
): Promise<void> {
  const goes = items.flatMap(({ stored, staged, takesBack }) =>
    takesBack
      .filter(({ kept }) => kept === null)
      .map(({ entry }) => ({
        kind: entry.item.kind,
        id: entry.targetId,
        isSaidByPerson: stored.decision === 'take' && staged.targetId === null,
      })),
  );
  for (const kind of ENTRY_KINDS) {
    const ofKind = goes.filter((entry) => entry.kind === kind);
    const [said = [], others = []] = [true, false].map((isSaid) =>
      ofKind.flatMap(({ id, isSaidByPerson }) => (isSaidByPerson === isSaid ? [id] : [])),
    );
    await binEntries(tx, userId, { kind, ids: said, at: committedAt });
    await deleteTargets(tx, userId, { kind, ids: others });
  }
}
