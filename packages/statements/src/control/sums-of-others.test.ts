import { describe, expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const mapping = {
  name: 'Mine',
  layouts: [{ columns: { date: 'Day', type: 'What' }, money: { amount: 'Amount' }, currency: 'EUR' }],
  lines: [
    { types: ['Bank'], parts: [{ column: 'amount', to: 'payout', sign: -1 }] },
    { parts: [{ column: 'amount', to: 'base' }] },
  ],
  control: { column: 'amount', terms: { base: 1, payout: -1 } },
};
const warningsOf = (...rows: string[]) =>
  readOrThrow(`Day,What,Amount\n${rows.join('\n')}\n`, { mapping }).why.match(
    /Warning: [^.]*(?:\.\d[^.]*)*\./g,
  ) ?? [];
const RIDES = ['2026-03-01,Ride,10.00', '2026-03-02,Ride,12.50'];

describe('a row of totals that looks like any other', () => {
  it('is told where it is the last one, with or without a name', () => {
    expect(warningsOf(...RIDES, '2026-03-31,Gesamtsumme,22.50')).toEqual([
      'Warning: row 4 says as much as all rows before together, 22.5 EUR: where that is their total, leave it out, or all of it counts twice.',
    ]);
    expect(warningsOf(...RIDES, '2026-03-31,,22.50')).toHaveLength(1);
  });

  it('is told with the other one of two, and where it is the first', () => {
    expect(warningsOf(...RIDES, '2026-03-31,Subtotal,22.50', '2026-03-31,Grand total,22.50')).toEqual([
      expect.stringContaining('rows 4 and 5 each say as much as all rows before together'),
    ]);
    expect(warningsOf('2026-03-31,All,22.50', ...RIDES)).toEqual([
      expect.stringContaining('row 2 says as much as all others together'),
    ]);
  });

  it('is no row with others behind it, no second of two, and no payout of what was earned', () => {
    expect(warningsOf(...RIDES, '2026-03-03,Ride,22.50', '2026-03-04,Ride,1.00')).toEqual([]);
    expect(warningsOf('2026-03-01,Ride,10.00', '2026-03-02,Ride,10.00')).toEqual([]);
    expect(warningsOf('2026-03-01,Ride,10.00', '2026-03-02,Ride,0.00', '2026-03-03,Ride,10.00')).toEqual([]);
    expect(warningsOf(...RIDES, '2026-03-05,Bank,-22.50')).toEqual([]);
  });

  it('is told by its name where it adds up a day alone', () => {
    const days = [...RIDES, '2026-03-02,Subtotal,22.50', '2026-03-03,Ride,4.00', '2026-03-04,Ride,1.00'];
    expect(warningsOf(...days)).toEqual([
      'Warning: row 4 says “Subtotal” and would be recorded as earned: what adds up other rows is left out, or they count twice.',
    ]);
    expect(warningsOf(...days, '2026-03-04,Subtotal,5.00')).toEqual([
      expect.stringContaining('2 rows, like row 4, say “Subtotal”'),
    ]);
    for (const name of [
      'Weekly total',
      'Week subtotal',
      'Total for the week',
      'Wochensumme',
      'Total semanal',
    ])
      expect(warningsOf(...RIDES, `2026-03-02,${name},4.00`, '2026-03-04,Ride,1.00')).toEqual([
        `Warning: row 4 says “${name}” and would be recorded as earned: what adds up other rows is left out, or they count twice.`,
      ]);
    for (const name of ['Total Wine run', 'Total of two rides'])
      expect(warningsOf(...RIDES, `2026-03-03,${name},4.00`)).toEqual([]);
    expect(warningsOf('2026-03-03,Total,22.50', ...RIDES)).toEqual([
      expect.stringContaining('as much as all others'),
    ]);
  });
});
