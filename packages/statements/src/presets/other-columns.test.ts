import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';
import { earningLines, readOrThrow } from '../testing/read-fixture.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('the Stripe preset without the column of what is left', () => {
  it('takes gross less fee for it, in the control total too', () => {
    const file = lines(
      'created_utc,balance_transaction_id,currency,reporting_category,fee,gross',
      '2026-03-01 10:00:00,txn_1,usd,charge,3.00,100.00',
      '2026-03-02 10:00:00,txn_2,usd,refund,0.00,-20.00',
      '2026-03-03 10:00:00,txn_3,usd,stripe_fee,0.00,-1.50',
      '2026-03-04 10:00:00,txn_4,usd,payout,0.50,-75.00',
      '2026-03-05 10:00:00,txn_5,usd,reserve_hold,0.00,-9.00',
    );
    const { totals, control } = toStatementResult(readOrThrow(file));
    expect(totals).toMatchObject([{ base: '100', adjustments: '-20', fees: '5', net: '75', payouts: '75' }]);
    expect(control).toEqual([{ unit: 'USD', file: '-9', recorded: '0', leftOut: '-9', ok: true }]);
  });

  it('reads by the column where it is there', () => {
    const file = lines(
      'created_utc,currency,reporting_category,fee,gross,net',
      '2026-03-01,usd,charge,3.00,100.00,90.00',
    );
    expect(readOrThrow(file).control).toMatchObject([{ file: 90_000_000n, ok: false }]);
  });
});

describe('the Uber preset without the column of times', () => {
  const header =
    'transaction UUID,Trip UUID,Description,Paid to you,Paid to you : Your earnings,Paid to you : Your earnings : Fare';
  const file = lines(header, 't1,a,trip completed order,15.00,15.00,20.00');
  const bytes = new TextEncoder().encode(file);

  it('asks for the day, and reads all rows on it', () => {
    expect(readStatement(bytes, { currency: 'EUR' })).toMatchObject({ kind: 'undecided', option: 'date' });
    const statement = readOrThrow(file, { currency: 'EUR', date: '2026-03-09' as never });
    expect(earningLines(toStatementResult(statement))).toEqual([
      '2026-03-09 base 20 adjustments -5 = 15 EUR',
    ]);
  });

  it('names a column that may be the one under another name', () => {
    const renamed = lines(`${header},Moment`, 't1,a,trip completed order,15.00,15.00,20.00,2026-03-09 08:15');
    const outcome = readStatement(new TextEncoder().encode(renamed), { currency: 'EUR' });
    expect(outcome).toMatchObject({ option: 'date', message: expect.stringContaining('“Moment”') });
  });

  it('reads times where the column is there, whatever day was said', () => {
    const timed = lines(
      `${header},vs reporting`,
      't1,a,trip completed order,15.00,15.00,20.00,2026-03-10 08:15:00.113 +0100 CET',
    );
    const { items } = readOrThrow(timed, { currency: 'EUR', date: '2026-03-09' as never });
    expect(items).toMatchObject([{ earnedOn: '2026-03-10' }]);
  });
});

describe('the PayPal preset', () => {
  it('takes a payment for earned of which less came than it cost', () => {
    const file = lines(
      'Date,Type,Status,Currency,Gross,Fee,Net,Transaction ID',
      '13/04/2026,Website Payment,Completed,USD,0.30,-0.49,-0.19,A1',
      '13/04/2026,Website Payment,Completed,USD,-5.00,0.00,-5.00,A2',
    );
    const { totals, rows } = toStatementResult(readOrThrow(file));
    expect(totals).toMatchObject([{ base: '0.3', fees: '0.49', net: '-0.19' }]);
    expect(rows.leftOut).toEqual([{ row: 3, reason: 'you paid this to somebody' }]);
  });
});
