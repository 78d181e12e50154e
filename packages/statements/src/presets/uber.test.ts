import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { earningLines, fixturesDir, readFixture, readOrThrow } from '../testing/read-fixture.ts';

const file = readFileSync(join(fixturesDir, 'uber/payments-order.csv'), 'utf8');
const euro = { currency: 'EUR' };

describe('the Uber preset', () => {
  it('adds up the rows of a trip and a day, on days that begin at four', () => {
    expect(earningLines(readFixture('uber/payments-order.csv', euro))).toEqual([
      '2026-03-09 base 21.25 reimbursements 4.5 fees 5 = 20.75 EUR',
      '2026-03-11 tips 3 = 3 EUR',
      '2026-03-09 base 20 fees 5 cashCollected 30 = 15 EUR',
      '2026-03-10 base 12 fees 3 taxesWithheld 0.6 = 8.4 EUR',
      '2026-03-10 bonuses 25 = 25 EUR',
      '2026-03-10 base 12 adjustments 1.65 fees 3 passThroughTax 0.45 = 10.65 EUR',
    ]);
  });

  it('takes the wire to the bank for a payout, and what is still owed comes to zero', () => {
    const { totals, control, rows } = readFixture('uber/payments-order.csv', euro);
    expect(rows).toEqual({ read: 8, earnings: 7, work: 0, payouts: 1, leftOut: [] });
    expect(totals).toMatchObject([
      { net: '82.8', passThroughTax: '0.45', cashCollected: '30', payouts: '53.25' },
    ]);
    expect(control).toEqual([{ unit: 'EUR', file: '0', recorded: '0', leftOut: '0', ok: true }]);
  });

  it('adds up what stands beneath a branch that the file leaves out', () => {
    const of = (names: readonly string[]) => names.map((name) => `Paid to you:Your earnings:${name}`);
    const fares = ['Fare:Fare', 'Fare:Surge', 'Service fee', 'Taxes:Tax on fare'];
    const others = ['Taxes:Income tax withholding', 'Promotion:Promotion', 'Promotion:Quest'];
    const header = [
      'transaction UUID',
      'Trip UUID',
      'vs reporting',
      'Paid to you',
      'Paid to you : Your earnings',
    ];
    const lines = [
      [...header, ...of(fares), ...of(others)].join(','),
      't1,A,2026-03-09 08:15:00.113 +0100 CET,18.80,18.80,17.00,3.00,-5.00,1.20,-0.40,2.00,1.00',
    ];
    expect(earningLines(toStatementResult(readOrThrow(`${lines.join('\n')}\n`, euro)))).toEqual([
      '2026-03-09 base 20 bonuses 3 fees 5 taxesWithheld 0.4 passThroughTax 1.2 = 17.6 EUR',
    ]);
  });

  it.each(['Paid to you : Your earnings : Fare,', ''])(
    'takes the service fee out of the fare beneath which it stands (the branch is “%s”)',
    (branch) => {
      const own = 'Paid to you:Your earnings:';
      const header = `transaction UUID,Trip UUID,vs reporting,Paid to you,Paid to you : Your earnings,${branch}${own}Fare:Fare,${own}Fare:Surge,${own}Tip,${own}Fare:Service fee`;
      const fare = branch === '' ? '' : '22.00,';
      const row = `t1,A,2026-03-09 08:15:00.113 +0100 CET,25.00,25.00,${fare}27.00,3.00,3.00,-8.00`;
      const result = toStatementResult(readOrThrow(`${header}\n${row}\n`, euro));
      expect(earningLines(result)).toEqual(['2026-03-09 base 30 tips 3 fees 8 = 25 EUR']);
      expect(result.control).toMatchObject([{ file: '25', ok: true }]);
    },
  );

  it('reads the report in Romanian, and leaves out a row of which money stands in a column that nobody knows', () => {
    const result = readFixture('uber/payments-order-romanian.csv', { currency: 'RON' });
    expect(earningLines(result)).toEqual([
      '2026-03-09 base 20 fees 5 = 15 RON',
      '2026-03-09 base 15 reimbursements 6 fees 4 cashCollected 18 = 17 RON',
      '2026-03-10 bonuses 50 = 50 RON',
    ]);
    expect(result.totals).toMatchObject([{ net: '82', cashCollected: '18', payouts: '64' }]);
    expect(result.control).toMatchObject([{ file: '0', ok: true }]);
    expect(result.why).toContain('left out: Prenumele șoferului, Numele de familie al șoferului.');
    const text = readFileSync(join(fixturesDir, 'uber/payments-order-romanian.csv'), 'utf8');
    const other = readOrThrow(text.replace('Numerar încasat', 'Bani'), { currency: 'RON' });
    expect(other.items.filter(({ kind }) => kind === 'leftOut')).toMatchObject([{ rows: [{ row: 3 }] }]);
  });

  it('asks for the currency, which stands nowhere in the file', () => {
    expect(() => readOrThrow(file)).toThrow('Say it with --currency.');
  });

  it('records no name of a driver', () => {
    const texts = readOrThrow(file, euro).items.map((item) =>
      'description' in item ? item.description : '',
    );
    expect(texts.join()).not.toMatch(/Sample/);
  });

  const renamed = (from: string, to: string) => readOrThrow(file.replace(from, to), euro);

  it('says which column beneath the earnings is new, and counts it among them', () => {
    const { drift, items } = renamed('Paid to you:Your earnings:Tip', 'Paid to you:Your earnings:Gratuity');
    expect(drift?.added).toEqual(['Paid to you:Your earnings:Gratuity']);
    expect(items.filter(({ kind }) => kind === 'leftOut')).toEqual([]);
  });

  it('leaves out a row of which money stands in a column that nobody knows, since it may be cash or the wire', () => {
    const cash = renamed('Payouts : Cash collected', 'Payouts:Cash');
    const reason = '“Payouts:Cash” is a column that is not known, and money of this row stands in it';
    expect(cash.drift?.added).toEqual(['Paid to you : Trip balance : Payouts:Cash']);
    expect(cash.items.filter(({ kind }) => kind === 'leftOut')).toMatchObject([
      { rows: [{ row: 5 }], reason },
    ]);
  });

  it('takes no wire for an earning below zero, whatever its column is called', () => {
    const wire = file
      .replace('Payouts:Transferred To Bank Account', 'Payouts:Bank')
      .replace('so.payout', 'wire of the week');
    const { items } = readOrThrow(wire, euro);
    expect(items.filter(({ kind }) => kind === 'leftOut')).toMatchObject([{ rows: [{ row: 9 }] }]);
    expect(items.some(({ kind }) => kind === 'payout')).toBe(false);
  });

  it('does not take for one payout what was earned and sent to the bank in one row', () => {
    const [header = ''] = file.split('\n');
    const row =
      'tx-1,,,,trip-A,trip completed order,,,2026-03-09 08:15:00 +0100 CET,-25,15,20,20,0,-5,0,0,0,0,0,-40';
    const { items, control } = readOrThrow(`${header}\n${row}\n`, euro);
    expect(items).toMatchObject([{ kind: 'payout', amount: 40_000_000n }]);
    expect(control).toMatchObject([{ ok: false }]);
  });

  it('takes what it costs to be paid at once off the row of the wire', () => {
    const wire = file
      .replace('Trip balance:Refunds:Toll', 'Trip balance:Expenses:Instant Pay Fees')
      .replace(
        '-53.25,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00',
        '-53.25,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,-0.85',
      );
    const { items, control } = readOrThrow(wire.replace('0.00,-53.25\n', '0.00,-52.40\n'), euro);
    expect(items.filter(({ kind }) => kind === 'payout')).toMatchObject([{ amount: 52_400_000n }]);
    expect(items.at(-1)).toMatchObject({ kind: 'earning', components: { fees: 850_000n } });
    expect(control).toMatchObject([{ ok: true }]);
  });

  it('takes a fee of the platform for a fee, and other earnings for no column that is new', () => {
    const names = ['', ':Fare', ':Other fees:Platform fee', ':Other earnings:Adjustment'];
    const header = ['transaction UUID', 'Trip UUID', 'vs reporting', 'Paid to you'];
    const lines = [
      [...header, ...names.map((name) => `Paid to you:Your earnings${name}`)].join(','),
      't1,A,2026-03-09 08:15:00.113 +0530 IST,205.50,205.50,250.00,-46.00,1.50',
    ];
    const statement = readOrThrow(`${lines.join('\n')}\n`, { currency: 'INR' });
    expect(statement.drift?.added ?? []).toEqual([]);
    expect(earningLines(toStatementResult(statement))).toEqual([
      '2026-03-09 base 250 adjustments 1.5 fees 46 = 205.5 INR',
    ]);
  });

  it('takes the sum of what stands in a branch for nothing new', () => {
    const branch = file.replace('Trip balance:Refunds:Toll', 'Trip balance');
    expect(readOrThrow(branch, euro).drift?.added ?? []).toEqual([]);
  });
});
