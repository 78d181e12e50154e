import { expect, it } from 'vitest';
import { fitInWords } from './fit-in-words.ts';

const SAME = {
  missing: [],
  renamed: [],
  currencies: [],
  droppedCurrency: null,
  unread: [],
  added: [],
  gone: [],
};

it('each difference is said with what comes of it', () => {
  const fare = {
    layout: 0,
    key: 'column2',
    isMoney: true,
    column: 'Fare',
    uses: ['base' as const],
    perhaps: null,
  };
  const total = { ...fare, key: 'total', column: 'Net', uses: [] };
  expect(
    fitInWords({
      missing: [fare, total],
      renamed: [{ from: 'Kind', to: 'Kind of ride' }],
      currencies: [{ from: 'Fee EUR', to: 'Fee USD' }],
      droppedCurrency: 'EUR',
      unread: ['Remark'],
      added: ['Weather', 'Town'],
      gone: ['Driver'],
    }),
  ).toEqual([
    '“Fare” is not there, which it reads as: Amount earned. You say which column it is now.',
    '“Net” is not there, which it reads as: What the row comes to. You say which column it is now.',
    '“Kind” is called “Kind of ride” here, and is read so.',
    '“Fee EUR” is “Fee USD” here, and is read in that currency.',
    'It says EUR of all amounts, and the names of columns here say another currency, which counts.',
    '“Remark” is not there, and read without.',
    '“Weather”, “Town” are new, and not read.',
    '“Driver” is not there any more, and never read.',
  ]);
});

it('what does not differ is said too', () => {
  expect(fitInWords(SAME)).toEqual(['It reads every column that it needs here.']);
});
