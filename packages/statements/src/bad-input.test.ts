import { describe, expect, it } from 'vitest';
import { readStatement } from './read-statement.ts';
import { MAX_FILE_BYTES } from './table/decode.ts';
import { archiveOf, workbookOf } from './testing/workbooks.ts';

const HEADER = 'platform,date,amount,currency,notes';
const csv = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;
const start = (...bytes: number[]) => Uint8Array.of(...bytes, 0, 1, 2, 3, 4, 5, 6, 7);
const utf16 = (text: string) =>
  new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);

/** What somebody may choose by mistake, and what must be said to it. */
const REFUSED: Readonly<Record<string, [file: string | Uint8Array, said: object]>> = {
  'a photo': [start(0xff, 0xd8, 0xff), { message: expect.stringContaining('This is an image') }],
  'a screenshot': [start(0x89, 0x50, 0x4e, 0x47), { message: expect.stringContaining('This is an image') }],
  'a picture of a phone': [
    Uint8Array.of(0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 1),
    { message: expect.stringContaining('an image or a film') },
  ],
  'a PDF': ['%PDF-1.7\n1 0 obj', { message: expect.stringContaining('a PDF document') }],
  'an old workbook': [start(0xd0, 0xcf, 0x11, 0xe0), { message: expect.stringContaining('.xls') }],
  'a web page saved as CSV': [
    ' <!DOCTYPE html><html><body><table>',
    { message: expect.stringContaining('a web page') },
  ],
  'an empty file': ['', { message: 'This file is empty.' }],
  'a file of blank lines': ['\ufeff\r\n \r\n', { message: 'This file is empty.' }],
  'one line': ['just a note', { message: expect.stringContaining('no table') }],
  'a header only': [`${HEADER}\n`, { message: expect.stringContaining('no rows under it') }],
  'bytes that are zero': [
    `${HEADER}\nEtsy\0,2026-01-02,5,USD,\n`,
    { message: expect.stringContaining('no text') },
  ],
  'half a row at its end': [
    csv('Etsy,2026-01-02,5,USD,a') + 'Etsy,2026-01',
    { row: 3, message: expect.stringContaining('cut off') },
  ],
  'a text whose quote never closes': [csv('Etsy,2026-01-02,5,USD,"a', 'Etsy,2026-01-03,6,USD,b'), { row: 2 }],
  'a comma in an unquoted text': [
    csv('Etsy,2026-01-02,5,USD,a, b'),
    { row: 2, message: expect.stringContaining('quotes') },
  ],
  'amounts of two countries': [
    csv('Etsy,2026-01-02,"1.234,56",EUR,', 'Etsy,2026-01-03,"1,234.56",EUR,'),
    { row: 2, column: 'amount', message: expect.stringContaining('no amount like the others') },
  ],
  'dates of two countries': [
    csv('Etsy,31/01/2026,5,EUR,', 'Etsy,01/31/2026,5,EUR,'),
    { row: 2, column: 'date', message: expect.stringContaining('cannot both be right') },
  ],
  'a formula for an amount': [
    csv('Etsy,2026-01-02,"=HYPERLINK(""http://x.example"",1)",USD,'),
    { row: 2, column: 'amount' },
  ],
  'a currency that does not exist': [csv('Etsy,2026-01-02,5,XQZ,'), { row: 2, column: 'currency' }],
  'a bomb': [
    archiveOf({ 'a.csv': new Uint8Array(16 * 1024 * 1024) }),
    { message: expect.stringContaining('grows more than') },
  ],
  'a workbook without a row': [workbookOf({ Sheet1: [] }), { message: expect.any(String) }],
  'a file above the limit': [
    new Uint8Array(MAX_FILE_BYTES + 1),
    { message: expect.stringContaining('200 MB') },
  ],
  'an archive of photos': [archiveOf({ 'a.jpg': 'x' }), { message: expect.stringContaining('no CSV file') }],
};

function read(file: string | Uint8Array) {
  return readStatement(typeof file === 'string' ? new TextEncoder().encode(file) : file, { currency: 'EUR' });
}

describe('a file chosen by mistake', () => {
  it.each(Object.entries(REFUSED))(
    'that is, or has, %s is refused with what is wrong',
    (_name, [file, said]) => {
      const outcome = read(file);
      expect(outcome).toMatchObject({ kind: 'refused', ...said });
      if (outcome.kind !== 'refused') throw new Error('It was not refused.');
      // A sentence for a person: it ends like one, names the place, and no part of our code.
      const { message, row, column } = outcome;
      expect(message).toMatch(/^(?:This|Row|The|“).{10,300}\.$/su);
      expect(message).not.toMatch(/undefined|null|NaN|Error/);
      for (const place of [row === undefined ? '' : `ow ${row}`, column === undefined ? '' : `“${column}”`])
        expect(message).toContain(place);
    },
  );

  it('loses only the row with an impossible date, which is named with its reason', () => {
    expect(read(csv('Etsy,2026-02-30,5,EUR,', 'Etsy,2026-02-28,6,EUR,'))).toMatchObject({
      kind: 'read',
      statement: {
        items: [
          {
            kind: 'leftOut',
            rows: [{ row: 2 }],
            reason: '“2026-02-30” in column “date” is no date of the calendar',
          },
          { kind: 'earning' },
        ],
        control: [{ file: 11_000_000n, recorded: 6_000_000n, leftOut: 5_000_000n, ok: true }],
      },
    });
  });

  it('with a formula in a text keeps it as a text', () => {
    expect(read(csv('Etsy,2026-02-28,6,EUR,"=HYPERLINK(""http://x.example"")"'))).toMatchObject({
      statement: { items: [{ description: '=HYPERLINK("http://x.example")' }] },
    });
  });

  it('is read whatever encoding it is in', () => {
    const text = csv('Café,2026-02-28,6,EUR,');
    for (const bytes of [
      utf16(text),
      utf16(`\ufeff${text}`),
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    ])
      expect(readStatement(bytes)).toMatchObject({ statement: { items: [{ platformName: 'Café' }] } });
  });
});
