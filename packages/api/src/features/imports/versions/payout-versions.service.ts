import { AppError, type PayoutVersionsView } from '@earntrack/contract';
import { decimalFromMicros } from '@earntrack/domain';
import type { Actor, Handle } from '../../../actor.ts';
import { listPayoutsByIds } from '../recording/targets.queries.ts';
import { saidOfEntry, typedAtOf, versionFields } from './entry-versions.ts';

/** Where the values of a payout come from: what each file says of it, and when a person typed something else. */
export async function showPayoutVersions(db: Handle, actor: Actor, id: string): Promise<PayoutVersionsView> {
  const [row] = await listPayoutsByIds(db, actor.userId, { ids: [id], isLocking: false });
  if (!row) throw new AppError('not_found', 'This payout does not exist any more.');
  const { saying, others, origins } = await saidOfEntry(db, actor, { kind: 'payout', id });
  const versions = saying.map((version) => {
    const { paidOn, currency, amount } = version.item;
    return { ...versionFields(version, origins), paidOn, currency, amount: decimalFromMicros(amount) };
  });
  return { versions, ...others, typedAt: typedAtOf(row) };
}
