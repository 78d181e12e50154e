import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandsOfPage } from './how-to.ts';
import { type DebianHouse, openDebianHouse } from './debian-house.ts';
import { DOCKER } from './places.ts';
import { installPrograms } from './programs.ts';
import { eventually } from './told.ts';

const TEST_MS = 300_000;
const PROMOTED_WITHIN_MS = 60_000;
const SOMEBODY = 'ana@example.com';

let house: DebianHouse;
beforeAll(async () => {
  await installPrograms(['pgbackrest', 'pg_createcluster', 'psql', 'ip', 'nsenter', 'runuser', 'unshare']);
  house = await openDebianHouse();
}, TEST_MS);
afterAll(() => house?.close(), 60_000);

const live = (sql: string) => house.run(`runuser -u postgres -- psql -qXAt -p 5432 earntrack`, sql);
const side = (sql: string) => house.run(`runuser -u postgres -- psql -qXAt -p 5433 earntrack`, sql);

/** Two accounts with two earnings each, in the schema of today. */
const PEOPLE = `
  insert into account (user_id, email, password_hash, role)
  select gen_random_uuid(), email, 'none', 'user' from unnest(array['${SOMEBODY}', 'rui@example.com']) as email;
  insert into platform (user_id, id, name, kind, colour, currency)
  select user_id, gen_random_uuid(), 'Uber', 'rideshare', 1, 'EUR' from account;
  insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source)
  select user_id, gen_random_uuid(), id, date '2026-11-01' + n, 'EUR', n * 1000000, 'typed'
  from platform, generate_series(1, 2) as n;`;

const MONEY = `
  select string_agg(concat_ws(' ', email, earned_on, base_micros / 1000000), ', ' order by email, earned_on)
  from earning join account using (user_id)`;

/** The base that is lived in, and somebody who forgets a WHERE. */
async function makeDatabase(): Promise<void> {
  await house.run(`pg_createcluster ${house.version} main --port 5432 --start`);
  const password = randomBytes(12).toString('hex');
  await house.run(
    'runuser -u postgres -- psql -qX -p 5432',
    `create role earntrack login createdb password '${password}'; create database earntrack owner earntrack;`,
  );
  await house.run('earntrack migrate up', '', {
    DATABASE_URL: `postgres://earntrack:${password}@127.0.0.1:5432/earntrack`,
  });
  await live(PEOPLE);
}

/** What stands on the page, with the version of the PostgreSQL that is here, and the moment. */
async function typed(text: string, moment: string): Promise<string> {
  const conf = await readFile(join(DOCKER, 'pgbackrest/pgbackrest.conf'), 'utf8');
  const place = join(house.folder, 'pgbackrest.conf');
  await writeFile(place, conf.replace('/15/', `/${house.version}/`));
  return text
    .replaceAll('docker/pgbackrest/pgbackrest.conf', place)
    .replaceAll(/\b15\b/g, house.version)
    .replaceAll('2026-11-26 14:01:59+00', moment);
}

test(
  'the page leads from an archive to the moment before a mistake, and brings one account back without what changed since',
  async () => {
    const texts = commandsOfPage('restore-to-a-moment').map(({ text }) => text);
    const [archive, cron, practise, goBack, bringBack, afterwards, ...others] = texts;
    expect(others).toEqual([]);
    // The tests of the drills do it.
    expect(practise).toBe('npx pnpm -s earntrack drill point-in-time');
    await makeDatabase();
    await house.run(await typed(archive ?? '', ''));
    for (const line of (cron ?? '').split('\n')) {
      const [, command = ''] = /^(?:\S+\s+){5}(pgbackrest .*)$/.exec(line) ?? [];
      await house.run(`runuser -u postgres -- ${command}`);
    }

    const before = await live(MONEY);
    // pgBackRest goes back to a later second than that of its backup.
    await live('select pg_sleep(1.1)');
    const moment = await live(
      `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00'`,
    );
    await live('update earning set base_micros = 0');
    // Somebody corrects one by hand, as the application does.
    await live(`update earning set base_micros = 77000000, version = version + 1
      where (user_id, id) = (select user_id, id from earning join account using (user_id) where email = '${SOMEBODY}' order by earned_on limit 1)`);
    await live('select pg_switch_wal()');

    expect(await house.run(await typed(goBack ?? '', moment))).toMatch(/\b[ft]$/m);
    await eventually(PROMOTED_WITHIN_MS, async () => {
      expect(await side('select pg_is_in_recovery()')).toBe('f');
    });
    expect(await side(MONEY)).toBe(before);
    await house.run(await typed(bringBack ?? '', moment));
    expect(await live(MONEY)).toBe(
      `${SOMEBODY} 2026-11-02 77, ${SOMEBODY} 2026-11-03 2, rui@example.com 2026-11-02 0, rui@example.com 2026-11-03 0`,
    );
    await house.run(await typed(afterwards ?? '', moment));
    expect(await house.run('pg_lsclusters --no-header')).toMatch(/^\d+ +main +5432 online[^\n]*$/);
  },
  TEST_MS,
);
