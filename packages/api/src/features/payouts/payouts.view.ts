import type { OwedView, PayoutView } from '@earntrack/contract';
import type { PayoutRow } from '@earntrack/db';
import { decimalFromMicros } from '@earntrack/domain';
import type { EarnedSums, PaidSums } from './owed.queries.ts';

export function payoutView(row: PayoutRow): PayoutView {
  return {
    id: row.id,
    platformId: row.platform_id,
    paidOn: row.paid_on,
    currency: row.currency,
    amount: decimalFromMicros(row.amount_micros),
    note: row.description,
    source: row.source,
    version: row.version,
  };
}

/** One side may be missing: nothing earned yet, or nothing paid. */
export function owedView(
  { platformId, currency }: Pick<OwedView, 'platformId' | 'currency'>,
  earned: EarnedSums | undefined,
  paid: PaidSums | undefined,
): OwedView {
  const earnedMicros = earned?.earnedMicros ?? 0n;
  const paidMicros = paid?.paidMicros ?? 0n;
  return {
    platformId,
    currency,
    earned: decimalFromMicros(earnedMicros),
    paidOut: decimalFromMicros(paidMicros),
    owed: decimalFromMicros(earnedMicros - paidMicros),
    lastPaidOn: paid?.lastPaidOn ?? null,
    earningsSince: earned?.countSince ?? 0,
  };
}
