import type { DatabaseState } from '@earntrack/api/server';
import { expect, it } from 'vitest';
import { measureDatabase } from './database-measurements.ts';
import { judge } from './judge.ts';
import type { LimitName } from './limits.ts';

const now = new Date('2026-11-26T10:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

type Table = DatabaseState['tables'][number];
type Index = DatabaseState['indexes'][number];

const CALM: DatabaseState = {
  connections: { used: 4, max: 100 },
  oldestTransaction: null,
  longestLockWait: null,
  tables: [],
  indexes: [],
  figures: { bytes: 8_000_000, transactionIdAge: 700, countedSince: daysAgo(40), readersOfTable: 3 },
  statements: { known: true, slowest: [] },
  archivable: { beforeYear: 2024, earnings: 0 },
  setAside: [],
};

const table = (of: Partial<Table>): Table => ({
  name: 'earning',
  liveRows: 100_000,
  deadRows: 0,
  bytes: 50_000_000,
  sequentialScans: 0,
  rowsReadInSequence: 0,
  indexScans: 1_000,
  changedSinceAnalyze: 0,
  insertedSinceVacuum: 0,
  vacuumedAt: daysAgo(1),
  analyzedAt: daysAgo(1),
  ...of,
});

const index = (of: Partial<Index>): Index => ({
  name: 'earning_by_date',
  table: 'earning',
  bytes: 1_048_576,
  neededBytes: null,
  scans: 0,
  isValid: true,
  isBuilding: false,
  isUnique: false,
  ...of,
});

function found(of: LimitName, state: Partial<DatabaseState>) {
  const measurement = measureDatabase({ ...CALM, ...state }, now).find((each) => each.of === of);
  if (!measurement) throw new Error(`Nothing is measured for ${of}`);
  return judge(measurement);
}
const ofTable = (of: LimitName, its: Partial<Table>) => found(of, { tables: [table(its)] });
const ofIndex = (of: LimitName, its: Partial<Index>) => found(of, { indexes: [index(its)] });

it('finds a calm database well, all of it', () => {
  const verdicts = measureDatabase({ ...CALM, tables: [table({})] }, now).map(judge);
  expect(verdicts.filter(({ verdict }) => verdict !== 'well').map(({ name }) => name)).toEqual([
    'slowest statement, mean',
  ]);
});

it('finds whoever holds others up', () => {
  const oldest = { pid: 42, application: 'psql', state: 'idle in transaction', seconds: 301 };
  expect(found('transaction', { oldestTransaction: oldest })).toMatchObject({
    verdict: 'act',
    measured: '5 min, process 42 (psql), idle in transaction',
  });
  const wait = { pid: 7, seconds: 6, blockers: [42] };
  expect(found('lockWait', { longestLockWait: wait })).toMatchObject({
    verdict: 'plan',
    measured: '6 s, process 7 waits for process 42',
  });
  expect(found('connections', { connections: { used: 81, max: 100 } }).verdict).toBe('act');
});

it('misses an index only where a large table is read as a whole, and not as rarely as by a dump', () => {
  const read = (scans: number) => ({ sequentialScans: scans, rowsReadInSequence: scans * 100_000 });
  expect(ofTable('sequentialScans', { ...read(11), indexScans: 989 }).verdict).toBe('plan');
  expect(ofTable('sequentialScans', { ...read(10), indexScans: 990 }).verdict).toBe('well');
  expect(ofTable('sequentialScans', { ...read(500), liveRows: 99_999 }).verdict).toBe('well');
  expect(ofTable('sequentialScans', { sequentialScans: 500, rowsReadInSequence: 24_000_000 }).verdict).toBe(
    'well',
  );
});

it('takes what several processes read together of a table for the one time that it is', () => {
  const rows = { liveRows: 300_000, rowsReadInSequence: 3_300_000 };
  expect(ofTable('sequentialScans', { ...rows, sequentialScans: 33, indexScans: 989 })).toMatchObject({
    verdict: 'plan',
    measured: expect.stringContaining('11 times all of 300,000 rows') as unknown,
  });
  expect(ofTable('sequentialScans', { ...rows, sequentialScans: 33, indexScans: 1_089 }).verdict).toBe(
    'well',
  );
  // What figures count on purpose is no more than this of it.
  expect(ofTable('sequentialScans', { ...rows, sequentialScans: 66, indexScans: 0 }).verdict).toBe('well');
});

it('calls an index unused once that was counted for a week, where it is large and holds no rule', () => {
  expect(ofIndex('unusedIndexes', {})).toMatchObject({
    verdict: 'plan',
    measured: '1, in 40 days: earning_by_date (1 MB)',
  });
  for (const its of [{ scans: 1 }, { isUnique: true }, { bytes: 1_048_575 }, { isValid: false }])
    expect(ofIndex('unusedIndexes', its).verdict).toBe('well');
  const young = { figures: { ...CALM.figures, countedSince: daysAgo(6.9) }, indexes: [index({})] };
  expect(found('unusedIndexes', young).verdict).toBe('unknown');
});

it('finds what a build left that did not end, and not what is being built', () => {
  expect(ofIndex('invalidIndexes', { isValid: false }).verdict).toBe('act');
  expect(ofIndex('invalidIndexes', { isValid: false, isBuilding: true }).verdict).toBe('well');
});

it('names the index with the most empty room, of those that are large and known', () => {
  const indexes = [
    index({ name: 'small', bytes: 1_048_575, neededBytes: 8_192 }),
    index({ name: 'unknown', bytes: 9_000_000 }),
    index({ name: 'left', bytes: 9_000_000, neededBytes: 8_192, isValid: false }),
    index({ name: 'full', bytes: 4_000_000, neededBytes: 5_000_000 }),
    index({ name: 'airy', bytes: 4_000_000, neededBytes: 1_900_000 }),
  ];
  expect(found('emptyRoom', { indexes })).toMatchObject({
    verdict: 'plan',
    measured: expect.stringContaining('airy of earning'),
  });
  expect(ofIndex('emptyRoom', { bytes: 4_000_000, neededBytes: 2_000_000 }).verdict).toBe('well');
  expect(ofIndex('emptyRoom', { bytes: 4_000_000, neededBytes: 5_000_000 })).toMatchObject({ value: 0 });
});

it('weighs dead rows, old statistics and a vacuum that does not come, in tables where they matter', () => {
  expect(ofTable('deadRows', { liveRows: 8_000, deadRows: 2_000 }).verdict).toBe('well');
  expect(ofTable('deadRows', { liveRows: 8_000, deadRows: 2_001 }).verdict).toBe('plan');
  expect(ofTable('deadRows', { liveRows: 6_000, deadRows: 4_001 }).verdict).toBe('act');
  expect(ofTable('deadRows', { liveRows: 100, deadRows: 9_000 }).verdict).toBe('well');
  expect(ofTable('statistics', { changedSinceAnalyze: 20_000 }).verdict).toBe('well');
  expect(ofTable('statistics', { changedSinceAnalyze: 20_001, analyzedAt: null }).verdict).toBe('plan');
  const changed = { insertedSinceVacuum: 10_000 };
  expect(ofTable('vacuumed', { ...changed, vacuumedAt: daysAgo(30) }).verdict).toBe('well');
  expect(ofTable('vacuumed', { ...changed, vacuumedAt: daysAgo(30.1) }).verdict).toBe('plan');
  expect(ofTable('vacuumed', { ...changed, vacuumedAt: null }).verdict).toBe('plan');
  expect(ofTable('vacuumed', { insertedSinceVacuum: 9_999, vacuumedAt: daysAgo(90) }).verdict).toBe('well');
});

it('names the slowest statement in one line, or how to let them be counted', () => {
  const slowest = [{ query: 'select\n  *\n from earning', calls: 1_200, meanMs: 201, totalMs: 241_200 }];
  expect(found('slowStatement', { statements: { known: true, slowest } })).toMatchObject({
    verdict: 'plan',
    measured: '201 ms, 1,200 calls: select * from earning',
  });
  for (const [why, words] of [
    ['not loaded', 'shared_preload_libraries'],
    ['not made', 'create extension pg_stat_statements'],
    ['not shipped', 'contrib'],
    ['not allowed', 'pg_read_all_stats'],
  ] as const) {
    const row = found('slowStatement', { statements: { known: false, why } });
    expect([row.verdict, row.measured]).toEqual(['unknown', expect.stringContaining(words)]);
  }
});

it('names what restores set aside until somebody drops it', () => {
  const setAside = [
    { name: 'earntrack_before_20261126093000_4f2a', kind: 'database', bytes: 8_388_608 },
    { name: 'before_restore_20261126093000', kind: 'schema', bytes: null },
  ] as const;
  expect(found('setAside', { setAside: [...setAside] })).toMatchObject({
    verdict: 'plan',
    measured:
      '2, database earntrack_before_20261126093000_4f2a (8 MB), schema before_restore_20261126093000 (size not shown)',
  });
  expect(found('setAside', {}).verdict).toBe('well');
});

it('advises to put old years away once they are a million earnings, and says where it cannot tell', () => {
  const old = (earnings: number | null) => found('oldYears', { archivable: { beforeYear: 2024, earnings } });
  expect(old(1_000_000).verdict).toBe('well');
  expect(old(1_200_000)).toMatchObject({
    verdict: 'plan',
    measured: '1,200,000, about, of before 2024',
    advice: expect.stringContaining('archive-years --before YEAR') as unknown,
  });
  expect(old(null)).toMatchObject({ verdict: 'unknown', advice: '' });
});
