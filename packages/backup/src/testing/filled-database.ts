import { createHash, randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { Client } from 'pg';

export interface Person {
  userId: string;
  email: string;
}

/** A database in which two people have earnings in two currencies, hours of them, things in the bin, and texts that are hard to write. */
export async function filledDatabase(): Promise<TestDatabase & { people: [Person, Person] }> {
  const database = await createTestDatabase();
  const people: [Person, Person] = [person('ana'), person('rui')];
  for (const each of people) await ask(database.url, belongingsOf(each));
  await ask(
    database.url,
    `insert into release (id, version, result, note) values (gen_random_uuid(), '1.0.0', 'succeeded', E'Tab\\t, \\\\ and\\nline')`,
  );
  return { ...database, people };
}

function person(name: string): Person {
  return { userId: randomUUID(), email: `${name}@example.com` };
}

const EARNINGS = 300;

function belongingsOf({ userId, email }: Person): string {
  const platform = randomUUID();
  return `
    insert into account (user_id, email, password_hash, role) values ('${userId}', '${email}', 'hash', 'user');
    insert into profile (user_id, display_name, time_zone, currency, locale, week_start)
      values ('${userId}', E'O\\'Neill \\\\ \\n„ü“ 😀', 'Europe/Lisbon', 'EUR', 'pt', 1);
    insert into session (id, user_id, expires_at, user_agent) values ('${userId}', '${userId}', now() + interval '1 day', 'x');
    insert into api_token (user_id, id, token_hash, name, scopes)
      values ('${userId}', gen_random_uuid(), '${userId}', 'Sheet', '{read}');
    insert into account_audit (user_id, id, at, action, actor_kind, actor_name, address, user_agent)
      values ('${userId}', gen_random_uuid(), now(), 'signed_in', 'session', '', '', '');
    insert into platform (user_id, id, name, kind, colour, currency) values ('${userId}', '${platform}', 'Stall', 'other', 1, 'EUR');
    insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, tips_micros, fees_micros, source,
        has_own_hours, note, tags, deleted_at)
      select '${userId}', gen_random_uuid(), '${platform}', date '2026-01-01' + i % 40, case when i % 7 = 0 then 'USD' else 'EUR' end,
        i * 1230000, i % 3 * 10, i % 5 * 100, 'typed', i % 3 = 0, repeat('note ', i % 50), array['a b', 'c"d'],
        case when i % 11 = 0 then now() end
      from generate_series(1, ${EARNINGS}) as i;
    insert into work (user_id, id, earning_id, worked_on, clock, online_seconds, source)
      select user_id, gen_random_uuid(), id, earned_on, 'online', 60, 'typed' from earning
      where user_id = '${userId}' and has_own_hours;
    insert into work (user_id, id, worked_on, clock, online_seconds, source)
      select '${userId}', gen_random_uuid(), date '2026-01-01' + i, 'online', 60, 'typed' from generate_series(1, 30) as i;
    insert into work_platform (user_id, work_id, platform_id)
      select user_id, id, '${platform}' from work where user_id = '${userId}';
    select earning_move('earning', 'earning_archive', '${userId}', (
      select array_agg(id) from earning
      where user_id = '${userId}' and earned_on < '2026-01-20' and deleted_at is null));
    select work_move('work', 'work_archive', '${userId}', (
      select array_agg(id) from work where user_id = '${userId}' and worked_on < '2026-01-20'));
    insert into goal (user_id, id, period_kind, currency, target_micros, request_hash)
      values ('${userId}', gen_random_uuid(), 'month', 'EUR', 1000000000, 'x')`;
}

/** The rows of a statement, or of the last of several. */
export function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  return connected(url, (client) => rowsOf(client, text));
}

/** A fingerprint of every table, whatever the order of its rows; of one user's where one is named. */
export function fingerprints(url: string, userId?: string): Promise<Record<string, string>> {
  return connected(url, async (client) => {
    const tables = await rowsOf(
      client,
      `select relname as name, exists (
         select from pg_attribute where attrelid = pg_class.oid and attname = 'user_id') as "hasUser"
       from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    const whose = userId === undefined ? '' : `where user_id = '${userId}'`;
    const chosen = tables.filter(({ hasUser }) => userId === undefined || hasUser === true);
    const prints: Record<string, string> = {};
    for (const { name } of chosen) {
      const text = `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as all from ${String(name)} as t ${whose}`;
      const [row] = await rowsOf(client, text);
      prints[String(name)] = createHash('sha256').update(String(row?.['all'])).digest('hex');
    }
    return prints;
  });
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function rowsOf(client: Client, text: string): Promise<Record<string, unknown>[]> {
  const answers = [await client.query<Record<string, unknown>>(text)].flat();
  return answers.at(-1)?.rows ?? [];
}
