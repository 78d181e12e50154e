import type {
  BulkChangeView,
  bulkEditEarningsInput,
  EarningView,
  updateEarningInput,
} from '@earntrack/contract';
import { holdAccount, inTransaction } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle, TracedActor } from '../../actor.ts';
import { changeEarning, changesTags, editEarnings, wouldMoveOthers } from '../earnings/index.ts';
import { keepNobodys } from './versions/keep-nobodys.service.ts';
import { settleFees } from './versions/settle-fees.service.ts';

/**
 * Changes an earning as a person says, and others that hang on what it says: the fees that files have in it stand alone or not, and what it
 * does not correct any more stays. Where it may, the account is held before the earning, as whoever records or undoes an import does.
 */
export function changeEarningWithOthers(
  db: Handle,
  actor: Actor,
  input: z.output<typeof updateEarningInput>,
): Promise<EarningView> {
  return inTransaction(db, async (tx) => {
    if (await wouldMoveOthers(tx, actor, input)) await holdAccount(tx, actor.userId);
    return changeEarning(tx, actor, {
      input,
      whereFeesMoved: () => settleFees(tx, actor, [input.id]),
      whereUntied: (adjustedId) => keepNobodys(tx, actor, [adjustedId]),
    });
  });
}

/** Changes many earnings as a person says; what its tags alone held is theirs from then on where they are no others than its file's any more. */
export function editEarningsWithTags(
  db: Handle,
  actor: TracedActor,
  input: z.output<typeof bulkEditEarningsInput>,
): Promise<BulkChangeView> {
  return inTransaction(db, async (tx) => {
    if (changesTags(input.change)) await holdAccount(tx, actor.userId);
    return editEarnings(tx, actor, { input, whereTagsChanged: (ids) => keepNobodys(tx, actor, ids) });
  });
}
