import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../testing/guessed.ts';

test('beside tips and fees an amount is taken whose name says nothing, and what adds up to the total with it', () => {
  const shifts = [
    'Datum;Arvode;Dricks;Milersättning;Avgift;Att betala ut',
    '2026-03-02;1 250,00;45,00;120,00;-62,50;1 352,50',
    '2026-03-03;600,00;0,00;0,00;-30,00;570,00',
  ];
  expect(usesOf(shifts)).toEqual(['date', 'base', 'tips', 'base', 'fees', 'total']);
  expect(read(shifts, guessed(shifts))).toEqual([
    '2026-03-02 base 1370 tips 45 fees 62.5',
    '2026-03-03 base 600 fees 30',
  ]);
  const sheet = [
    'Datum;Uren;Ritten;Verdiend;Fooi',
    '02-03-2026;4,50;9;58,50;6,20',
    '14-03-2026;3,00;5;133,00;0',
  ];
  expect(usesOf(sheet)).toEqual(['date', 'hours', 'none', 'base', 'tips']);
});

test('what is paid of each row beside tips is what it comes to', () => {
  const tasks = [
    'Date,Hours,Labor,Expenses,Tip,Support fee,Payout',
    '2026-03-02,2.5,$100.00,$15.20,$12.00,$18.00,$127.20',
    '2026-03-15,3,$135.00,$0.00,$0.00,$24.30,$135.00',
  ];
  expect(read(tasks, guessed(tasks, { currency: 'USD' }))).toEqual([
    '2026-03-02 base 100 tips 12 reimbursements 15.2 9000 s',
    '2026-03-15 base 135 10800 s',
  ]);
});

test('neither a place nor a distance is taken for it', () => {
  const trips = ['Date,Distance,Latitude,Tips', '2026-03-02,12.40,38.72,2.00', '2026-03-03,8.10,38.70,1.00'];
  expect(usesOf(trips)).toEqual(['date', 'none', 'none', 'tips']);
});

test('beside hours the sum of a row is its amount, and none in a report of hours', () => {
  const week = ['Date,Hours Worked,Orders,Total', '09/03/2026,4.0h,9,£41.20', '14/03/2026,5.5h,14,£63.10'];
  expect(read(week, guessed(week, { currency: 'GBP' }))).toEqual([
    '2026-03-09 base 41.2 14400 s',
    '2026-03-14 base 63.1 19800 s',
  ]);
  const report = ['Project,Client,Day,Duration,Total', 'Site,Ann,2026-03-01,02:30:00,125.00'];
  expect(usesOf(report)).toEqual(['none', 'none', 'date', 'hours', 'none']);
});

test('what a row comes to is what it earned where a person says no other money', () => {
  const lines = ['Day,Kind,Hours,Left for me', '2026-03-01,Ride,2,12.00', '2026-03-02,Ride,1,7.00'];
  const state = guessed(lines);
  const columns = state.columns.map((column) =>
    column.name === 'Left for me' ? { ...column, use: 'total' as const } : column,
  );
  expect(read(lines, { ...state, columns })).toEqual([
    '2026-03-01 base 12 7200 s',
    '2026-03-02 base 7 3600 s',
  ]);
});

test('beside an amount that is zero in every row, what a row comes to is its amount', () => {
  const wallet = [
    'ID,Datetime,Type,Note,Amount (total),Amount (tip),Amount (tax),Amount (fee)',
    '1,2026-03-02T10:00:00,Payment,lawn,+ 50.00,0,0,1.05',
    '2,2026-03-04T10:00:00,Payment,garden,+ 30.00,0,0,0.67',
    '3,2026-03-05T10:00:00,Standard Transfer,,- 70.00,0,0,0',
  ];
  expect(read(wallet, guessed(wallet))).toEqual([
    '2026-03-02 base 50 fees 1.05',
    '2026-03-04 base 30 fees 0.67',
    '2026-03-05 payout 70',
  ]);
});

test('what was paid of each row is what it brought, where a price of one thing is all that stands beside its fee', () => {
  const sales = [
    'Date,Product,Qty,Unit price,Fee,Payout',
    '2026-03-02,Mug,3,12.00,3.60,32.40',
    '2026-03-03,Cup,2,8.00,1.60,14.40',
  ];
  expect(read(sales, guessed(sales))).toEqual(['2026-03-02 base 32.4', '2026-03-03 base 14.4']);
});

test('what was hoped for is not what was earned, and neither is a sum that runs on', () => {
  const hoped = [
    'Date,Estimated earnings,Actual earnings',
    '2026-03-02,80.00,76.40',
    '2026-03-03,60.00,61.10',
  ];
  expect(read(hoped, guessed(hoped))).toEqual(['2026-03-02 base 76.4', '2026-03-03 base 61.1']);
  const targets = ['Date,Target,Made,Tips', '2026-03-02,100.00,76.40,4.00', '2026-03-03,100.00,61.10,6.50'];
  expect(usesOf(...targets)).toEqual(['date', 'none', 'base', 'tips']);
  const runs = ['Date,Amount,Running total', '2026-03-02,80.00,80.00', '2026-03-03,60.00,140.00'];
  expect(read(runs, guessed(runs))).toEqual(['2026-03-02 base 80', '2026-03-03 base 60']);
  const alone = ['Month,Estimated earnings', '2026-01,80.00', '2026-02,60.00'];
  expect(usesOf(...alone)).toEqual(['date', 'base']);
});

test('when something was and how many there were is no amount, where no number is written as one', () => {
  expect(usesOf('ref,created,currency', 'A,1772445600,usd', 'B,1772532000,usd')[1]).toBe('none');
  expect(usesOf('Date,Trips,Made', '2026-03-02,14,98', '2026-03-03,9,60')).toEqual(['date', 'none', 'base']);
});

test('what was paid is the amount beside tips and hours, also in whole numbers', () => {
  const jobs = ['Date,Hours,Rate,Paid,Tip', '2026-03-02,4,15,60,10', '2026-03-03,3.5,15,52.5,0'];
  expect(read(jobs, guessed(jobs))).toEqual([
    '2026-03-02 base 60 tips 10 14400 s',
    '2026-03-03 base 52.5 12600 s',
  ]);
});

test('a total without an amount beside it is what was earned, as far as its name says of what', () => {
  const tipped = ['Date,Order,Tip,Total', '2026-03-01,A,2.00,12.00', '2026-03-02,B,0.00,9.00'];
  expect(read(tipped, guessed(tipped))).toEqual(['2026-03-01 base 12', '2026-03-02 base 9']);
  const weeks = ['Week ending,Total pay,Total tips', '2026-03-08,300.00,80.00', '2026-03-15,270.00,65.00'];
  expect(read(weeks, guessed(weeks))).toEqual(['2026-03-08 base 300 tips 80', '2026-03-15 base 270 tips 65']);
  const stays = ['Date,Total price,Commission amount', '2026-03-01,200.00,30.00', '2026-03-02,100.00,15.00'];
  expect(read(stays, guessed(stays))).toEqual(['2026-03-01 base 200 fees 30', '2026-03-02 base 100 fees 15']);
  const left = ['Date,Fee,Net total', '2026-03-01,3.00,27.00', '2026-03-02,1.50,13.50'];
  expect(read(left, guessed(left))).toEqual(['2026-03-01 base 27', '2026-03-02 base 13.5']);
  const open = ['Date,Fee,Total', '2026-03-01,3.00,27.00', '2026-03-02,1.50,13.50'];
  expect(usesOf(open)).toEqual(['date', 'fees', 'total']);
});

test('a payout that is zero in most rows is none of each', () => {
  const days = [
    'Day,Sales,Fees,Deposits',
    '2026-03-01,120.00,-6.00,0.00',
    '2026-03-02,80.00,-4.00,0.00',
    '2026-03-03,0.00,0.00,-190.00',
  ];
  expect(usesOf(days)).not.toContain('total');
  const stays = [
    'Date,Payout,Service fee,Cancellation fee',
    '2026-03-01,100.00,3.00,0.00',
    '2026-03-02,0.00,0.00,50.00',
    '2026-03-03,0.00,0.00,40.00',
  ];
  expect(usesOf(stays)).toEqual(['date', 'base', 'none', 'none']);
});

test('a deposit that goes back to who booked is no amount, whatever stands beside it', () => {
  for (const name of ['Refundable deposit', 'Security deposit', 'Damage deposit']) {
    const stays = [`Date,Stay,${name},Amount`, '2026-03-02,A,50.00,100.00', '2026-03-03,B,50.00,80.00'];
    expect(read(stays, guessed(stays))).toEqual(['2026-03-02 base 100', '2026-03-03 base 80']);
  }
});

test('a fee is off the tips of which nothing but it is taken, unless it is more than they are', () => {
  const tips = ['Date,Supporter,Tip,Fee', '2026-03-02,A,5.00,0.25', '2026-03-03,B,3.00,0.15'];
  expect(read(tips, guessed(tips))).toEqual(['2026-03-02 tips 5 fees 0.25', '2026-03-03 tips 3 fees 0.15']);
  const gigs = ['Date,Venue,Tip,Fee', '2026-03-02,A,5.00,80.00', '2026-03-03,B,0.00,60.00'];
  expect(read(gigs, guessed(gigs))).toEqual(['2026-03-02 base 80 tips 5', '2026-03-03 base 60']);
  const lessons = ['Date,Student,Lesson fee,Tip', '2026-03-02,A,50.00,2.00', '2026-03-03,B,40.00,0.00'];
  expect(read(lessons, guessed(lessons))).toEqual(['2026-03-02 base 50 tips 2', '2026-03-03 base 40']);
});
