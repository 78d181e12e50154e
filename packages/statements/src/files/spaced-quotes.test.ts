import { expect, it } from 'vitest';
import { toStatementResult } from '../result.ts';
import { readOrThrow } from '../testing/read-fixture.ts';
import { withoutSpacesBeforeQuotes } from './spaced-quotes.ts';

const mapping = {
  layouts: [{ columns: { date: 'Date', description: 'Note' }, money: { amount: 'Amount' }, currency: 'EUR' }],
  lines: [{ parts: [{ column: 'amount', to: 'base' }] }],
  control: { column: 'amount', terms: { base: 1 } },
};
const ROWS = ['"2026-03-01", "1,010.00", "a ""b"", ""c"""', '"2026-03-02", "12.34", "d, ""e""\nf"'];

it.each([
  ['quoted as well', '"Date", "Amount", "Note"'],
  ['bare', 'Date, Amount, Note'],
])('reads cells whose quotes stand behind a space, with names that are %s', (_, names) => {
  const { totals, earnings } = toStatementResult(
    readOrThrow(`${[names, ...ROWS].join('\n')}\n`, { mapping }),
  );
  expect(totals).toMatchObject([{ base: '1022.34' }]);
  expect(earnings.map(({ description }) => description)).toEqual(['a "b", "c"', 'd, "e" f']);
});

it.each([
  'Date,Amount,Note\n2026-03-01,10.00,a; "b"\n',
  'Date,Amount,Note\n2026-03-01,10.00, "b"\n',
  'Date;Amount;Note\n2026-03-01;10.00;"a, ""b"", c"\n',
  'Date,Amount,Note\n2026-03-01,10.00,"a, ""b"""\n',
])('leaves a text as it is whose names have no spaces before them: %j', (text) => {
  expect(withoutSpacesBeforeQuotes(text)).toBe(text);
});

it('finds an Etsy statement that was written so', () => {
  const text =
    '"Date", "Type", "Title", "Info", "Currency", "Amount", "Fees & Taxes", "Net"\n"March 1, 2026", "Sale", "Payment for Order #1", "", "USD", "$1,021.48", "--", "$1,021.48"\n';
  expect(readOrThrow(text)).toMatchObject({
    presetId: 'etsy',
    items: [{ components: { base: 1_021_480_000n } }],
  });
});

it.each(['x', '""'])('takes a cell of many megabytes of %j', (piece) => {
  const cell = `"${piece.repeat(10_000_000 / piece.length)}`;
  expect(withoutSpacesBeforeQuotes(`"Date", "Note"\n1, ${cell}"\n`)).toBe(`"Date","Note"\n1,${cell}"\n`);
  const open = `"Date", "Note"\n1, ${cell}`;
  expect(withoutSpacesBeforeQuotes(open)).toContain(cell);
});
