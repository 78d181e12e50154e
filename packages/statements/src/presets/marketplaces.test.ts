import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { earningLines, readFixture, readOrThrow } from '../testing/read-fixture.ts';

describe('the Gumroad preset', () => {
  it('reads a payout to the cent, and leaves rows that add up others out', () => {
    const result = readFixture('gumroad/payout.csv');
    expect(earningLines(result)).toEqual([
      '2026-03-02 base 12 fees 1.7 = 10.3 USD',
      '2026-03-03 base 16 fees 2.1 = 13.9 USD',
      '2026-03-05 adjustments -12 fees -1.7 = -10.3 USD',
      '2026-03-06 adjustments -12 fees -1.2 = -10.8 USD',
      '2026-03-07 base 10 fees 1 = 9 USD',
      '2026-03-08 adjustments -10 fees -1 = -9 USD',
      '2026-03-09 bonuses 2.5 = 2.5 USD',
      '2026-03-09 adjustments 1.25 = 1.25 USD',
      '2026-03-10 fees 0.4 = -0.4 USD',
      '2026-03-10 adjustments -0.03 = -0.03 USD',
    ]);
    expect(result.rows.leftOut.map(({ row }) => row)).toEqual([13, 14]);
    // The row of totals says the same as all that is recorded.
    expect(result.control).toMatchObject([{ recorded: '1.42', ok: true }]);
  });
});

describe('the Shopify preset', () => {
  it('reads charges, refunds and chargebacks on the days of the shop', () => {
    expect(earningLines(readFixture('shopify/transactions.csv'))).toEqual([
      '2026-03-15 base 49.99 fees 1.75 = 48.24 USD',
      '2026-03-16 adjustments -49.99 = -49.99 USD',
      '2026-03-17 base 1299 fees 38.97 = 1260.03 USD',
      '2026-03-18 adjustments -20 fees 15 = -35 USD',
    ]);
  });
});

describe('the Airbnb preset', () => {
  it('tells reservations from the payouts that pay them, and keeps one that earned nothing', () => {
    const result = readFixture('airbnb/transaction-history.csv');
    expect(earningLines(result)).toEqual([
      '2026-10-13 base 331 fees 10.5 = 320.5 EUR',
      '2026-10-20 base 752 fees 22.5 = 729.5 EUR',
      '2026-10-21 adjustments -20 = -20 EUR',
      '2026-10-22 = 0 EUR',
    ]);
    expect(result.totals).toMatchObject([{ net: '1030', payouts: '1030' }]);
  });

  it('knows the columns of newer exports that say what an amount is made of, and a new one for new', () => {
    const header =
      'Date,Arriving by date,Type,Confirmation code,Booking date,Start date,End date,Nights,Guest,Listing,Details,Reference code,Currency,Amount,Paid out,Service fee,Fast pay fee,Cleaning fee,Pet fee,Community fee,Gross earnings,Airbnb remitted tax,Earnings year';
    const row =
      '10/13/2026,,Reservation,HM1,09/01/2026,10/12/2026,10/15/2026,3,,Flat,,,USD,970.00,,30.00,,50.00,20.00,5.00,"1,000.00",120.00,2026';
    const read = (names: string) => readOrThrow(`${names}\n${row}\n`);
    expect(read(header).drift).toBeNull();
    expect(read(header.replace('Pet fee', 'Boat fee')).drift?.added).toEqual(['Boat fee']);
    expect(read(header).items).toMatchObject([{ components: { base: 1_000_000_000n, fees: 30_000_000n } }]);
  });

  it('leaves out a stay whose fee alone is below zero, for the amount may be before the fee or after it', () => {
    const header = 'Date,Type,Confirmation code,Listing,Currency,Amount,Paid out,Service fee';
    const rows = ['261.00,,-39.00', '-261.00,,-39.00', '261.00,,39.00'].map(
      (money, at) => `10/13/2026,Reservation,HM${at},Flat,USD,${money}`,
    );
    const result = toStatementResult(readOrThrow(`${[header, ...rows].join('\n')}\n`));
    expect(result.rows.leftOut).toEqual([
      { row: 2, reason: expect.stringContaining('whether the amount is before or after the fee') },
    ]);
    expect(earningLines(result)).toEqual([
      '2026-10-13 base -300 fees -39 = -261 USD',
      '2026-10-13 base 300 fees 39 = 261 USD',
    ]);
  });

  it('reads a Portuguese history, of which a co-host is paid a part', () => {
    const result = readFixture('airbnb/transaction-history-portuguese.csv');
    expect(earningLines(result)).toEqual([
      '2026-10-30 base -485 = -485 BRL',
      '2026-10-30 base 1000 fees 30 = 970 BRL',
      '2026-10-30 adjustments 120 = 120 BRL',
    ]);
    expect(result.totals).toMatchObject([{ net: '605', payouts: '605' }]);
    expect(result.why).toContain('Names and addresses of others are left out: Hóspede.');
  });
});

describe('the PayPal preset', () => {
  it('records what people paid in, and no money that was held or spent', () => {
    const result = readFixture('paypal/activity.csv');
    expect(earningLines(result)).toEqual([
      '2026-03-14 base 100 fees 3.49 = 96.51 USD',
      '2026-03-16 adjustments -20 fees -0.58 = -19.42 USD',
      '2026-03-18 base 10 fees 0.7 = 9.3 EUR',
    ]);
    expect(result.rows.leftOut.map(({ reason }) => reason)).toEqual([
      'this was not completed, and no money moved',
      'you paid this to somebody',
    ]);
    // What came in in euros was changed: nothing of it is owed in euros, and more in dollars.
    expect(result.totals.map(({ currency, net, payouts }) => [currency, net, payouts])).toEqual([
      ['EUR', '9.3', '9.3'],
      ['USD', '77.09', '40.05'],
    ]);
  });
});

it('reads Gumroad’s list of sales to the cent, without those that were paid back, which stay in it as they were sold', () => {
  const result = readFixture('gumroad-sales/sales.csv');
  expect(earningLines(result)).toEqual([
    '2026-03-01 base 20 tips 2.5 fees 2.75 = 19.75 USD',
    '2026-03-02 base 10 adjustments -4 fees 1.5 = 4.5 USD',
    '2026-03-03 base 1010 fees 101.5 = 908.5 USD',
  ]);
  expect(result.rows.leftOut).toEqual([
    { row: 4, reason: 'all of it was paid back to the buyer' },
    { row: 5, reason: 'the buyer disputed it, and you have not won' },
    { row: 7, reason: 'this row adds up others' },
  ]);
  expect(result.why).toContain('The control total does not look at Partial Refund ($).');
});

it('leaves out a Gumroad sale of which a mark does not say whether it was paid back', () => {
  const header =
    'Purchase ID,Item Name,Purchase Date,Fees ($),Net Total ($),Tip ($),Partial Refund ($),Fully Refunded?,Disputed?,Dispute Won?';
  const rows = ['0,0,0', '0,1,1', 'true,0,0', '0,true,false'].map(
    (marks, at) => `a${at},Brushes,2026-03-02,1.5,8.5,0.0,0.0,${marks}`,
  );
  const { items } = readOrThrow(`${[header, ...rows].join('\n')}\n`, { presetId: 'gumroad-sales' });
  expect(items.map(({ kind }) => kind)).toEqual(['earning', 'earning', 'leftOut', 'leftOut']);
});

it('leaves out what the list of Gumroad has with its price and was not paid yet: free trials and orders of what is not out', () => {
  const header =
    'Purchase ID,Item Name,Purchase Date,Fees ($),Net Total ($),Tip ($),Partial Refund ($),Fully Refunded?,Disputed?,Dispute Won?,Free trial purchase?,Pre-order authorization?';
  const rows = ['1,0', '0,1', '0,0'].map(
    (marks, at) => `a${at},Brushes,2026-03-0${at + 1},1.5,8.5,0.0,0.0,0,0,0,${marks}`,
  );
  const { items } = readOrThrow(`${[header, ...rows].join('\n')}\n`);
  expect(items.map((item) => (item.kind === 'leftOut' ? item.reason : item.kind))).toEqual([
    'a free trial began: nothing was paid yet',
    'it was ordered before it is out: nothing was paid yet',
    'earning',
  ]);
});
