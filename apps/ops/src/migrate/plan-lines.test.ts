import type { PlannedLock, PlannedMigration } from '@earntrack/migrations';
import { expect, it } from 'vitest';

import { planLines } from './plan-lines.ts';

const EARNING = { table: 'earning', rows: 10_200_000, bytes: 3.1 * 1024 ** 3 };
const MOMENT = { effect: 'nothing', through: null } as const;

const planned = (...locks: PlannedLock[]): PlannedMigration => ({
  name: '0040-x',
  kind: 'transactional',
  statements: 2,
  locks,
  ms: 14,
});

const lineOf = (lock: PlannedLock) => planLines({ pending: [planned(lock)], isAsMigrated: true }).at(-1);

it('says in words what is locked, how large it is, who waits and how long', () => {
  expect(lineOf({ ...EARNING, ...MOMENT, mode: 'ACCESS EXCLUSIVE', waiting: 'everybody' })).toBe(
    '  ACCESS EXCLUSIVE on earning (10,200,000 rows, 3.1 GB): reads and writes wait for a moment',
  );
  expect(
    lineOf({ ...EARNING, mode: 'SHARE', waiting: 'whoever writes', effect: 'reads', through: 'earning' }),
  ).toBe('  SHARE on earning (10,200,000 rows, 3.1 GB): writes wait for as long as all its rows are read');
  expect(
    lineOf({
      ...EARNING,
      mode: 'ACCESS EXCLUSIVE',
      waiting: 'everybody',
      effect: 'rewrites',
      through: 'work',
    }),
  ).toMatch(/reads and writes wait for as long as all rows of work are written anew$/);
  expect(
    lineOf({
      ...EARNING,
      mode: 'SHARE UPDATE EXCLUSIVE',
      waiting: 'nobody',
      effect: 'reads',
      through: 'earning',
    }),
  ).toMatch(/nobody waits; all its rows are read$/);
});

it('says when there is nothing to do, nothing to wait for, and when somebody changed the schema by hand', () => {
  expect(planLines({ pending: [], isAsMigrated: true })).toEqual([
    'Nothing is pending: the schema is current.',
  ]);
  const lines = planLines({ pending: [planned()], isAsMigrated: false });
  expect(lines[1]).toContain('changed it by hand');
  expect(lines.at(-1)).toBe('  locks no table that is there today');
});
