import { randomUUID } from 'node:crypto';
import type { Database, USER_OWNED_TABLES } from '@earntrack/db';
import { asCurrency, asLocalDate } from '@earntrack/domain';
import type { Insertable, Kysely } from 'kysely';

type UserOwned = (typeof USER_OWNED_TABLES)[number];
/** The profile comes with the account, the sums of a day with its earnings, and events with whatever changes. A table without a row here is named by the test of deletion. */
type Belongings = {
  [Table in Exclude<UserOwned, 'profile' | 'earning_day' | 'live_event'>]?: Insertable<Database[Table]>;
};

/** Gives a user one row in every user-owned table, each tied to the others. */
export async function giveBelongings(db: Kysely<Database>, userId: string): Promise<void> {
  for (const [table, row] of Object.entries(belongingsOf(userId))) {
    await db
      .insertInto(table as keyof Belongings)
      .values(row)
      .execute();
  }
}

function belongingsOf(user_id: string): Belongings {
  const [platform_id, product_id, earning_id, work_id] = Array.from({ length: 4 }, () => randomUUID());
  const [import_id, bulk_change_id] = [randomUUID(), randomUUID()];
  const [archived_earning_id, archived_work_id] = [randomUUID(), randomUUID()];
  const [day, oldDay] = [asLocalDate('2026-11-12'), asLocalDate('2019-11-12')];
  const hours = { user_id, clock: 'online', online_seconds: 60, source: 'typed' } as const;
  const own = { user_id, id: randomUUID(), currency: asCurrency('EUR'), request_hash: 'hash' };
  if (!platform_id || !product_id || !earning_id || !work_id) throw new Error('There are four');
  const { currency, request_hash } = own;
  return {
    platform: { user_id, id: platform_id, name: 'Stall', kind: 'other', colour: 1, currency },
    product: { user_id, id: product_id, name: 'Print', kind: 'physical', request_hash },
    product_price: { user_id, product_id, currency, valid_from: day, price_micros: 1n },
    earning: { ...own, id: earning_id, platform_id, product_id, units: 1, earned_on: day, source: 'typed' },
    earning_archive: { ...own, id: archived_earning_id, platform_id, earned_on: oldDay, source: 'typed' },
    work: { ...hours, id: work_id, earning_id, worked_on: day },
    work_archive: { ...hours, id: archived_work_id, earning_id: archived_earning_id, worked_on: oldDay },
    work_platform: { user_id, work_id, platform_id },
    work_platform_archive: { user_id, work_id: archived_work_id, platform_id },
    payout: { ...own, platform_id, paid_on: day, amount_micros: 1n, source: 'typed' },
    statement_import: importOf(user_id, import_id),
    statement_item: { user_id, import_id, chunk: 0, position: 0, payload: '{}', outcome: 'new' },
    statement_mapping: {
      user_id,
      id: randomUUID(),
      name: 'Rides',
      fingerprint: 'a'.repeat(64),
      mapping: '{}',
    },
    goal: { ...own, platform_id, period_kind: 'week', target_micros: 1n },
    bulk_change: { user_id, id: bulk_change_id, kind: 'edit', request_hash, earning_count: 1 },
    idempotency_key: { user_id, key: 'key', request_hash },
    restored_archive: {
      user_id,
      manifest_sha256: 'a'.repeat(64),
      id_seed: user_id,
      archived_at: new Date(0),
      restored_at: new Date(0),
    },
    account_audit: actOf(user_id),
    bulk_change_earning: { user_id, bulk_change_id, earning_id, before: '{}', version_after: 2 },
  };
}

function actOf(user_id: string): Insertable<Database['account_audit']> {
  const from = { actor_kind: 'nobody', actor_id: null, actor_name: '', address: '', user_agent: '' } as const;
  return { user_id, id: randomUUID(), at: new Date(), action: 'signed_out', ...from, details: '{}' };
}

function importOf(user_id: string, id: string): Insertable<Database['statement_import']> {
  return {
    user_id,
    id,
    preset_id: 'generic',
    file_name: 'a.csv',
    file_sha256: 'hash',
    state: 'staged',
    row_count: 1,
    item_count: 1,
    why: '',
    platforms: '[]',
    counts: '{}',
  };
}
