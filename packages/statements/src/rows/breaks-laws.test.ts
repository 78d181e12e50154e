import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Statement } from '../statement.ts';
import { readOrThrow } from '../testing/read-fixture.ts';

const layout = { date: 'Day', time: 'From', endTime: 'To', description: 'Job' };
const mappingOf = (columns: object) => ({ layouts: [{ columns }], lines: [{ parts: [] }] });
const withBreaks = mappingOf({ ...layout, breaks: ['Break (min)'] });

interface Shift {
  day: number;
  startsAt: number;
  minutes: number;
  pause: number;
  job: string;
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** Each way of writing how long a break was. */
const WRITTEN: readonly ((minutes: number) => string)[] = [
  (minutes) => String(minutes),
  (minutes) => clock(minutes),
  (minutes) => `${minutes} min`,
  (minutes) => `${Math.floor(minutes / 60)}h ${minutes % 60}m`,
  (minutes) => (minutes === 0 ? '' : `${minutes}.0`),
];

const shift: fc.Arbitrary<Shift> = fc.record({
  day: fc.integer({ min: 1, max: 2 }),
  startsAt: fc.integer({ min: 0, max: 20 }).map((quarters) => 360 + 15 * quarters),
  minutes: fc.constantFrom(120, 240, 480),
  pause: fc.constantFrom(0, 15, 30, 90, 119),
  job: fc.constantFrom('Bar', 'Warehouse'),
});
const shifts = fc.array(shift, { minLength: 1, maxLength: 8 });

function fileOf(rows: readonly Shift[], { written = WRITTEN[0], isTurned = false } = {}): string {
  const cells = rows.map(({ day, startsAt, minutes, pause, job }) => [
    `2026-03-0${day}`,
    clock(startsAt),
    clock(startsAt + minutes),
    written?.(pause) ?? '',
    job,
  ]);
  const table = [['Day', 'From', 'To', 'Break (min)', 'Job'], ...cells];
  return `${table.map((row) => (isTurned ? row.toReversed() : row).join(',')).join('\n')}\n`;
}

/** What is recorded under each key. */
function recorded({ items }: Pick<Statement, 'items'>): Map<string, number> {
  return new Map(
    [...items].map((item) => {
      if (item.kind !== 'work') throw new Error(JSON.stringify(item));
      return [item.key, item.seconds];
    }),
  );
}

test('the same is recorded under the same keys, whatever the order of rows and columns and the way of writing breaks', () => {
  const laid = shifts.chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      shuffled: fc.shuffledSubarray(rows, { minLength: rows.length }),
      written: fc.constantFrom(...WRITTEN),
      isTurned: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(laid, ({ rows, shuffled, ...form }) => {
      const read = recorded(readOrThrow(fileOf(rows), { mapping: withBreaks }));
      expect(read.size).toBe(rows.length);
      expect(recorded(readOrThrow(fileOf(shuffled, form), { mapping: withBreaks }))).toEqual(read);
    }),
  );
});

test('a row has the key that it had before its break was read, and all that is taken off is the breaks', () => {
  fc.assert(
    fc.property(shifts, (rows) => {
      const before = recorded(readOrThrow(fileOf(rows), { mapping: mappingOf(layout) }));
      const { control, ...read } = readOrThrow(fileOf(rows), { mapping: withBreaks });
      const after = recorded(read);
      expect(new Set(after.keys())).toEqual(new Set(before.keys()));
      const worked = rows.reduce((sum, { minutes, pause }) => sum + minutes - pause, 0);
      expect([...after.values()].reduce((sum, seconds) => sum + seconds, 0)).toBe(worked * 60);
      expect(control).toMatchObject([{ unit: 's', file: BigInt(worked) * 60_000_000n, ok: true }]);
    }),
  );
});
