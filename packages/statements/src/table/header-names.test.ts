import { expect, it } from 'vitest';
import { describeTable } from './describe-table.ts';
import { headerNames, namelessColumns } from './header-names.ts';

function tableOf(text: string) {
  const outcome = describeTable(new TextEncoder().encode(text));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  return outcome.table;
}

const namesOf = (text: string) => headerNames(tableOf(text));

it('exports of the same kind have the same names, whatever their rows, titles and order of columns', () => {
  const names = namesOf('Day,Fare,Tip\n2026-01-02,10.00,1\n');
  expect(names).toEqual(['day', 'fare', 'tip']);
  expect(namesOf('Rides of March\n\nTip;DAY;Fare\n2;2026-03-02;7,50\n3;2026-03-03;8,50\n')).toEqual(names);
  expect(namesOf('Day,Fare\n2026-01-02,10.00\n')).not.toEqual(names);
});

it('columns without a name, or of one name, are the same at the same places only', () => {
  const names = namesOf('Day,,Amount,Amount\n2026-01-02,x,10.00,1.00\n');
  expect(names).toEqual(['amount (column 3)', 'amount (column 4)', 'column 2', 'day']);
  expect(namesOf('Amount,Day,,Amount\n1.00,2026-01-02,x,10.00\n')).not.toEqual(names);
  expect(namesOf('Day,,AMOUNT,amount\n2026-02-02,y,20.00,2.00\n')).toEqual(names);
});

it('a table without a header is known by its width alone', () => {
  const table = tableOf('2026-01-02,10.00\n2026-01-03,11.00\n');
  expect(table.headerIndex).toBeNull();
  expect(namelessColumns(table)).toEqual(namelessColumns(tableOf('2026-02-02,7.00\n')));
  expect(namelessColumns(table)).not.toEqual(namelessColumns(tableOf('2026-02-02,Ride,7.00\n')));
});
