import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';

function keys(...lines: string[]) {
  const outcome = readStatement(new TextEncoder().encode([...lines, ''].join('\n')), { currency: 'EUR' });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return outcome.statement.items.map(({ key }) => key);
}

describe('the key of a row', () => {
  it('is its own id, with a number from the second of that id on', () => {
    expect(
      keys('platform,date,amount,id', 'Etsy,2026-01-03,2,x', 'Etsy,2026-01-02,1,x', 'Uber,2026-01-02,1,x'),
    ).toEqual(['id:etsy|x#2', 'id:etsy|x', 'id:uber|x']);
  });

  it('is that of the row alone where another of its id is left out beside it', () => {
    const header = 'Date,Time,Type,Status,Currency,Gross,Fee,Net,Transaction ID';
    const done = '02/27/2026,10:00:00,Website Payment,Completed,EUR,50.00,-1.00,49.00,T2';
    const pending = '02/26/2026,09:00:00,Website Payment,Pending,EUR,50.00,-1.00,49.00,T2';
    expect(keys(header, done)).toEqual(['id:T2']);
    expect(keys(header, pending, done)).toEqual(['id:T2#2', 'id:T2']);
  });

  it('is counted among rows of its kind alone, so that a payout has it with and without an order of its number', () => {
    const header = 'Date,Time,Type,Status,Currency,Gross,Fee,Net,Transaction ID';
    const sale = '02/27/2026,10:00:00,Website Payment,Completed,EUR,50.00,-1.00,49.00,3';
    const payout = '02/26/2026,10:00:00,General Withdrawal,Completed,EUR,-9.00,0.00,-9.00,3';
    const canceled = payout.replace('02/26', '02/20').replace('Completed', 'Canceled');
    expect(keys(header, payout)).toEqual(['id:3']);
    expect(keys(header, payout, sale)).toEqual(['id:3', 'id:3']);
    expect(keys(header, sale, payout)).toEqual(['id:3', 'id:3']);
    expect(keys(header, sale, canceled)).toEqual(['id:3', 'id:3']);
    expect(keys(header, sale, canceled, payout)).toEqual(['id:3', 'id:3#2', 'id:3']);
  });

  it('is what the row says and a count when it has no id', () => {
    const [first, second, other] = keys(
      'platform,date,amount',
      'Etsy,2026-01-02,1',
      'ETSY,2026-01-02,1.00',
      'Etsy,2026-01-03,1',
    );
    expect(first).toMatch(/^row:2026-01-02\|.*\|1$/);
    expect(second).toBe(first?.replace(/\|1$/, '|2'));
    expect(other).toMatch(/^row:2026-01-03\|.*\|1$/);
  });

  it('does not change with the option that fills in a currency for rows without money', () => {
    const file = 'platform,date,amount,hours\nEtsy,2026-01-02,,3\n';
    const read = (currency?: string) =>
      readStatement(new TextEncoder().encode(file), currency ? { currency } : {});
    const [without, withEuro] = [read(), read('EUR')];
    if (without.kind !== 'read' || withEuro.kind !== 'read') throw new Error('not read');
    expect(without.statement.items[0]?.key).toBe(withEuro.statement.items[0]?.key);
  });

  it('stays short and telling for texts of any length', () => {
    const long = 'x'.repeat(450);
    const [first = '', second = ''] = keys(
      'platform,date,amount,notes',
      `E,2026-01-02,1,${long}a`,
      `E,2026-01-02,1,${long}b`,
    );
    expect(first).not.toBe(second);
    expect(Math.max(first.length, second.length)).toBeLessThan(450);
  });
});
