import { describe, expect, it } from 'vitest';
import { archiveOf, numberCell, workbookOf } from '../testing/workbooks.ts';
import { type DescribeOptions, describeTable } from './describe-table.ts';

function tableOf(file: string | Uint8Array, options: DescribeOptions = {}) {
  const outcome = describeTable(typeof file === 'string' ? new TextEncoder().encode(file) : file, options);
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  return outcome.table;
}

const TABLE = [
  'My shop;;;',
  '',
  'When;What;How much;Who',
  '01.02.2026;Sale;1.234,50 €;a@example.org',
  '02.02.2026;Sale;−3,84;',
  '03.02.2026;Refund;--;b@example.org',
].join('\n');

describe('describing a table', () => {
  it('finds what parts the cells, the header under its titles, and what each column holds', () => {
    expect(tableOf(TABLE)).toMatchObject({
      encoding: 'UTF-8',
      delimiter: ';',
      headerIndex: 2,
      rowCount: 3,
      columns: [
        { name: 'When', kinds: { date: 3 } },
        {
          name: 'What',
          kinds: { text: 3 },
          values: [
            { text: 'Sale', rows: 2 },
            { text: 'Refund', rows: 1 },
          ],
        },
        { name: 'How much', kinds: { number: 2, empty: 1 }, samples: ['1.234,50 €', '−3,84', '--'] },
        { name: 'Who', kinds: { 'e-mail': 2, empty: 1 } },
      ],
    });
  });

  it('counts with which sign amounts stand beside each kind of row', () => {
    const { columns } = tableOf(TABLE);
    expect(columns[2]?.signs).toEqual({ positive: 1, negative: 1 });
    expect(columns[1]?.values).toEqual([
      { text: 'Sale', rows: 2, signs: { 2: { positive: 1, negative: 1 } } },
      { text: 'Refund', rows: 1, signs: {} },
    ]);
  });

  it('does as it is told about the encoding, the sign between cells and the header', () => {
    const latin = Uint8Array.of(0x4e, 0x61, 0x6d, 0x65, 0x2c, 0x63, 0xe9, 0x0a, 0x61, 0x2c, 0x31, 0x0a);
    expect(tableOf(latin)).toMatchObject({
      encoding: 'Windows-1252',
      columns: [{ name: 'Name' }, { name: 'cé' }],
    });
    expect(tableOf('a|b,c\n1|2,3\n', { delimiter: '|' }).columns.map(({ name }) => name)).toEqual([
      'a',
      'b,c',
    ]);
    expect(tableOf(TABLE, { headerRow: 1 })).toMatchObject({ headerIndex: 0, rowCount: 4 });
    const utf8 = new TextEncoder().encode('é,b\n1,2\n');
    expect(tableOf(utf8, { encoding: 'Windows-1252' }).columns[0]?.name).toBe('Ã©');
  });

  it('says that no row names the columns when the table begins with its data', () => {
    expect(tableOf('2026-01-01,5.00\n2026-01-02,6.00\n')).toMatchObject({
      headerIndex: null,
      rowCount: 2,
      columns: [
        { name: '', label: 'Column 1', ref: { column: 1 } },
        { name: '', label: 'Column 2', ref: { column: 2 } },
      ],
    });
  });

  it('tells columns apart that have no name or one name, and how a mapping names them', () => {
    const { headerIndex, columns } = tableOf('Day,,Amount,amount\n2026-01-01,x,5.00,1.00\n');
    expect([headerIndex, ...columns.map(({ label }) => label)]).toEqual([
      0,
      'Day',
      'Column 2, without a name',
      'Amount (1st, column 3)',
      'amount (2nd, column 4)',
    ]);
    expect(columns.map(({ ref }) => ref)).toEqual([
      'Day',
      { column: 2 },
      { name: 'Amount', which: 1, of: 2 },
      { name: 'amount', which: 2, of: 2 },
    ]);
    expect(tableOf('Rides,of May\nDay,Fare,,\n2026-05-01,5.00,x,1.00\n').headerIndex).toBe(1);
    // Words of which two are the same name nothing where no figures are under them.
    expect(tableOf('Sale,open,open\nSale,open,closed\n').headerIndex).toBe(1);
  });

  it('takes no row for a header where it is told that there is none', () => {
    expect(tableOf('Day,What\n2026-01-01,x\n', { headerRow: 0 })).toMatchObject({
      headerIndex: null,
      rowCount: 2,
      columns: [{ label: 'Column 1' }, { label: 'Column 2' }],
    });
  });

  it('leaves out the texts of a column that has many, and keeps the first rows only', () => {
    const rows = Array.from({ length: 100 }, (_, index) => `${index},x`);
    const table = tableOf(['n,kind', ...rows].join('\n'));
    expect(table.columns.map(({ values }) => values?.length ?? null)).toEqual([null, 1]);
    expect([table.rowCount, table.records.length]).toEqual([100, 50]);
  });

  it('takes neither samples nor figures from rows that add up others, and counts them as rows and kinds', () => {
    const days = 'Day,Hours,Pay\n2026-01-01,7:30,20\n2026-01-02,8:15,30\nTotal EUR,15:45,50';
    const { columns, figures, rowCount } = tableOf(days);
    expect(columns.map(({ samples }) => samples.length)).toEqual([2, 2, 2]);
    expect(figures.map((row) => row[2])).toEqual([20_000_000n, 30_000_000n, null]);
    expect([rowCount, columns[0]?.values?.length]).toEqual([3, 3]);
    // A day says that something happened on it.
    expect(tableOf('Day,Shop,Pay\n2026-01-01,Total,20\n').columns[2]?.samples).toEqual(['20']);
  });

  it('opens the sheet or the file of an archive that is named, and asks where there are several', () => {
    const rows = [
      ['When', 'Paid'],
      ['2026-01-01', numberCell('5')],
    ];
    const workbook = workbookOf({ One: rows, Two: rows });
    expect(describeTable(workbook)).toMatchObject({
      kind: 'undecided',
      option: 'part',
      parts: ['One', 'Two'],
    });
    expect(tableOf(workbook, { part: 'Two' })).toMatchObject({
      parts: ['One', 'Two'],
      part: 'Two',
      delimiter: null,
      rowCount: 1,
    });
    expect(tableOf(workbookOf({ One: rows, Empty: [] })).part).toBe('One');
    expect(tableOf(archiveOf({ 'a.csv': TABLE }))).toMatchObject({ parts: [], part: 'a.csv', rowCount: 3 });
  });

  it('answers with a sentence what is no table', () => {
    expect(describeTable(Uint8Array.of(0x25, 0x50, 0x44, 0x46, 1))).toMatchObject({ kind: 'refused' });
  });
});
