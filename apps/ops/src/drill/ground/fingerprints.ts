import { rowsOf, valueOf } from './sql.ts';

/** What each table holds, whatever the order of its rows: how many, and a sum over the bytes of each. */
export type Fingerprints = Readonly<Record<string, string>>;

/** What a server and the drill itself go on writing into, what lets somebody in, which a restore ends, and when schemas were made. */
const MOVING: readonly string[] = [
  'live_event',
  'backup_run',
  'operator_act',
  'feature_use',
  'session',
  'schema_migration',
];

/** Of whose rows: everybody's, those of one account, or those of all but some. */
export type Whose = { of: string } | { butOf: readonly string[] } | 'everybody';

/** The fingerprint of every table with rows of `whose`; tables without accounts count as nobody's. */
export async function fingerprintsOf(databaseUrl: string, whose: Whose = 'everybody'): Promise<Fingerprints> {
  const tables = await rowsOf(
    databaseUrl,
    `select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'user_id') as "hasUser"
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const prints: Record<string, string> = {};
  for (const { name, hasUser } of tables) {
    const table = String(name);
    if (MOVING.includes(table) || (whose !== 'everybody' && hasUser !== true)) continue;
    prints[table] = await valueOf(
      databaseUrl,
      `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from ${table} as t ${conditionOf(whose)}`,
    );
  }
  return prints;
}

function conditionOf(whose: Whose): string {
  if (whose === 'everybody') return '';
  return 'of' in whose ? `where user_id = '${whose.of}'` : `where user_id <> all ('{${whose.butOf.join()}}')`;
}

/** The names of the tables that differ. */
export function differing(found: Fingerprints, wanted: Fingerprints): string[] {
  const names = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...names].filter((name) => found[name] !== wanted[name]);
}
