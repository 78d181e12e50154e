import { describe, expect, it } from 'vitest';
import type { Statement } from '../statement.ts';
import { readOrThrow } from '../testing/read-fixture.ts';

const mapping = {
  layouts: [
    {
      columns: { date: 'When', id: 'Row', reference: 'Trip', hours: 'Hours' },
      money: { fare: 'Fare' },
      required: ['date', 'fare'],
      currency: 'EUR',
      dayStartsAt: '04:00',
    },
  ],
  lines: [{ parts: [{ column: 'fare', to: 'base' }] }],
  control: { column: 'fare', terms: { base: 1 } },
  sumBy: 'reference',
};

const rows = [
  'r1,t1,2026-03-09 21:00,10.00,',
  'r2,t1,2026-03-09 23:30,1.00,',
  'r3,t1,2026-03-10 02:00,2.00,',
  'r4,t1,2026-03-10 09:00,4.00,',
  'r5,t2,2026-03-10 02:30,8.00,0:30',
  'r6,t2,2026-03-10 03:00,16.00,0:15',
  'r7,,2026-03-10 03:00,32.00,',
  'r8,,2026-03-10 03:00,64.00,',
];

const read = (lines: readonly string[]) =>
  readOrThrow(`Row,Trip,When,Fare,Hours\n${lines.join('\n')}\n`, { mapping });

const byKey = ({ items }: Statement) =>
  new Map(
    items.map((item) => [
      item.key,
      { ...item, rows: item.rows.map(({ value }) => String(value)).toSorted() },
    ]),
  );

describe('rows that share an id', () => {
  it('are one earning of a day with all that they say, and those without an id stand alone', () => {
    const { items, control } = read(rows);
    const told = items.map((item) =>
      item.kind === 'earning' ? [item.externalId, item.earnedOn, item.components.base / 1_000_000n] : [],
    );
    expect(told).toEqual([
      ['t1', '2026-03-09', 11n],
      // After midnight, but before four.
      ['t1', '2026-03-09', 2n],
      ['t1', '2026-03-10', 4n],
      ['t2', '2026-03-09', 24n],
      ['r7', '2026-03-09', 32n],
      ['r8', '2026-03-09', 64n],
    ]);
    expect(items[3]).toMatchObject({ hours: { clock: 'engaged', seconds: 2_700 }, rows: [{}, {}] });
    expect(control).toMatchObject([{ file: 137_000_000n, recorded: 137_000_000n, ok: true }]);
  });

  it('add up to the same in exports that are cut at midnight or at four, in either order', () => {
    const whole = byKey(read(rows));
    for (const cut of ['2026-03-10 00:00', '2026-03-10 04:00']) {
      const isBefore = (row: string) => (row.split(',')[2] ?? '') < cut;
      const parts = [rows.filter(isBefore), rows.filter((row) => !isBefore(row))].map((part) =>
        byKey(read(part.toReversed())),
      );
      expect(new Map(parts.flatMap((part) => [...part]))).toEqual(whole);
    }
  });

  it('are several earnings where they are more than an import takes for one', () => {
    const many = Array.from({ length: 250 }, (_, index) => `r${index + 100},t9,2026-03-10 10:00,1.00,`);
    const { items } = read(many);
    expect(items.map((item) => item.rows.length)).toEqual([200, 50]);
    expect(byKey(read(many.toReversed()))).toEqual(byKey(read(many)));
  });
});
