import { readStatement } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { summarise } from './summary.ts';

const file = [
  'platform,date,amount,hours,notes,currency',
  'Uber,2026-11-09,40.50,3:00,,EUR',
  'Fiverr,2026-11-11,10.00,,,USD',
  'Uber,2026-11-10,20.25,,,EUR',
].join('\n');

test('a page is shown counts, days, platforms and totals of a statement, not its items', () => {
  const outcome = readStatement(new TextEncoder().encode(file));
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const summary = summarise(outcome.statement, { choices: {}, fileSha256: 'hash' });
  expect(summary).toMatchObject({
    presetId: 'generic',
    hasDrifted: false,
    rowCount: 3,
    itemCount: 3,
    earnings: 3,
    firstDay: '2026-11-09',
    lastDay: '2026-11-11',
    platforms: [
      { name: 'Uber', items: 2, currencies: ['EUR'] },
      { name: 'Fiverr', items: 1, currencies: ['USD'] },
    ],
    control: [
      { unit: 'EUR', file: '60.75', recorded: '60.75', leftOut: '0', isOk: true },
      { unit: 'USD', file: '10', recorded: '10', leftOut: '0', isOk: true },
    ],
  });
  expect(summary).not.toHaveProperty('items');
});

test('a row whose amount nobody can read is counted as not read, not as nothing', () => {
  const rows = ['Uber,2026-11-12,abc,,,EUR', 'Uber,2026-02-30,7.00,,,EUR'];
  const outcome = readStatement(new TextEncoder().encode([file, ...rows].join('\n')));
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const summary = summarise(outcome.statement, { choices: {}, fileSha256: 'hash' });
  expect(summary.unreadRows).toBe(1);
  expect(summary.leftOut.map((line) => [line.rows, line.value, line.isUnread])).toEqual([
    [[5], '0', true],
    [[6], '7', false],
  ]);
});

test('a file of rows alone that take something back counts them, and asks for their platform', () => {
  const header = 'Date,Time,Type,Status,Currency,Gross,Fee,Net,Transaction ID';
  const canceled = '05/13/2026,10:00:00,Website Payment,Canceled,EUR,42.00,0.00,42.00,T1';
  const outcome = readStatement(new TextEncoder().encode([header, canceled].join('\n')));
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const summary = summarise(outcome.statement, { choices: {}, fileSha256: 'hash' });
  expect(summary).toMatchObject({ itemCount: 1, mayTakeBack: 1, platforms: [{ name: null, items: 0 }] });
});
