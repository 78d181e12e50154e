import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { archiveOf, numberCell, type TestCell, workbookOf } from '../testing/workbooks.ts';
import { partsOf } from './parts.ts';

const HEADER = ['platform', 'date', 'amount', 'currency', 'hours'];
const FORMATS = ['yyyy-mm-dd', 'dd/mm/yyyy hh:mm', '[h]:mm', '#,##0.00 "days"', '[$-409]d-mmm-yy;@'];

function recordsIn(rows: readonly (readonly TestCell[])[], is1904 = false): string[][] {
  const source = partsOf(workbookOf({ Sheet1: rows }, { formats: FORMATS, is1904 }))[0]?.open();
  return source?.kind === 'sheet' ? source.records : [];
}

describe('a workbook', () => {
  it('is read as its sheet shows it: shared texts, dates by their format, exact amounts', () => {
    const rows = [
      HEADER,
      ['Etsy', numberCell('46023', 1), numberCell('6.8159999999999998'), 'USD', numberCell('1.5', 3)],
      ['Etsy', numberCell('46024.75', 2), numberCell('1234'), 'USD', ''],
      ['Etsy', '2026-01-03', numberCell('-0.1', 4), 'USD', ''],
    ];
    expect(readStatement(workbookOf({ Earnings: rows }, { formats: FORMATS }))).toMatchObject({
      kind: 'read',
      statement: {
        why: expect.stringContaining('the sheet “Earnings” of a workbook'),
        rowCount: 3,
        items: [
          { earnedOn: '2026-01-01', components: { base: 6_816_000n }, hours: { seconds: 36 * 3600 } },
          { earnedOn: '2026-01-02', components: { base: 1_234_000_000n } },
          { earnedOn: '2026-01-03', components: { base: -100_000n } },
        ],
        control: [{ unit: 'USD', file: 1_240_716_000n, ok: true }],
      },
    });
  });

  it('says dates of both ways of counting days, and none of the day that never was', () => {
    const days = (is1904: boolean) =>
      recordsIn(
        [[numberCell('1', 1), numberCell('59', 1), numberCell('61', 1), numberCell('46023.5', 5)]],
        is1904,
      )[0];
    expect(days(false)).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '2026-01-01']);
    expect(days(true)).toEqual(['1904-01-02', '1904-02-29', '1904-03-02', '2030-01-02']);
  });

  it('keeps 15 digits and six decimals of a number, in a form that can be taken for nothing else', () => {
    const numbers = [
      '6.816',
      '0.30000000000000004',
      '3.3333333333333335',
      '1E-14',
      '1.2E+3',
      '12345678901',
      '-7',
      '1234.5',
    ];
    expect(recordsIn([numbers.map((stored) => numberCell(stored))])[0]).toEqual([
      '6.8160',
      '0.3',
      '3.333333',
      '0',
      '1200',
      '12345678901',
      '-7',
      '1234.5',
    ]);
  });

  it('takes the saved result of a formula, and the formula for no amount where there is none', () => {
    const withResult: TestCell = { xml: '<c><f>SUM(A1:A2)</f><v>12.5</v></c>' };
    const withText: TestCell = { xml: '<c t="str"><f>A1&amp;B1</f><v>so.payout</v></c>' };
    const without: TestCell = { xml: '<c><f>1+1</f></c>' };
    const fault: TestCell = { xml: '<c t="e"><v>#N/A</v></c>' };
    expect(recordsIn([[withResult, withText, without, fault]])[0]).toEqual([
      '12.5',
      'so.payout',
      '=1+1',
      '#N/A',
    ]);
    const rows = [HEADER, ['Etsy', '2026-01-01', without, 'USD', '']];
    expect(readStatement(workbookOf({ Sheet1: rows }))).toMatchObject({
      kind: 'refused',
      row: 2,
      column: 'amount',
    });
  });

  it('keeps rows in their places when some are left out of the file, and takes texts in pieces', () => {
    const sheet =
      '<x:worksheet><x:sheetData><x:row r="3"><x:c r="B3" t="inlineStr"><x:is><x:r><x:t>two </x:t></x:r><x:r><x:t>pieces</x:t></x:r></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const bytes = archiveOf({
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="A" d:id="r1"/><sheet name="B" d:id="r1" state="hidden"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="/xl/a.xml" Type="x/worksheet"/></Relationships>',
      'xl/a.xml': sheet,
    });
    const parts = partsOf(bytes);
    expect(parts.map(({ name }) => name)).toEqual(['A']);
    expect(parts[0]?.open()).toEqual({
      kind: 'sheet',
      name: 'A',
      records: [
        ['', ''],
        ['', ''],
        ['', 'two pieces'],
      ],
      lacking: new Map(),
    });
  });

  it('is read by the one sheet that is recognised, and asks which one where several are', () => {
    const table = [HEADER, ['Etsy', '2026-01-01', numberCell('5'), 'USD', '']];
    const read = (sheets: Parameters<typeof workbookOf>[0], part?: string) =>
      readStatement(workbookOf(sheets), part === undefined ? {} : { part });
    expect(
      read({
        Notes: [
          ['a', 'b'],
          ['c', 'd'],
        ],
        Table: table,
        Sheet3: [],
      }),
    ).toMatchObject({
      statement: { rowCount: 1 },
    });
    expect(read({ First: table, Second: table })).toMatchObject({
      kind: 'undecided',
      option: 'part',
      parts: ['First', 'Second'],
    });
    expect(read({ First: table, Second: [...table, ...table.slice(1)] }, 'Second')).toMatchObject({
      statement: { rowCount: 2 },
    });
    expect(read({ First: table, Second: table }, 'Third')).toMatchObject({
      kind: 'undecided',
      option: 'part',
    });
    expect(read({ First: [], Second: [] })).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('empty'),
    });
  });

  it('is refused with a sentence that names the cell where the styles or texts are gone to which its cells refer: a day would be a number', () => {
    const whole = workbookOf(
      { Earnings: [HEADER, ['Etsy', numberCell('46023', 1), numberCell('5'), 'USD', '']] },
      { formats: FORMATS },
    );
    const places = [
      { part: 'xl/styles.xml', row: 2, column: 'date' },
      { part: 'xl/sharedStrings.xml', row: 1, column: 'A' },
    ];
    for (const { part, row, column } of places) {
      const { [part]: gone, ...left } = unzipSync(whole);
      expect(gone).toBeDefined();
      expect(readStatement(archiveOf(left))).toMatchObject({
        kind: 'refused',
        row,
        column,
        message: expect.stringContaining(`Row ${row}, column “${column}” of the sheet “Earnings” refers to`),
      });
    }
  });

  it('is read where a cell of which nothing is read refers to a text or style that is not there, and refused where one that is read does', () => {
    const dangling: readonly TestCell[] = [
      { xml: '<c s="99"><v>46023</v></c>' },
      { xml: '<c t="s"><v>99</v></c>' },
    ];
    const row = (platform: TestCell, date: TestCell, amount: TestCell) => [platform, date, amount, 'USD', ''];
    for (const cell of dangling) {
      const read = (rows: readonly (readonly TestCell[])[]) =>
        readStatement(workbookOf({ Earnings: [[...HEADER, 'shade'], ...rows], Other: [[cell, cell]] }));
      const usual = row('Etsy', '2026-01-01', numberCell('5'));
      expect(
        read([
          [...usual, ''],
          [...usual, cell],
        ]),
      ).toMatchObject({
        kind: 'read',
        statement: { rowCount: 2, control: [{ unit: 'USD', file: 10_000_000n, ok: true }] },
      });
      const faults = [
        { column: 'platform', rows: row(cell, '2026-01-01', numberCell('5')) },
        { column: 'date', rows: row('Etsy', cell, numberCell('5')) },
        { column: 'amount', rows: row('Etsy', '2026-01-01', cell) },
      ];
      for (const { column, rows } of faults)
        expect(read([usual, rows])).toMatchObject({
          kind: 'refused',
          row: 3,
          column,
          message: expect.stringContaining(`Row 3, column “${column}” of the sheet “Earnings”`),
        });
    }
  });

  it('with entities of its own, an odd place or broken XML is refused with a sentence', () => {
    const sheets = [
      '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>',
      '<worksheet><sheetData><row r="9999999"/></sheetData></worksheet>',
      '<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>',
      '<worksheet><sheetData><row>',
    ];
    for (const sheet of sheets) {
      const bytes = archiveOf({
        'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Target="a.xml" Type="x/worksheet"/></Relationships>',
        'xl/a.xml': sheet,
      });
      expect(readStatement(bytes)).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('This workbook'),
      });
    }
  });
});
