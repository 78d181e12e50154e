import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const PAYPAL = 'Date,Time,Type,Status,Currency,Gross,Fee,Net,Transaction ID';
const payment = (status: string, id = 'T2') =>
  `02/27/2026,10:00:00,Website Payment,${status},EUR,50.00,-1.00,49.00,${id}`;
const itemsOf = (...lines: string[]) => readOrThrow([...lines, ''].join('\n')).items;

describe('a row that is left out takes back what another file says of it', () => {
  test('where its own status says so, under the key under which it counts elsewhere', () => {
    const [done] = itemsOf(PAYPAL, payment('Completed'));
    const [canceled] = itemsOf(PAYPAL, payment('Canceled'));
    expect(canceled).toMatchObject({
      kind: 'leftOut',
      key: done?.key,
      takesBack: { platformName: null, on: '2026-02-27', says: 'Canceled' },
    });
  });

  test('where its type came to nothing, with the platform that its row names', () => {
    const stripe = 'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id';
    const [failed] = itemsOf(stripe, '2026-11-02,usd,-100.00,0.00,-100.00,payout (failed),txn_2');
    expect(failed).toMatchObject({ key: 'id:txn_2', takesBack: { says: 'payout (failed)' } });
  });

  test('and not where it repeats another row, cannot be read, is of an unknown kind, or has no id', () => {
    const items = itemsOf(
      PAYPAL,
      payment('Completed'),
      payment('Completed'),
      payment('Completed', 'T3').replace('02/27', '02/31'),
      payment('Completed', 'T4').replace('Website Payment', 'Moon Dust'),
      payment('Canceled', ''),
    );
    const leftOut = items.filter(({ kind }) => kind === 'leftOut');
    expect(leftOut).toHaveLength(4);
    for (const item of leftOut) expect(item).not.toHaveProperty('takesBack');
  });
});

describe('a row that is left out by its status says what it would be without it', () => {
  const kindsOf = (items: ReturnType<typeof itemsOf>) =>
    items.map((item) => (item.kind === 'leftOut' ? (item.takesBack?.kinds ?? null) : item.kind));

  test('by its type, in whatever language', () => {
    const withdrawal = payment('Pending').replace('Website Payment', 'General Withdrawal');
    expect(kindsOf(itemsOf(PAYPAL, payment('Canceled'), withdrawal))).toEqual([['earning'], ['payout']]);
    const german = 'Datum,Uhrzeit,Typ,Status,Währung,Brutto,Gebühr,Netto,Transaktionscode';
    const sent = '27.02.2026,10:00:00,Allgemeine Abbuchung,Storniert,EUR,"-50,00","0,00","-50,00",T2';
    expect(kindsOf(itemsOf(german, sent))).toEqual([['payout']]);
    const stripe = 'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id';
    const failed = ['payout (failed)', 'charge (pending)', 'moon dust (failed)'].map(
      (type, at) => `2026-11-02,usd,-100.00,0.00,-100.00,${type},txn_${at}`,
    );
    expect(kindsOf(itemsOf(stripe, ...failed))).toEqual([['payout'], ['earning'], null]);
  });

  const read = (lines: object[], ...rows: string[]) => {
    const mapping = {
      name: 'Bank',
      layouts: [
        {
          columns: { id: 'Id', date: 'Day', type: 'Kind', status: 'State', hours: 'Hours' },
          money: { amount: 'Amount' },
          currency: 'EUR',
        },
      ],
      lines,
      control: { column: 'amount', terms: { base: 1, payout: -1 } },
    };
    return readOrThrow(['Id,Day,Kind,State,Hours,Amount', ...rows, ''].join('\n'), { mapping }).items;
  };
  const mapped = (lines: object[], ...rows: string[]) => kindsOf(read(lines, ...rows));
  const BY_SIGN = [
    { sign: 'negative', parts: [{ column: 'amount', to: 'payout', sign: -1 }] },
    { parts: [{ column: 'amount', to: 'base' }] },
  ];
  const SKIP = { where: { status: ['void'] }, skip: 'it came to nothing' };

  test('and where an amount of nothing leaves that open, all that it may be', () => {
    const rows = ['-5.00', '5.00', '0.00'].map((amount, at) => `${at},2026-05-13,x,void,,${amount}`);
    expect(mapped([SKIP, ...BY_SIGN], ...rows)).toEqual([
      ['payout'],
      ['earning', 'work'],
      ['payout', 'earning', 'work'],
    ]);
  });

  test('and takes nothing back for the sign of its amount alone: a refund may have the id of its sale', () => {
    const out = { sign: 'negative', skip: 'below zero' };
    const [left] = read([out, { parts: [{ column: 'amount', to: 'base' }] }], '1,2026-05-13,x,done,,-5.00');
    expect(left).toMatchObject({ kind: 'leftOut', reason: 'below zero' });
    expect(left).not.toHaveProperty('takesBack');
  });

  test('by rules that ask for another status, and not by those that ask for something else', () => {
    const done = (line: object) => ({ ...line, where: { status: ['done'] } });
    const lines = [...BY_SIGN.map(done), { skip: 'it is not done' }];
    expect(mapped(lines, '1,2026-05-13,x,void,1:00,-5.00')).toEqual([['payout']]);
    expect(mapped([{ types: ['tea'], skip: 'no tea' }, ...BY_SIGN], '1,2026-05-13,tea,done,,-5.00')).toEqual([
      null,
    ]);
  });
});

const STATUSES = ['Completed', 'Pending', 'Canceled', 'Denied', 'Refunded'];
const statusesOf = fc.array(fc.constantFrom(...STATUSES), { minLength: 1, maxLength: 8 });

test('whatever statuses rows have in two exports, each has its key in both, and the totals hold', () => {
  const read = (statuses: readonly string[]) =>
    readOrThrow([PAYPAL, ...statuses.map((status, at) => payment(status, `T${at}`)), ''].join('\n'));
  fc.assert(
    fc.property(statusesOf, fc.func(fc.constantFrom(...STATUSES)), (before, changed) => {
      const [one, other] = [read(before), read(before.map(changed))];
      expect(other.items.map(({ key }) => key)).toEqual(one.items.map(({ key }) => key));
      for (const { items, control } of [one, other]) {
        expect(control.every(({ ok }) => ok)).toBe(true);
        expect(items.every((item) => item.kind !== 'leftOut' || item.takesBack !== undefined)).toBe(true);
      }
    }),
  );
});

describe('an earning of several rows', () => {
  const mapping = {
    name: 'Rides',
    layouts: [
      {
        columns: { id: 'Id', reference: 'Trip', date: 'Day', type: 'State', hours: 'Hours' },
        money: { fare: 'Fare' },
        currency: 'EUR',
      },
    ],
    lines: [{ types: ['canceled'], skip: 'it came to nothing' }, { parts: [{ column: 'fare', to: 'base' }] }],
    control: { column: 'fare', terms: { base: 1 } },
    sumBy: 'reference',
  };
  const ride = (id: string, state: string) => `${id},T1,2026-05-13,${state},1:00,5.00`;
  const read = (...rows: string[]) =>
    readOrThrow(['Id,Trip,Day,State,Hours,Fare', ...rows, ''].join('\n'), { mapping }).items;

  test('is taken back under its key where all of them are left out, whatever their order', () => {
    const [whole] = read(ride('a', 'done'), ride('b', 'done'));
    const said = [ride('a', 'canceled'), ride('b', 'canceled')];
    for (const rows of [said, said.toReversed()]) {
      const keyed = read(...rows).filter(({ key }) => key === whole?.key);
      expect(keyed).toMatchObject([{ kind: 'leftOut', takesBack: { says: 'canceled' } }]);
      expect(new Set(read(...rows).map(({ key }) => key)).size).toBe(2);
    }
  });

  test('is what the others say where one of them counts', () => {
    const [whole] = read(ride('a', 'done'), ride('b', 'done'));
    const items = read(ride('a', 'canceled'), ride('b', 'done'));
    expect(items.filter(({ key }) => key === whole?.key)).toMatchObject([{ kind: 'earning' }]);
  });
});
