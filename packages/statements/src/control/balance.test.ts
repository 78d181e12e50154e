import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { readFixture, readOrThrow } from '../testing/read-fixture.ts';

function why(...amountsAndBalances: [amount: string, balance: string][]) {
  const lines = amountsAndBalances.map(
    ([amount, balance], index) => `2026-01-02,${index},Hourly,,,${amount},${balance}`,
  );
  const file = ['Date,Ref ID,Type,Description,Agency,Amount,Balance', ...lines, ''].join('\n');
  const outcome = readStatement(new TextEncoder().encode(file));
  return outcome.kind === 'read' ? outcome.statement.why : outcome.message;
}

describe('the running balance', () => {
  it('confirms the amounts, oldest or newest row first', () => {
    const rows: [string, string][] = [
      ['5', '5.00'],
      ['7', '12.00'],
      ['-2', '10.00'],
      ['1', '11.00'],
    ];
    expect(why(...rows)).toContain('agrees with the amounts of all 4 rows');
    expect(why(...rows.toReversed())).toContain('agrees with the amounts of all 4 rows');
  });

  it('warns of the row at which it breaks, and says that nothing follows where it is no running balance', () => {
    const long = Array.from({ length: 12 }, (_, index): [string, string] => [
      '1',
      String(index < 6 ? index + 1 : index + 9),
    ]);
    expect(why(...long)).toContain('Warning: the running balance does not follow from the amounts at row 8');
    const none = why(['5', '1'], ['7', '9'], ['-2', '4'], ['1', '80']);
    expect(none).toContain('The column of balances does not follow from the amounts of many rows');
    expect(none).not.toContain('running balance');
    expect(why(['5', ''], ['7', ''], ['-2', ''])).not.toContain('running balance');
  });

  it('is not moved by what is left out as pending, and is moved by what is held back', () => {
    const header = 'Date,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance';
    const rows = [
      '03/14/2026,Website Payment,Completed,USD,100.00,0.00,100.00,A1,100.00',
      '03/15/2026,Website Payment,Pending,USD,40.00,0.00,40.00,A2,100.00',
      '03/16/2026,Payment Hold,Completed,USD,-30.00,0.00,-30.00,A3,70.00',
      '03/17/2026,Website Payment,Completed,USD,5.00,0.00,5.00,A4,75.00',
    ];
    const said = (...lines: string[]) => readOrThrow([header, ...lines, ''].join('\n')).why;
    expect(said(...rows)).toContain('The running balance agrees with the amounts of all 4 rows.');
    expect(said(...rows.toReversed())).toContain(
      'The running balance agrees with the amounts of all 4 rows.',
    );
    expect(readFixture('paypal/activity.csv', { dateOrder: 'monthFirst' }).why).not.toContain('Warning');
  });
});
