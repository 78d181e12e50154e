import type { EarningRow } from '@earntrack/db';
import type { LocalDate } from '@earntrack/domain';
import type { Handle } from '../../actor.ts';
import { anyOf } from '../../any-of.queries.ts';

const COLUMNS = [
  'id',
  'platform_id',
  'earned_on',
  'currency',
  'gross_micros',
  'net_micros',
  'note',
] as const satisfies readonly (keyof EarningRow)[];

export type TypedEarning = Pick<EarningRow, (typeof COLUMNS)[number]>;

interface Stretch {
  platformIds: readonly string[];
  from: LocalDate;
  to: LocalDate;
}

/** Earnings that a person typed, the oldest first. */
export function listTypedEarnings(
  db: Handle,
  ownerId: string,
  { platformIds, from, to }: Stretch,
): Promise<TypedEarning[]> {
  return db
    .selectFrom('earning')
    .select(COLUMNS)
    .where('user_id', '=', ownerId)
    .where('platform_id', '=', anyOf(platformIds))
    .where('earned_on', '>=', from)
    .where('earned_on', '<=', to)
    .where('source', '=', 'typed')
    .where('deleted_at', 'is', null)
    .orderBy('earned_on')
    .orderBy('id')
    .execute();
}
