import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { MAX_FILE_BYTES } from '../table/decode.ts';
import { archiveOf } from '../testing/workbooks.ts';

const CSV = 'platform,date,amount,currency\nEtsy,2026-01-02,5,USD\n';
const DIRECTORY_SIGNATURE = 0x02014b50;

/** The same archive, whose directory says something else of its first file. */
function saying(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const view = new DataView(changed.buffer);
  let at = 0;
  while (view.getUint32(at, true) !== DIRECTORY_SIGNATURE) at += 1;
  view.setUint32(at + offset, value, true);
  return changed;
}

/** The same archive, of whose files the first are behind a password. */
function locked(bytes: Uint8Array, count: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  const view = new DataView(changed.buffer);
  let left = count;
  for (let at = 0; left > 0; at += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_SIGNATURE) continue;
    view.setUint16(at + 8, 1, true);
    left -= 1;
  }
  return changed;
}

describe('an archive', () => {
  it('is read by its only statement, whatever else lies in it', () => {
    for (const level of [0, 9] as const) {
      const bytes = zipSync(
        Object.fromEntries(
          [CSV, 'x', 'not,a\nstatement,1\n'].map((text, index) => [
            ['2026/earnings.csv', 'photo.jpg', '__MACOSX/._earnings.csv'][index] ?? '',
            new TextEncoder().encode(text),
          ]),
        ),
        { level },
      );
      expect(readStatement(bytes)).toMatchObject({ kind: 'read', statement: { rowCount: 1 } });
    }
  });

  it('with several statements asks which one, and reads the one that is named', () => {
    const bytes = archiveOf({
      'a.csv': CSV,
      'b.csv': `${CSV}Etsy,2026-01-03,6,USD\n`,
      'c.csv': 'x,y\n1,2\n',
    });
    expect(readStatement(bytes)).toMatchObject({
      kind: 'undecided',
      option: 'part',
      parts: ['a.csv', 'b.csv'],
    });
    expect(readStatement(bytes, { part: 'b.csv' })).toMatchObject({ statement: { rowCount: 2 } });
  });

  it('without a table says what lies in it', () => {
    expect(readStatement(archiveOf({ 'scan.pdf': '%PDF', 'photo.jpg': 'x' }))).toEqual({
      kind: 'refused',
      message: 'This archive holds no CSV file and no Excel workbook, only scan.pdf, photo.jpg.',
    });
    expect(readStatement(archiveOf({ 'word/document.xml': '<a/>' })).kind).toBe('refused');
    expect(readStatement(archiveOf({ 'Index/Document.iwa': 'x', 'preview.jpg': 'x' }))).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^This is a document of Numbers or Pages\. Open it, and save/),
    });
    expect(readStatement(archiveOf({}))).toMatchObject({ kind: 'refused' });
    expect(readStatement(archiveOf({ 'a.csv': archiveOf({ 'b.csv': CSV }) }))).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('an archive within an archive'),
    });
  });

  it('that would fill the memory is left alone: by its said size, its ratio, its count', () => {
    const bomb = archiveOf({ 'bomb.csv': new Uint8Array(12 * 1024 * 1024) });
    const small = archiveOf({ 'a.csv': CSV });
    const many = archiveOf(
      Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`${index}.csv`, ''])),
    );
    const cases: [Uint8Array, string][] = [
      [bomb, 'grows more than 250 times'],
      [saying(small, 24, MAX_FILE_BYTES + 1), 'larger than 200 MB'],
      [many, 'more than 1000 files'],
    ];
    for (const [bytes, sentence] of cases)
      expect(readStatement(bytes)).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining(sentence),
      });
  });

  it('that says a smaller size than comes out, has another checksum or is cut off is damaged', () => {
    const text = CSV + 'Etsy,2026-01-02,5,USD\n'.repeat(100);
    const bytes = archiveOf({ 'a.csv': text });
    const damaged = [
      saying(bytes, 24, 50),
      saying(bytes, 24, text.length + 5),
      saying(bytes, 16, 1),
      saying(bytes, 20, 0xffff),
      saying(bytes, 42, 0xffffff),
      bytes.subarray(0, bytes.length - 10),
    ];
    for (const file of damaged)
      expect(readStatement(file)).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('damaged'),
      });
  });

  it('behind a password says so, and does not ask first which of its tables is meant', () => {
    const message = 'This archive is protected with a password. Unpack it, and choose the file itself.';
    expect(readStatement(locked(archiveOf({ 'a.csv': CSV }), 1))).toEqual({ kind: 'refused', message });
    const both = archiveOf({ 'a.csv': CSV, 'b.csv': `${CSV}Etsy,2026-01-03,6,USD\n` });
    expect(readStatement(locked(both, 2))).toEqual({ kind: 'refused', message });
    expect(readStatement(locked(both, 1), { part: 'b.csv' })).toMatchObject({ kind: 'read' });
    expect(readStatement(locked(both, 1), { part: 'a.csv' })).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/^“a\.csv” is protected with a password/),
    });
  });
});
