import { describe, expect, it } from 'vitest';
import { checkControl } from '../control/control.ts';
import { controlRuleOf } from '../mapping/mapping-check.ts';
import { toStatementResult } from '../result.ts';
import { earningLines, readOrThrow } from '../testing/read-fixture.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
const read = (...rows: string[]) => toStatementResult(readOrThrow(lines(...rows), { currency: 'EUR' }));

describe('the Etsy preset', () => {
  const header = 'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details';
  const sale = '"July 15, 2025",Sale,Payment for Order #37,--,EUR,€100.00,--,€100.00,--';
  const vat = (title: string) => `"July 15, 2025",VAT,${title},Order #37,EUR,--,-€1.90,-€1.90,--`;

  it.each(['MwSt. des Verkäufers', 'BTW van de verkoper', 'VAT: transaction'])(
    'takes “%s” for a tax on fees: the seller is not the buyer',
    (title) => {
      expect(earningLines(read(header, sale, vat(title)))).toEqual([
        '2025-07-15 base 100 fees 1.9 = 98.1 EUR',
      ]);
    },
  );

  it.each(['Steuer der Käuferin', 'MwSt. (Käufer)', 'BTW van koper', 'VAT paid by buyer'])(
    'takes “%s” for what the buyer paid',
    (title) => {
      expect(earningLines(read(header, sale, vat(title)))).toEqual(['2025-07-15 base 98.1 = 98.1 EUR']);
    },
  );
});

describe('the Stripe preset', () => {
  it('leaves out what is held back as the least balance, which no bank has seen', () => {
    const result = read(
      'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category',
      'txn_1,2026-03-01 10:00:00,usd,100.00,3.00,97.00,charge',
      'txn_2,2026-03-02 10:00:00,usd,-50.00,0.00,-50.00,payout_minimum_balance_hold',
      'txn_3,2026-03-03 10:00:00,usd,50.00,0.00,50.00,payout_minimum_balance_release',
    );
    expect(result.totals).toMatchObject([{ net: '97', payouts: '0' }]);
    expect(result.rows.leftOut).toMatchObject([
      { row: 3, reason: expect.stringContaining('holds this back') },
      { row: 4 },
    ]);
  });
});

describe('the Uber preset', () => {
  const of = (name: string) => `Paid to you:Your earnings:${name}`;

  it.each([
    ['Service fee:Service fee', 'Tip'],
    ['Service fee', 'Tip:Tip'],
    ['Service fee:Service fee', 'Tips:Tip'],
  ])('reads the leaves %s and %s where their branches are left out', (fee, tip) => {
    const header = [
      'transaction UUID',
      'Trip UUID',
      'vs reporting',
      'Paid to you',
      'Paid to you:Your earnings',
    ];
    const result = read(
      [...header, of('Fare'), of(fee), of(tip)].join(','),
      't1,a,2026-03-09 08:15:00.113 +0100 CET,18.00,18.00,20.00,-5.00,3.00',
    );
    expect(earningLines(result)).toEqual(['2026-03-09 base 20 tips 3 fees 5 = 18 EUR']);
  });
});

describe('the Airbnb preset', () => {
  it('records a fee for being paid fast that stands in the row of the payout, where the control total looks at nothing', () => {
    const statement = readOrThrow(
      lines(
        'Date,Type,Confirmation code,Listing,Details,Currency,Amount,Paid out,Service fee,Fast pay fee',
        '13/03/2026,Reservation,HM1,Flat,,EUR,100.00,,10.00,',
        '14/03/2026,Payout,,,Transfer,EUR,,98.50,,1.50',
      ),
    );
    const result = toStatementResult(statement);
    expect(result.totals).toMatchObject([{ gross: '110', fees: '11.5', net: '98.5', payouts: '98.5' }]);
    expect(result.control).toEqual([{ unit: 'EUR', file: '100', recorded: '100', leftOut: '0', ok: true }]);
    expect(statement.why).toContain(
      'The control total does not look at Paid out, nor at Fast pay fee of payouts.',
    );
    expect(checkControl(controlRuleOf({ presetId: 'airbnb', mapping: null }), statement.items)).toMatchObject(
      {
        totals: statement.control,
        mismatches: [],
      },
    );
  });
});
