import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { earningLines, readFixture, readOrThrow } from '../testing/read-fixture.ts';

describe('the Stripe preset', () => {
  it('reads the itemised report in three currencies to the cent, each payout beside what it pays', () => {
    const result = readFixture('stripe/itemised.csv');
    expect(earningLines(result)).toEqual([
      '2026-03-01 base 120 fees 3.78 = 116.22 USD',
      '2026-03-01 base 50 fees 1 = 49 EUR',
      '2026-03-02 base 5000 fees 180 = 4820 JPY',
      '2026-03-03 adjustments -20 = -20 USD',
      '2026-03-04 adjustments -40 fees 15 = -55 USD',
      '2026-03-20 adjustments 40 fees -15 = 55 USD',
      '2026-03-05 fees 2 = -2 USD',
      '2026-03-05 fees 0.42 = -0.42 USD',
      '2026-03-05 adjustments -10 = -10 USD',
      '2026-03-06 adjustments 3.1 = 3.1 USD',
    ]);
    // 81.90 went to the bank; 25.00 had come from there.
    expect(result.totals.map(({ currency, net, payouts }) => [currency, net, payouts])).toEqual([
      ['EUR', '49', '49'],
      ['JPY', '4820', '4820'],
      ['USD', '86.9', '56.9'],
    ]);
    expect(result.rows.leftOut).toEqual([
      { row: 13, reason: expect.stringContaining('no income') },
      { row: 17, reason: 'not a known kind of row: “something_new” in column “reporting_category”' },
    ]);
    expect(result.control.map(({ unit, ok }) => [unit, ok])).toEqual([
      ['EUR', true],
      ['JPY', true],
      ['USD', true],
    ]);
  });

  it('puts moments on the days of the person’s zone, and on those of UTC when none is named', () => {
    expect(readFixture('stripe/itemised.csv').earnings[0]?.earnedOn).toBe('2026-03-01');
    const inNewYork = readFixture('stripe/itemised.csv', { timeZone: 'America/New_York' });
    expect(inNewYork.earnings[0]?.earnedOn).toBe('2026-02-28');
    expect(inNewYork.why).toContain('Moments are put on days of America/New_York.');
  });

  it('reads the list of the dashboard, which has other names for the same', () => {
    const result = readFixture('stripe/balance-history.csv');
    expect(result.totals).toMatchObject([
      { currency: 'USD', base: '120', adjustments: '-20', fees: '5.78', net: '94.22', payouts: '94.22' },
    ]);
  });

  it('does without columns that were not chosen, and takes them in any order', () => {
    const { items } = readOrThrow(
      'net,fee,gross,currency,reporting_category,created\n9.50,0.50,10.00,gbp,charge,2026-03-01 23:59:00\n',
    );
    expect(items).toMatchObject([{ earnedOn: '2026-03-01', currency: 'GBP', externalId: null }]);
  });

  it('knows fees from what gross and net differ by where their column was not chosen', () => {
    const lines = [
      'created_utc,currency,gross,net,reporting_category',
      '2026-03-01 10:00:00,usd,10.00,9.41,charge',
      '2026-03-01 11:00:00,usd,-2.00,-2.00,fee',
      '2026-03-02 00:00:00,usd,-7.41,-7.41,payout',
    ];
    const result = toStatementResult(readOrThrow(`${lines.join('\n')}\n`));
    expect(earningLines(result)).toEqual([
      '2026-03-01 base 10 fees 0.59 = 9.41 USD',
      '2026-03-01 fees 2 = -2 USD',
    ]);
    expect(result.totals).toMatchObject([{ net: '7.41', payouts: '7.41' }]);
  });

  it('tells the fee of an instant payout from what reached the bank', () => {
    const rows = [
      '2026-03-01,usd,200.00,5.90,194.10,charge,txn_1',
      '2026-03-02,usd,-100.00,1.00,-101.00,payout,txn_2',
    ];
    const file = `created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id\n${rows.join('\n')}\n`;
    const statement = readOrThrow(file);
    const result = toStatementResult(statement);
    expect(earningLines(result)).toEqual([
      '2026-03-01 base 200 fees 5.9 = 194.1 USD',
      '2026-03-02 fees 1 = -1 USD',
    ]);
    expect(result.totals).toMatchObject([{ net: '193.1', payouts: '100' }]);
    expect(result.rows).toMatchObject({ read: 2, earnings: 1, payouts: 1 });
    expect(result.control).toMatchObject([{ file: '93.1', ok: true }]);
    expect(statement.items.map(({ key }) => key)).toEqual(['id:txn_1', 'id:txn_2', 'fees:id:txn_2']);
    // Where the column of fees was not chosen, they are what gross and net differ by.
    const [, ...alone] = file.split('\n').map((line) =>
      line
        .split(',')
        .filter((_, at) => at !== 3)
        .join(','),
    );
    const without = ['created_utc,currency,gross,net,reporting_category,balance_transaction_id', ...alone];
    expect(toStatementResult(readOrThrow(without.join('\n'))).totals).toEqual(result.totals);
  });

  it('takes what is changed out of one balance and puts it into another, so that nothing is owed in either', () => {
    const rows = [
      '2026-03-01,usd,100.00,0.00,100.00,charge,txn_1',
      '2026-03-02,usd,-100.00,0.00,-100.00,currency_conversion,txn_2',
      '2026-03-02,eur,92.00,0.92,91.08,currency_conversion,txn_3',
      '2026-03-03,eur,-91.08,0.00,-91.08,payout,txn_4',
    ];
    const file = `created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id\n${rows.join('\n')}\n`;
    const { totals, control } = toStatementResult(readOrThrow(file));
    expect(totals).toMatchObject([
      { currency: 'EUR', gross: '0', fees: '0.92', net: '-0.92', payouts: '-0.92' },
      { currency: 'USD', gross: '100', net: '100', payouts: '100' },
    ]);
    expect(control).toMatchObject([
      { unit: 'EUR', file: '0', ok: true },
      { unit: 'USD', file: '0', ok: true },
    ]);
  });

  it('says that a row is known by less where the column of ids is not there', () => {
    const file = 'created_utc,currency,gross,fee,net,reporting_category\n2026-03-01,usd,10,1,9,charge\n';
    expect(readOrThrow(file).why).toContain('There is no column “balance_transaction_id”');
    const withId = file
      .replace('created_utc', 'balance_transaction_id,created_utc')
      .replace('\n2026', '\ntxn_1,2026');
    expect(readOrThrow(withId).why).not.toContain('There is no column');
  });

  it('asks for the currency where its column was not chosen', () => {
    const file = 'created_utc,gross,fee,net,reporting_category\n2026-03-01,10,1,9,charge\n';
    expect(() => readOrThrow(file)).toThrow('--currency');
  });

  it('shows that a row contradicts itself', () => {
    const file = 'created_utc,currency,gross,fee,net,reporting_category\n2026-03-01,usd,10,1,8,charge\n';
    expect(readOrThrow(file).control).toMatchObject([{ file: 8_000_000n, recorded: 9_000_000n, ok: false }]);
  });

  it('refuses an amount in yen that has decimals, for it is another currency or unit', () => {
    const file = 'created_utc,currency,gross,fee,net,reporting_category\n2026-03-01,jpy,50.5,0,50.5,charge\n';
    expect(() => readOrThrow(file)).toThrow(
      '“50.5” in row 2, column “gross”, has decimals, and JPY has none',
    );
    expect(() => readOrThrow(file.replace('jpy', 'kwd').replaceAll('50.5', '50.123'))).not.toThrow();
  });
});
