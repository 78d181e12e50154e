import type { EarningView, updateEarningInput } from '@earntrack/contract';
import { holdAccount, inTransaction } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { changeEarning, wouldMoveFees } from '../earnings/index.ts';
import { settleFees } from './versions/settle-fees.service.ts';

/**
 * Changes an earning as a person says, and the fees that files have in it: what they say of a sale tells whether those stand alone. Where it
 * may, the account is held before the earning, as whoever records or undoes an import does.
 */
export function changeEarningWithFees(
  db: Handle,
  actor: Actor,
  input: z.output<typeof updateEarningInput>,
): Promise<EarningView> {
  return inTransaction(db, async (tx) => {
    if (await wouldMoveFees(tx, actor, input)) await holdAccount(tx, actor.userId);
    const whereFeesMoved = () => settleFees(tx, actor, [input.id]);
    return changeEarning(tx, actor, { input, whereFeesMoved });
  });
}
