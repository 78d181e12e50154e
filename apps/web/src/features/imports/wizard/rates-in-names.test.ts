import { describeTable } from '@earntrack/statements';
import { expect, test } from 'vitest';
import { guessed, read, usesOf } from '../testing/guessed.ts';
import { unreadAmounts, unreadHundredths } from './guess-amounts.ts';

test('the rate of a fee in its name makes it no share', () => {
  const rides = ['Date,Ride,Fare,Commission 25%', '2026-03-02,A,20.00,5.00', '2026-03-03,B,30.00,7.50'];
  expect(read(rides, guessed(rides))).toEqual(['2026-03-02 base 20 fees 5', '2026-03-03 base 30 fees 7.5']);
});

test('a column of rates is none, and one of amounts with a rate in its name is told where it is not read', () => {
  const column = { kinds: { number: 2 }, samples: ['5.00', '7.50'] };
  const unread = { use: 'none', signs: { positive: 2, negative: 0 } } as const;
  const told = (name: string) => unreadAmounts([{ ...unread, label: name }], [{ ...column, name }]);
  expect(told('Levy 12.5%')).toEqual(['Levy 12.5%']);
  expect(told('Levy %')).toEqual([]);
});

test('an amount without decimals that is not read is told where none that is read has any', () => {
  const lines = [
    'Date,Order no,Delivery pay,Surge,Views',
    '2026-03-01,10023,45000,5000,1200',
    '2026-03-02,10024,38000,0,900',
  ];
  const unreadOf = (rows: readonly string[]) => {
    const outcome = describeTable(new TextEncoder().encode(rows.join('\n')));
    return unreadAmounts(guessed(rows).columns, outcome.kind === 'described' ? outcome.table.columns : []);
  };
  expect(unreadOf(lines)).toEqual(['Surge']);
  const decimal = lines.map((line) => line.replace('45000', '45.00').replace('38000', '38.00'));
  expect(unreadOf(decimal)).toEqual([]);
});

test('amounts in cents are told, and no other number', () => {
  const lines = ['id,created,amount_cents,fee_cents,recent,currency', 'p1,2026-03-01,1000,59,3,usd'];
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  const columns = outcome.kind === 'described' ? outcome.table.columns : [];
  expect(unreadHundredths(guessed(lines).columns, columns)).toEqual(['amount_cents', 'fee_cents']);
});

test.each([
  'Montant (centimes)',
  'Importe (céntimos)',
  'Valor (centavos)',
  'Kwota (grosze)',
  'Beløb i øre',
  'Belopp (öre)',
  'amount_minor',
  'Betrag in Cent',
])('%s is no amount, and told', (name) => {
  const lines = [`Date,Job,${name}`, '2026-03-01,A,2050', '2026-03-02,B,3010'];
  const outcome = describeTable(new TextEncoder().encode(lines.join('\n')));
  const columns = outcome.kind === 'described' ? outcome.table.columns : [];
  expect(usesOf(lines)[2]).toBe('none');
  expect(unreadHundredths(guessed(lines).columns, columns)).toEqual([name]);
});

test('a header with a rate in it is still one', () => {
  const invoices = ['Date,Invoice,Net,VAT 20%,Gross', '2026-03-02,1,100.00,20.00,120.00'];
  expect(guessed(invoices).headerRow).toBe(1);
  expect(usesOf(invoices)[0]).toBe('date');
});
