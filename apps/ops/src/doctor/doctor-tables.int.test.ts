import { startThrowawayPostgres, type ThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { runSql } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { earntrack } from '../testing/command-here.ts';
import type { DoctorReport } from './doctor.ts';

const ROWS = 200_000;
/** The database is looked at all the same. */
const NO_SERVER = 'http://127.0.0.1:9';
let postgres: ThrowawayPostgres;

beforeAll(async () => {
  // What becomes of dead rows is for the test to say.
  postgres = await startThrowawayPostgres({ settings: { autovacuum: 'off' } });
  await migrateUp(postgres.url);
  vi.stubEnv('DATABASE_URL', postgres.url);
  // Before there are rows: to build an index is to read all of them.
  await run('create index release_by_note on release (note)');
  await run(`insert into release (id, at, version, result, note)
    select gen_random_uuid(), now() - n * interval '1 minute', '1.0.0', 'succeeded', 'Number ' || n
    from generate_series(1, ${ROWS}) n`);
  await run('vacuum analyze release');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await postgres.stop();
});

/** What it did is counted before anybody asks. */
async function run(text: string): Promise<void> {
  await runSql(postgres.url, text);
  await runSql(postgres.url, 'select pg_stat_force_next_flush()');
}

async function row(name: string) {
  const { stdout } = await earntrack('doctor', NO_SERVER, '--seconds', '1', '--json');
  return (JSON.parse(stdout) as DoctorReport).database.find((each) => each.name === name);
}

/** So often, by so many workers beside the one that was asked. */
const search = (times: number, workers: number) =>
  run(`set max_parallel_workers_per_gather = ${workers}; set parallel_setup_cost = 0; set parallel_tuple_cost = 0;
    ${"select count(*) from release where result = 'failed';".repeat(times)}`);

it('names the index that nobody reads once that was counted for a week, and not one that is read', async () => {
  expect(await row('indexes nobody reads')).toMatchObject({ verdict: 'unknown' });
  await run("update schema_migration set applied_at = applied_at - interval '8 days'");
  const unread = await row('indexes nobody reads');
  expect(unread).toMatchObject({ verdict: 'plan', measured: expect.stringContaining('release_by_note (') });
  await run("select count(*) from release where note = 'Number 7'");
  const read = await row('indexes nobody reads');
  expect(read).toMatchObject({ verdict: 'plan', measured: expect.stringContaining('release_by_time (') });
  expect(read?.measured).not.toContain('release_by_note');
});

it('names the large table that is read as a whole, also where several processes do so together', async () => {
  const whole = () => row('whole large tables read');
  expect(await whole()).toMatchObject({ verdict: 'well' });
  await search(10, 2);
  const measured = (times: number) => expect.stringContaining(`release: ${times} times all of 200,000 rows`);
  expect(await whole()).toMatchObject({ verdict: 'plan', measured: measured(10) });
  await search(10, 0);
  expect(await whole()).toMatchObject({ verdict: 'plan', measured: measured(20) });
});

it('names the table of which much is dead, until it is vacuumed', async () => {
  expect(await row('dead rows')).toMatchObject({ verdict: 'well' });
  await run("delete from release where right(note, 1) < '7'");
  const dead = expect.stringContaining('release: 140,000 dead');
  expect(await row('dead rows')).toMatchObject({ verdict: 'act', measured: dead });
  expect((await earntrack('maintenance', 'vacuum', '--table', 'release')).code).toBe(0);
  expect(await row('dead rows')).toMatchObject({ verdict: 'well' });
});

it('names the index that is mostly empty after much was deleted, until it is built anew, and none that is full', async () => {
  await run('reindex table release');
  await run(`insert into release (id, at, version, result, note)
    select gen_random_uuid(), now() - n * interval '1 minute', '1.0.0', 'succeeded', 'More ' || n
    from generate_series(1, ${ROWS}) n`);
  await run('reindex table release');
  await run('vacuum analyze release');
  expect(await row('empty room in an index')).toMatchObject({ verdict: 'well' });
  await run("delete from release where right(note, 1) < '8'");
  await run('vacuum analyze release');
  expect(await row('empty room in an index')).toMatchObject({
    verdict: 'plan',
    measured: expect.stringMatching(/^[67]\d %, about, release_\w+ of release: [\d.,]+ MB of [\d.,]+ MB$/),
  });
  expect((await earntrack('maintenance', 'reindex', '--table', 'release')).code).toBe(0);
  expect(await row('empty room in an index')).toMatchObject({ verdict: 'well' });
});
