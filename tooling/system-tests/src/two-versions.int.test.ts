import { runSql } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { startCustomers } from './customers.ts';
import { keptOf } from './kept.queries.ts';
import { type Instance, type Pair, startPair } from './pair.ts';
import { ROOT } from './places.ts';
import { earntrack, type PreviousRelease, unpackPreviousRelease } from './previous-release.ts';
import { installPrograms } from './programs.ts';

const TEST_MS = 240_000;
const WITHIN_MS = 60_000;
const ANSWERS = 60;

let previous: PreviousRelease;
let pair: Pair;
let databaseUrl: string;

beforeAll(async () => {
  await installPrograms();
  previous = await unpackPreviousRelease();
  pair = await startPair(async (adminUrl) => {
    await runSql(adminUrl, 'create database two_versions');
    databaseUrl = Object.assign(new URL(adminUrl), { pathname: '/two_versions' }).href;
    await earntrack(previous.root, databaseUrl, 'migrate', 'up');
    return { DATABASE_URL: databaseUrl };
  }, previous.root);
}, 300_000);

afterAll(async () => {
  await pair?.stop();
  await previous?.remove();
}, 60_000);

test(
  'the previous release goes on with the schema of this one, alone and beside it, and all that either acknowledged is there',
  async () => {
    const customers = await startCustomers(pair.origin);
    onTestFinished(() => customers.stop());
    const { ledger } = customers;
    const untilAnswered = async (more: number) => {
      const wanted = ledger.answered + more;
      await vi.waitFor(() => expect(ledger.answered).toBeGreaterThan(wanted), { timeout: WITHIN_MS });
    };
    await untilAnswered(ANSWERS);
    expect(await earntrack(ROOT, databaseUrl, 'migrate', 'up')).toMatch(/^(Applied: |Nothing to do)/m);
    await untilAnswered(ANSWERS);
    const failedAlone = [...ledger.failures];
    const [first] = pair.instances as [Instance, Instance];
    await first.leave();
    await first.start({ DATABASE_URL: databaseUrl }, ROOT);
    const sinceBoth = ledger.failures.length;
    await untilAnswered(ANSWERS * 2);
    const failedTogether = ledger.failures.slice(sinceBoth);
    await customers.stop();
    expect({ failedAlone, failedTogether }).toEqual({ failedAlone: [], failedTogether: [] });
    const { typed, importedRows } = ledger;
    expect(await keptOf(databaseUrl, ledger)).toEqual({ typed, importedRows, daysDiffer: 0 });
  },
  TEST_MS,
);
