import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { fixturesDir } from '../testing/read-fixture.ts';
import { archiveOf, workbookOf } from '../testing/workbooks.ts';
import { headerReport } from './header-report.ts';

const FIXTURES = readdirSync(fixturesDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.csv'),
);

function reportOf(file: string | Uint8Array): string {
  const outcome = headerReport(typeof file === 'string' ? new TextEncoder().encode(file) : file);
  if (outcome.kind !== 'reported') throw new Error(outcome.message);
  return outcome.report;
}

describe('the report of a file without its values', () => {
  it('names the columns and says what kinds of cells they hold', () => {
    const file = [
      'Trip ID;When;Paid;Rider;Note',
      'T-1;01.02.2026 10:00;12,50;ada@example.com;',
      'T-2;02.02.2026 11:00;--;+351 912 345 678;=1+1',
      '',
    ].join('\n');
    expect(reportOf(file).split('\n')).toEqual([
      'EarnTrack: the form of a statement, without its values',
      'Text in UTF-8, separated by semicolons.',
      'The header is row 1; 2 rows of data.',
      'It was not read: preset is open.',
      '1. Trip ID: 2 text, 2 different',
      '2. When: 2 date, 2 different',
      '3. Paid: 1 number, 1 empty, 2 different',
      '4. Rider: 1 e-mail, 1 phone, 2 different',
      '5. Note: 1 empty, 1 formula, 2 different',
    ]);
  });

  it('says which known export the file resembles, and what it lacks', () => {
    const known = 'Date,Ref ID,Type,Description,Agency,Balance\n"Jan 2, 2026",1,Hourly,a,,5.00\n';
    expect(reportOf(known)).toContain('It resembles upwork, without: Amount.');
    const read = 'Date,Ref ID,Type,Description,Agency,Amount\n"Jan 2, 2026",1,Hourly,a,,5.00\n';
    expect(reportOf(read)).toContain('It was read as upwork, without: Team, Balance.');
  });

  it('shows no first row that may be data', () => {
    expect(reportOf('Ada Sample,house\nBob Sample,food\n')).not.toMatch(/Ada|house/);
    expect(reportOf('2026-01-01,Ada Sample\n2026-01-02,Bob Sample\n')).not.toContain('Ada');
    expect(reportOf('What,Cost,ada@example.com\na,5.00,x\nb,6.00,y\n')).not.toContain('ada');
  });

  it('takes one word above figures for no proof that a row is a header', () => {
    const rows = ['Bob Sample,Porto,Food,12.00', 'Eve Sample,Faro,Gift,8.50', 'Dan Sample,Braga,Food,3.20'];
    const report = reportOf(`${['Ada Sample,Lisbon,Gift,pending', ...rows].join('\n')}\n`);
    expect(report).not.toMatch(/Ada|Lisbon|Gift|pending/);
  });

  it('leaves out of a name whom it names, by which address or number, and what somebody called their own data', () => {
    const header =
      'Date,Amount,Tips for ada@example.com,Ada +351912345678,payment_metadata[Ada Sample],Order 4155551234';
    const report = reportOf(`${header}\n2026-01-02,5.00,1,2,a,b\n2026-01-03,6.00,1,2,c,d\n`);
    expect(report).not.toMatch(/ada@|351912|Sample|4155551234/);
    expect(report).toContain('1. Date');
    expect(report).toContain('payment_metadata[left out]');
  });

  it.each(FIXTURES)('shows every name of a known export: %s', (name) => {
    const outcome = headerReport(readFileSync(join(fixturesDir, name)));
    expect(outcome).toMatchObject({
      kind: 'reported',
      report: expect.not.stringContaining('name not shown'),
    });
  });

  it('is made of a sheet and of a file in an archive too', () => {
    expect(
      reportOf(
        workbookOf({
          Sheet1: [
            ['What', 'When'],
            ['a', '2026-01-01'],
          ],
        }),
      ),
    ).toContain('A sheet of a workbook.');
    expect(reportOf(archiveOf({ 'x.csv': 'What,When\na,2026-01-01\n' }))).toContain('2. When: 1 date');
    expect(headerReport(new Uint8Array()).kind).toBe('refused');
  });

  it('holds no value of any file', () => {
    // Letters that no word of the report has, so that a value in it can be seen.
    const kinds = [
      fc
        .array(fc.constantFrom('Ж', 'Щ', 'Ю', 'ж', 'щ', 'ю'), { minLength: 3, maxLength: 12 })
        .map((letters) => letters.join('')),
      fc.integer({ min: 10_000_000, max: 999_999_999 }).map(String),
      fc
        .date({ min: new Date('2001-01-01'), max: new Date('2019-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      fc.constantFrom('жжж@example.com', 'щщщ@example.com'),
      fc.constantFrom('+351 912 345 678', '+351 912 345 679'),
      fc.constantFrom('=ЖЖЖ(1)', '=ЩЩЩ(2)'),
    ];
    // Like in a file without a header, what stands in one column is of one kind.
    const row = (columns: readonly fc.Arbitrary<string>[]) =>
      fc.tuple(...columns.map((kind) => fc.oneof({ weight: 4, arbitrary: kind }, fc.constant(''))));
    const table = fc
      .array(fc.nat(kinds.length - 1), { minLength: 2, maxLength: 6 })
      .chain((chosen) =>
        fc.array(row(chosen.map((kind) => kinds[kind] ?? fc.constant(''))), { minLength: 2, maxLength: 8 }),
      );
    fc.assert(
      fc.property(table, fc.boolean(), fc.constantFrom(',', ';', '\t'), (rows, isNamed, delimiter) => {
        const header = (rows[0] ?? []).map((_, index) => `Name ${index}`);
        const file = papaparse.unparse(isNamed ? [header, ...rows] : rows, { delimiter });
        const outcome = headerReport(new TextEncoder().encode(`${file}\n`));
        if (outcome.kind !== 'reported') return;
        for (const cell of rows.flat().filter(Boolean)) expect(outcome.report).not.toContain(cell);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
