import { asLocalDate } from '@earntrack/domain';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { readOrThrow } from '../testing/read-fixture.ts';

describe('by a mapping', () => {
  it('reads a transfer out of whose amount a fee was taken', () => {
    const wise = {
      name: 'Account',
      layouts: [
        { columns: { date: 'Date' }, money: { amount: 'Amount', fees: 'Total fees' }, currency: 'EUR' },
      ],
      lines: [
        {
          sign: 'negative',
          parts: [
            { column: 'amount', to: 'payout', sign: -1 },
            { column: 'fees', to: 'payout', sign: -1 },
            { column: 'fees', to: 'fees' },
          ],
        },
        { parts: [{ column: 'amount', to: 'base' }] },
      ],
      control: { column: 'amount', terms: { base: 1, fees: -1, payout: -1 } },
    };
    const file = 'Date,Amount,Total fees\n2026-03-13,200.00,0\n2026-03-14,-100.50,0.50\n';
    const { items, control } = readOrThrow(file, { mapping: wise });
    expect(items).toMatchObject([
      { kind: 'earning', components: { base: 200_000_000n, fees: 0n } },
      { kind: 'payout', amount: 100_000_000n, rows: [{ row: 3, value: -100_000_000n }] },
      { kind: 'earning', components: { base: 0n, fees: 500_000n }, rows: [{ row: 3, value: -500_000n }] },
    ]);
    expect(control).toMatchObject([{ file: 99_500_000n, ok: true }]);
  });

  it('can leave out rows by a cell that is empty', () => {
    const jobs = {
      name: 'Jobs',
      layouts: [{ columns: { date: 'Date', status: 'Paid on' }, money: { pay: 'Pay' }, currency: 'EUR' }],
      lines: [
        { where: { status: '' }, skip: 'this was not paid yet' },
        { parts: [{ column: 'pay', to: 'base' }] },
      ],
      control: { column: 'pay', terms: { base: 1 } },
    };
    const file = 'Date,Pay,Paid on\n2026-03-13,20.00,2026-04-01\n2026-03-14,30.00,\n';
    expect(readOrThrow(file, { mapping: jobs }).items).toMatchObject([
      { kind: 'earning', components: { base: 20_000_000n } },
      { kind: 'leftOut', reason: 'this was not paid yet' },
    ]);
  });

  it('asks for the day where it names no column of dates', () => {
    const list = {
      name: 'Jobs of a day',
      layouts: [{ columns: { description: 'Job' }, money: { pay: 'Pay' }, currency: 'EUR' }],
      lines: [{ parts: [{ column: 'pay', to: 'base' }] }],
      control: { column: 'pay', terms: { base: 1 } },
    };
    const bytes = new TextEncoder().encode('Job,Pay\nWindows,40.00\nGutter,25.50\n');
    expect(readStatement(bytes, { mapping: list })).toMatchObject({
      kind: 'undecided',
      option: 'date',
      message: expect.stringContaining('--date 2026-03-09'),
    });
    const { items, why } = readOrThrow(bytes, { mapping: list, date: asLocalDate('2026-03-09') });
    expect(items).toMatchObject([{ earnedOn: '2026-03-09' }, { earnedOn: '2026-03-09' }]);
    expect(why).toContain('Every row is of 2026-03-09, as asked.');
    // Nothing but its name tells a row of totals from the others.
    for (const name of ['Total', 'Total EUR']) {
      const withTotal = new TextEncoder().encode(`Job,Pay\nWindows,40.00\nGutter,25.50\n${name},65.50\n`);
      const summed = readOrThrow(withTotal, { mapping: list, date: asLocalDate('2026-03-09') });
      expect(summed.items.at(-1)).toMatchObject({
        kind: 'leftOut',
        reason: `this row adds up others: “${name}” in column “Job”`,
      });
      expect(summed.control).toMatchObject([{ recorded: 65_500_000n, leftOut: 65_500_000n, ok: true }]);
    }
  });

  it('says of a row of totals without a day that it adds up others, and of one with a day nothing', () => {
    const jobs = {
      name: 'Jobs',
      layouts: [
        {
          columns: { date: ['Day'], description: 'Job' },
          money: { pay: 'Pay' },
          currency: 'EUR',
          emptyCells: ['--'],
        },
      ],
      lines: [{ parts: [{ column: 'pay', to: 'base' }] }],
      control: { column: 'pay', terms: { base: 1 } },
    };
    const rows = [
      '2026-03-09,Windows,40.00',
      '2026-03-10,Total,25.50',
      'Summe EUR,,65.50',
      'May,Gutter,3.00',
      '2026-02-30,TOTAL,60.00',
      '--,Total,68.50',
    ];
    const bytes = new TextEncoder().encode(`Day,Job,Pay\n${rows.join('\n')}\n`);
    const { items } = readOrThrow(bytes, { mapping: jobs });
    expect(items).toMatchObject([
      { kind: 'earning', description: 'Windows' },
      { kind: 'earning', description: 'Total' },
      { kind: 'leftOut', reason: 'this row adds up others: “Summe EUR” in column “Day”' },
      { kind: 'leftOut', reasonHere: '“May” in column “Day” is no date of the calendar' },
      { kind: 'leftOut', reason: '“2026-02-30” in column “Day” is no date of the calendar' },
      { kind: 'leftOut', reason: 'this row adds up others: “Total” in column “Job”' },
    ]);
  });
});
