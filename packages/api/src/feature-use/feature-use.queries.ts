import type { FeatureKind } from '@earntrack/contract';
import { asLocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import type { Handle } from '../actor.ts';

/** How often something was used on a day of UTC. */
export interface FeatureUse {
  day: string;
  kind: FeatureKind;
  name: string;
  uses: number;
}

/** Adds to what is known of each day. In one order, so that two servers never wait for each other. */
export async function recordFeatureUse(db: Handle, uses: readonly FeatureUse[]): Promise<void> {
  if (uses.length === 0) return;
  const column = (name: keyof FeatureUse) => uses.map((use) => String(use[name]));
  await sql`
    insert into feature_use (day, kind, name, uses)
    select given.day, given.kind, given.name, given.uses
    from unnest(${column('day')}::date[], ${column('kind')}::text[], ${column('name')}::text[], ${column('uses')}::bigint[])
      as given (day, kind, name, uses)
    order by given.day, given.kind, given.name
    on conflict (day, kind, name) do update set uses = feature_use.uses + excluded.uses`.execute(db);
}

export async function deleteFeatureUseBefore(db: Handle, oldest: Date): Promise<void> {
  await db
    .deleteFrom('feature_use')
    .where('day', '<', asLocalDate(oldest.toISOString().slice(0, 10)))
    .execute();
}
