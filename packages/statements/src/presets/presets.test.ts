import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';

const fixturesDir = join(import.meta.dirname, '../../fixtures');

function read(name: string, currency?: string) {
  const outcome = readStatement(readFileSync(join(fixturesDir, name)), currency ? { currency } : {});
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return outcome.statement;
}

/** Date, base + bonuses + adjustments, fees, taxes withheld, net of each earning. */
function figures(name: string, currency?: string) {
  return toStatementResult(read(name, currency)).earnings.map(
    ({ earnedOn, gross, fees, taxesWithheld, net }) => [earnedOn, gross, fees, taxesWithheld, net].join(' '),
  );
}

describe('the Upwork preset', () => {
  it('keeps amounts in dollars, and says so to somebody who asked for another currency', () => {
    const { totals, why } = toStatementResult(read('upwork/with-ref-id.csv', 'EUR'));
    expect(totals.map(({ currency }) => currency)).toEqual(['USD']);
    expect(why).toContain('So EUR, which was asked for, is not used.');
  });

  it('reads the layout with Ref ID to the cent, each fee and tax with the earning whose id it names', () => {
    expect(figures('upwork/with-ref-id.csv')).toEqual([
      '2025-02-03 0 0.99 0 -0.99',
      '2025-01-31 0 20 0 -20',
      '2025-01-29 -50 -5 0 -45',
      '2025-01-22 0 0 0 24',
      '2025-01-20 75 7.5 0 67.5',
      '2025-01-15 1234.56 123.46 1.23 1109.87',
      '2025-01-13 412.6 41.26 0 371.34',
    ]);
    const result = toStatementResult(read('upwork/with-ref-id.csv'));
    expect(result.rows).toEqual({
      read: 14,
      earnings: 12,
      work: 0,
      payouts: 1,
      leftOut: [{ row: 15, reason: 'not a known kind of row: “Mystery Credit” in column “Type”' }],
    });
    expect(result.totals).toMatchObject([
      { currency: 'USD', bonuses: '75', reimbursements: '24', payouts: '1500' },
    ]);
    expect(result.control).toEqual([
      { unit: 'USD', file: '10.05', recorded: '6.72', leftOut: '3.33', ok: true },
    ]);
    expect(result.why).toContain('The running balance agrees with the amounts of all 14 rows.');
  });

  it('reads the layout with Transaction ID in dollars, whatever the local currency', () => {
    expect(figures('upwork/with-transaction-id.csv')).toEqual([
      '2026-08-20 500 53.5 0 446.5',
      '2026-08-18 620 62 0 558',
      '2026-08-16 0 15 0 -15',
    ]);
    const result = toStatementResult(read('upwork/with-transaction-id.csv', 'EUR'));
    expect(result.control).toEqual([{ unit: 'USD', file: '89.5', recorded: '89.5', leftOut: '0', ok: true }]);
    expect(result.totals).toMatchObject([{ payouts: '900' }]);
    expect(result.rows.leftOut).toEqual([{ row: 9, reason: 'there is neither an amount nor a duration' }]);
  });

  it('reads the short form with the month first, and keeps a fee of another day apart', () => {
    expect(figures('upwork/short.csv')).toEqual([
      '2026-01-15 1000 100 0 900',
      '2026-02-03 500 50 0 450',
      '2026-02-10 250 0 0 250',
      '2026-02-10 250 0 0 250',
      '2026-02-11 0 50 0 -50',
    ]);
  });

  it('records nothing of other people’s names, in any column that is only a name', () => {
    const texts = JSON.stringify(read('upwork/with-ref-id.csv').items, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    expect(texts).not.toMatch(/Sample Freelancer|Sample Account|Team (North|South)/);
  });
});

describe('the generic preset', () => {
  it('reads the template, hours in either spelling, and keeps two equal rows apart', () => {
    const result = toStatementResult(read('generic/template.csv', 'USD'));
    expect(result.control).toEqual([
      { unit: 'USD', file: '636.3', recorded: '636.3', leftOut: '0', ok: true },
    ]);
    expect(result.rows).toMatchObject({ read: 6, earnings: 5, work: 4 });
    expect(result.work.map(({ seconds }) => seconds)).toEqual([28_800, 9_000, 19_800, 19_800]);
    expect(result.earnings.filter(({ description }) => description === 'Evening')).toHaveLength(2);
  });

  it('reads every optional column, decimal commas, semicolons and three currencies', () => {
    const [eur, gbp, ron] = toStatementResult(read('generic/full.csv')).totals;
    expect(eur).toEqual({
      currency: 'EUR',
      base: '1292.9',
      tips: '12',
      bonuses: '5',
      adjustments: '-3.25',
      reimbursements: '4.1',
      fees: '258.58',
      taxesWithheld: '0',
      passThroughTax: '0',
      cashCollected: '30',
      gross: '1306.65',
      net: '1052.17',
      payouts: '0',
    });
    expect(gbp).toMatchObject({ currency: 'GBP', passThroughTax: '9.12', net: '41.5' });
    expect(ron).toMatchObject({ currency: 'RON', net: '248' });
    const clocks = read('generic/full.csv').items.flatMap((item) =>
      item.kind === 'earning' ? (item.hours ?? []) : [],
    );
    expect(clocks).toEqual([
      { clock: 'online', seconds: 34_200 },
      { clock: 'doorToDoor', seconds: 13_500 },
    ]);
  });

  it('reads a spreadsheet’s file: byte order mark, CRLF, dollar signs, a line break in a note', () => {
    const result = toStatementResult(read('generic/spreadsheet.csv', 'USD'));
    expect(result.control).toMatchObject([{ file: '1038', ok: true }]);
    expect(result.earnings[0]).toMatchObject({ base: '19', description: 'Two lines of notes' });
    expect(result.rows.leftOut).toEqual([{ row: 4, reason: 'there is neither an amount nor a duration' }]);
  });
});
