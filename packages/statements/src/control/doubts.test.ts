import { expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const whyOf = (lines: readonly string[]) => readOrThrow(`${lines.join('\n')}\n`, { currency: 'EUR' }).why;

it('doubts fees that are all negative, and no fee that is given back beside others', () => {
  const header = 'platform,date,amount,fees';
  const rows = ['Shop,2026-02-01,100,-25', 'Shop,2026-02-02,50,-12.50'];
  expect(whyOf([header, ...rows])).toContain('every fee of this file is negative (2 rows)');
  expect(whyOf([header, ...rows, 'Shop,2026-02-03,10,1'])).not.toContain('Warning');
  // Fees in rows of their own, too.
  const alone = ['Shop,2026-02-03,0,-20', 'Shop,2026-02-04,0,-20'];
  expect(whyOf([header, 'Shop,2026-02-01,100,0', ...alone])).toContain(
    'every fee of this file is negative (2 rows)',
  );
  // What is refunded comes with its fee.
  expect(whyOf([header, 'Shop,2026-02-01,-100,-25', 'Shop,2026-02-02,-50,-12.50'])).not.toContain('Warning');
});

it('knows the signs of a platform whose files it was made from', () => {
  const header = 'created_utc,currency,gross,fee,net,reporting_category';
  const back = ['2026-03-01,usd,5.00,0,5.00,payout_reversal', '2026-03-02,usd,7.00,0,7.00,payout_failure'];
  expect(whyOf([header, ...back])).not.toContain('Warning');
});

it('holds the row of totals of a file against its other rows', () => {
  const header =
    'Type,Date,Purchase ID,Item Name,Buyer Name,Buyer Email,Taxes ($),Shipping ($),Sale Price ($),Gumroad Fees ($),Net Total ($)';
  const sale = 'Sale,2026-03-02,p1,Print,,,0,0,12.00,1.70,10.30';
  const totals = (net: string) => `Totals,,,,,,0,0,12.00,1.70,${net}`;
  expect(whyOf([header, sale, totals('10.30')])).not.toContain('Warning');
  expect(whyOf([header, sale, totals('924.20')])).toContain(
    'the row of totals (row 3) says 924.2 USD, and the others come to 10.3 USD',
  );
  // Two in a row that say the same are one.
  expect(whyOf([header, sale, totals('10.30'), totals('10.30')])).not.toContain('Warning');
  expect(whyOf([header, sale, totals('924.20'), totals('924.20')])).toContain('the row of totals (row 3)');
});
