import { describeTable } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { read } from '../testing/guessed.ts';
import { unreadAmounts } from './guess-amounts.ts';
import { isOfAccount } from './guess-rows.ts';
import { guessedState } from './guess-state.ts';

function guessed(...lines: string[]) {
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  return guessedState(outcome.table, {
    form: {},
    fileName: 'Mine.csv',
    timeZone: 'Europe/Lisbon',
  });
}

test('a state beside the kind of a row leaves out what came to nothing', () => {
  const state = guessed(
    'Day,Type,Status,Amount',
    '2026-03-01,Sale,Completed,10.00',
    '2026-03-02,Sale,Pending,7.00',
    '2026-03-03,Tip,Rejected,5.00',
    '2026-03-04,Refund,Reversed,-5.00',
  );
  expect(state.columns.map(({ use }) => use)).toEqual(['date', 'type', 'status', 'base']);
  expect(state.states.filter(({ isLeftOut }) => isLeftOut).map(({ text }) => text)).toEqual([
    'Pending',
    'Rejected',
  ]);
});

test('on an account what is below zero is left out, and what came in is no payout', () => {
  const account = guessed(
    'Day,Type,Amount,Balance',
    '2026-03-01,Bank transfer,10.00,10.00',
    '2026-03-02,Card,-7.00,3.00',
    '2026-03-03,Withdrawal,-3.00,0.00',
  );
  expect([account.belowZero, isOfAccount(account.columns)]).toEqual(['skip', true]);
  expect(account.rows.map(({ text, use }) => [text, use])).toEqual([
    ['Bank transfer', 'whole'],
    ['Card', 'whole'],
    ['Withdrawal', 'payout'],
  ]);
  const shop = guessed('Day,Type,Amount', '2026-03-01,Sale,10.00', '2026-03-02,Bank transfer,-7.00');
  expect([shop.belowZero, isOfAccount(shop.columns)]).toEqual(['whole', false]);
  expect(shop.rows.map(({ use }) => use)).toEqual(['whole', 'payout']);
});

test('what the bank charged is a fee, and the fee of a payout is no payout', () => {
  const { rows } = guessed(
    'Day,Type,Amount',
    '2026-03-01,Bank charges,-1.00',
    '2026-03-02,Payout fee,-2.00',
    '2026-03-03,Payout,-7.00',
  );
  expect(rows.map(({ use }) => use)).toEqual(['fees', 'fees', 'payout']);
});

test('a payout beside which no number stands says its amount in words', () => {
  const state = guessed(
    'Day,Type,Title,Amount',
    '2026-03-01,Sale,Order #1,€20.00',
    '2026-03-03,Deposit,"€17.50 sent to your bank",--',
  );
  expect(state.columns.map(({ use }) => use)).toEqual(['date', 'type', 'amountInText', 'base']);
  expect(state.rows.map(({ text, isInText }) => [text, isInText])).toEqual([
    ['Sale', false],
    ['Deposit', true],
  ]);
});

test('minutes are counted as such, and when work ended is known where a column says it', () => {
  const minutes = guessed('Date,Minutes,Amount', '2026-03-01,45,$7.65', '2026-03-02,30,$5.10');
  expect(minutes.durationIn).toBe('minutes');
  expect(read(['Date,Minutes,Amount', '2026-03-01,45,7.65'], { ...minutes, currency: 'USD' })).toEqual([
    '2026-03-01 base 7.65 2700 s',
  ]);
  const shifts = ['Shift date,Start time,End time', '2026-03-01,08:00,12:30', '2026-03-02,09:00,10:00'];
  expect(guessed(...shifts).columns.map(({ use }) => use)).toEqual(['date', 'time', 'endTime']);
  expect(read(shifts, guessed(...shifts))).toEqual(['2026-03-01 16200 s', '2026-03-02 3600 s']);
});

test('a state that came to nothing is left out, though the fee beside it has a minus', () => {
  const { rows } = guessed(
    'Date,Task price,Service fee,Status',
    '2026-03-01,100.00,-15.00,Paid',
    '2026-03-02,80.00,-12.00,Refunded',
    '2026-03-03,60.00,-9.00,Paid',
  );
  expect(rows.map(({ text, use }) => [text, use])).toEqual([
    ['Paid', 'whole'],
    ['Refunded', 'skip'],
  ]);
});

test('amounts that no guess reads are named, and no rates, shares or balances', () => {
  const lines = [
    'Date,Fare,Surge extra,Rate,Share,Balance,Trips',
    '2026-03-01,€20.00,€3.50,€10.00,80%,€23.50,2',
    '2026-03-02,€10.00,€0.50,€10.00,80%,€34.00,1',
  ];
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  const columns = outcome.kind === 'described' ? outcome.table.columns : [];
  expect(unreadAmounts(guessed(...lines).columns, columns)).toEqual(['Surge extra']);
});

test('a refund in a column of states left nothing, and one in a column of kinds is taken off', () => {
  const rows = ['2026-03-01,Zakończone,20.00', '2026-03-02,Zwrot,7.00', '2026-03-03,Zakończone,5.00'];
  const usesIn = (header: string) => guessed(header, ...rows).rows.map(({ text, use }) => [text, use]);
  expect(usesIn('Data,Status,Kwota')).toEqual([
    ['Zakończone', 'whole'],
    ['Zwrot', 'skip'],
  ]);
  expect(usesIn('Data,Rodzaj,Kwota')).toEqual([
    ['Zakończone', 'whole'],
    ['Zwrot', 'adjustments'],
  ]);
});

test('moments are put on days of the person, and days and times without a zone stay as they are', () => {
  const zoneOf = (when: string) => guessed('Created at,Amount', `${when},2.00`, `${when},3.00`).timeZone;
  const moments = [
    '2026-03-01T23:30:00Z',
    '2026-03-01 10:00:00 +0100',
    '"Mar 1, 2026 9:14:05 AM PST"',
    '2026-03-01 10:00 UTC',
  ];
  expect(moments.map(zoneOf)).toEqual(moments.map(() => 'Europe/Lisbon'));
  expect(['2026-03-01', '2026-03-01 10:00:00', '"Mar 1, 2026 9:14 AM"'].map(zoneOf)).toEqual([
    null,
    null,
    null,
  ]);
  const lines = ['Created at,Amount', '2026-03-01T23:30:00-05:00,2.00'];
  expect(read(lines, { ...guessed(...lines), currency: 'EUR' })).toEqual(['2026-03-02 base 2']);
});

test('what programs and shops call a refund is one', () => {
  const { rows } = guessed(
    'Date,Type,Amount',
    '2026-03-01,payment_paid_out,30.00',
    '2026-03-02,payment_refunded,-30.00',
    '2026-03-03,RETURN,-5.00',
    '2026-03-04,Error Charge,-2.00',
  );
  expect(rows.map(({ use }) => use)).toEqual(['whole', 'adjustments', 'adjustments', 'adjustments']);
});

test('a sale that was paid back counts with its refund where a column holds that, and its fee stays', () => {
  const lines = [
    'Day,Status,Amount,Amount refunded,Fee',
    '2026-03-01,Paid,100.00,0.00,1.75',
    '2026-03-02,Refunded,50.00,50.00,1.00',
    '2026-03-03,Failed,80.00,0.00,0.00',
  ];
  expect(read(lines, { ...guessed(...lines), currency: 'EUR' })).toEqual([
    '2026-03-01 base 100 fees 1.75',
    '2026-03-02 base 50 adjustments -50 fees 1',
    'left out: you said that these rows are left out',
  ]);
});

test('a column that is named as a date is it, so that a day that no calendar has is told and not taken for another day', () => {
  const lines = ['Date,Job,Amount', '2026-03-01,Roof,10.00', '2026-02-31,Wall,12.00'];
  const state = guessed(...lines);
  expect(state.columns.map(({ use }) => use)).toEqual(['date', 'description', 'base']);
  expect(read(lines, { ...state, currency: 'EUR' })).toEqual([
    '2026-03-01 base 10',
    'left out: “2026-02-31” in column “Date” is no date of the calendar',
  ]);
});

test('of a table without a day no day is taken until one is said', () => {
  expect(guessed('Job,Amount', 'Roof,10.00', 'Wall,12.00').date).toBe('');
});

test('a postage label that was bought is a fee', () => {
  const { rows } = guessed('Day,Type,Amount', '2026-03-01,Order,9.00', '2026-03-02,Postage label,-3.35');
  expect(rows.map(({ use }) => use)).toEqual(['whole', 'fees']);
});

test('a sale that says it was refunded counts where a row of its own takes it back, and else is left out', () => {
  const skips = (...lines: string[]) => {
    const { rows, states } = guessed(...lines);
    return [
      ...rows.filter(({ use }) => use === 'skip').map(({ text }) => text),
      ...states.filter(({ isLeftOut }) => isLeftOut).map(({ text }) => text),
    ];
  };
  const sales = ['2026-03-01,Sale,Completed,10.00', '2026-03-02,Sale,Refunded,30.00'];
  const header = 'Day,Type,Status,Amount';
  expect(skips(header, ...sales, '2026-03-03,Refund,Completed,-30.00')).toEqual([]);
  expect(skips(header, ...sales, '2026-03-03,Withdrawal,Completed,-10.00')).toEqual(['Refunded']);
  const orders = ['2026-03-01,1,Paid,10.00', '2026-03-02,2,Refunded,30.00'];
  expect(skips('Day,Order,Status,Amount', ...orders, '2026-03-03,2,Refund,-30.00')).toEqual([]);
  expect(skips('Day,Order,Status,Amount', ...orders, '2026-03-03,3,Paid,5.00')).toEqual(['Refunded']);
  for (const other of ['Partially refunded', 'Refund fee'])
    expect(skips('Day,Order,Status,Amount', ...orders, `2026-03-03,3,${other},-2.00`)).toContain('Refunded');
  expect(skips(header, ...sales, '2026-03-03,Refund fee,Completed,-0.50')).toContain('Refunded');
  const twice = [...orders, '2026-03-02,4,Refunded,20.00', '2026-03-03,2,Refund,-30.00'];
  expect(skips('Day,Order,Status,Amount', ...twice)).toContain('Refunded');
});

test('on the account of a German bank what is below zero was paid to others', () => {
  const account = guessed(
    'Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Betrag',
    '01.03.2026;Uber BV;Abrechnung;312,90',
    '02.03.2026;Markt;Einkauf;-45,10',
  );
  expect(account.belowZero).toBe('skip');
  const tours = guessed(
    'Datum;Auftraggeber;Leistung;Betrag',
    '01.03.2026;A;Tour;40,00',
    '02.03.2026;A;Storno;-8,00',
  );
  expect(tours.belowZero).not.toBe('skip');
});

test('a sale that was refunded is left out where only a tax is taken off beside it', () => {
  const sales = [
    'Date,Product,Gross,Tax,Shop Fee,Net,Status',
    '2026-03-02,Pattern,12.00,2.00,0.60,9.40,completed',
    '2026-03-03,Pattern,6.00,0.00,0.30,5.70,completed',
    '2026-03-04,Pattern,12.00,2.00,0.60,9.40,refunded',
  ];
  expect(read(sales, { ...guessed(...sales), currency: 'EUR' })).toEqual([
    '2026-03-02 base 12 adjustments -2 fees 0.6',
    '2026-03-03 base 6 fees 0.3',
    'left out: you said that these rows are left out',
  ]);
});

test('the day is the one that all rows have, and whether a sale was refunded is no amount', () => {
  const orders = [
    'total,status,refunded,refunded_at,created_at',
    '29.00,paid,0,,2026-03-02T10:00:00Z',
    '44.10,paid,0,,2026-03-03T10:00:00Z',
    '29.00,refunded,1,2026-03-06T10:00:00Z,2026-03-04T10:00:00Z',
  ];
  expect(read(orders, { ...guessed(...orders), currency: 'EUR' })).toEqual([
    '2026-03-02 base 29',
    '2026-03-03 base 44.1',
    'left out: you said that these rows are left out',
  ]);
});
