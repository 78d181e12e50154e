import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { fixturesDir, readOrThrow } from '../testing/read-fixture.ts';

/** One row of Stripe's itemised report, by its columns. */
const STRIPE: Readonly<Record<string, string>> = {
  balance_transaction_id: 'txn_1',
  created_utc: '2026-03-01 00:30:12',
  available_on_utc: '2026-03-08 00:00:00',
  currency: 'usd',
  gross: '120.00',
  fee: '3.78',
  net: '116.22',
  reporting_category: 'charge',
};

const NOTHING_ASKED = { currency: 'USD' };

/** The report without some columns, or with them under other names. */
function stripe(
  names: Readonly<Record<string, string | null>>,
  added: Readonly<Record<string, string>> = {},
) {
  const columns = Object.entries(STRIPE).flatMap(([name, cell]) => {
    const told = names[name] === undefined ? name : names[name];
    return told === null ? [] : [[told, cell] as const];
  });
  const all = [...columns, ...Object.entries(added)];
  const text = `${all.map(([name]) => name).join(',')}\n${all.map(([, cell]) => cell).join(',')}\n`;
  return readOrThrow(text, NOTHING_ASKED);
}

const netOf = (statement: ReturnType<typeof stripe>) => toStatementResult(statement).totals[0]?.net;

describe('an export of which people choose the columns', () => {
  it('says nothing of the columns that somebody chose beside those that are read', () => {
    const { drift, why } = stripe({}, { customer_id: 'cus_1', 'payment_metadata[order]': 'A-1' });
    expect(drift).toBeNull();
    expect(why).not.toContain('There is no column');
    for (const name of ['stripe/itemised.csv', 'stripe/balance-history.csv', 'paypal/activity.csv']) {
      const statement = readOrThrow(readFileSync(join(fixturesDir, name)), NOTHING_ASKED);
      expect([name, statement.drift, statement.why.includes('There is no column')]).toEqual([
        name,
        null,
        false,
      ]);
    }
  });

  it.each([
    ['created_utc', 'rows count on the day that another column says', '116.22'],
    ['currency', 'every amount is taken to be in the one currency that was said', '116.22'],
    ['fee', 'fees are what gross and net differ by', '116.22'],
    ['net', 'the amounts are checked against gross less fee, and by nothing else', '116.22'],
  ])('says without %s what is less exact, and does not call it a change', (column, effect, net) => {
    const statement = stripe({ [column]: null });
    expect(statement.why).toContain(`There is no column “${column}”: ${effect}`);
    expect(statement.drift).toBeNull();
    expect(netOf(statement)).toBe(net);
  });

  it('takes the day of a payment before one on which its money could be used, in whichever time it is written', () => {
    const ownTime = stripe({ created_utc: 'created' });
    expect(toStatementResult(ownTime).earnings[0]?.earnedOn).toBe('2026-03-01');
    expect(ownTime.why).not.toContain('There is no column');
    expect(toStatementResult(stripe({ created_utc: null })).earnings[0]?.earnedOn).toBe('2026-03-08');
    expect(toStatementResult(stripe({ created_utc: 'created', fee: null })).earnings[0]?.earnedOn).toBe(
      '2026-03-01',
    );
  });

  it('says which column may be one that is missed, and reads nothing by it', () => {
    const statement = stripe({ fee: 'processing_fee' });
    expect(statement.drift).toEqual({ added: ['processing_fee'], missing: ['fee'], renamed: [] });
    expect(statement.why).toContain('“fee” not there; “processing_fee” new and not read.');
    expect(netOf(statement)).toBe('116.22');
    expect(stripe({ currency: 'currency_code' }).drift).toMatchObject({ missing: ['currency'] });
  });

  it('takes no column of another thing for one that is missed', () => {
    const ofCustomers = { customer_facing_currency: 'eur', customer_facing_amount: '110.00' };
    expect(stripe({ currency: null }, ofCustomers).drift).toBeNull();
  });

  it('says of an account without its balance that nothing shows missing rows', () => {
    const text = readFileSync(join(fixturesDir, 'paypal/activity.csv'), 'utf8');
    const withoutBalance = text.replaceAll('"Balance"', '"Balance Impact"');
    const { why, drift } = readOrThrow(withoutBalance);
    expect(why).toContain(
      'There is no column “Balance”: nothing shows whether rows are missing from this export',
    );
    expect(drift).toBeNull();
    const renamed = readOrThrow(text.replaceAll('"Balance"', '"Running Balance"'));
    expect(renamed.drift).toEqual({ added: ['Running Balance'], missing: ['Balance'], renamed: [] });
  });
});
