import { describe, expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { listed } from './record-list.ts';
import { sourceRows } from './source-rows.ts';

const read = (...lines: string[]) =>
  readStatement(new TextEncoder().encode(['platform,date,amount,hours,notes', ...lines].join('\n')), {
    currency: 'EUR',
  });

describe('the rows of a file', () => {
  it('are numbered as a spreadsheet numbers them, header, blank rows and broken lines included', () => {
    const outcome = read('', 'Etsy,2026-01-02,5,,"two\nlines"', 'Etsy,not a day,6,,', '');
    expect(outcome).toMatchObject({
      kind: 'read',
      statement: { rowCount: 2, items: [{ rows: [{ row: 3 }] }, { kind: 'leftOut', rows: [{ row: 4 }] }] },
    });
  });

  it('are never taken into the header, also where lines end in more than one way', () => {
    const outcome = readStatement(
      new TextEncoder().encode(
        'platform,date,amount,currency,notes\r/\nEtsy,2026-01-02,19,EUR,"a\r\nb"\r\nEtsy,2026-01-03,5,EUR,\r\n',
      ),
    );
    expect(outcome).toMatchObject({ statement: { rowCount: 2, control: [{ file: 24_000_000n }] } });
  });

  it('may end early, and in empty cells beyond the header', () => {
    expect(read('Etsy,2026-01-02,5', 'Etsy,2026-01-03,6,,,,', '')).toMatchObject({
      kind: 'read',
      statement: { rowCount: 2, control: [{ file: 11_000_000n, ok: true }] },
    });
  });

  it('that are wider than the header are refused with their number: the money may have moved', () => {
    expect(read('Etsy,2026-01-02,5,,a, b', '')).toMatchObject({
      kind: 'refused',
      row: 2,
      message: expect.stringContaining('A text with a separator in it may lack its quotes.'),
    });
  });

  it('that end before a required column are left out with the reason', () => {
    expect(read('Etsy,2026-01-02,5,,', 'Made on 2026-02-01', '')).toMatchObject({
      statement: {
        items: [{ kind: 'earning' }, { kind: 'leftOut', reason: 'this row ends after 1 of its cells' }],
        control: [{ file: 5_000_000n, ok: true }],
      },
    });
  });

  it('that break off with the file are refused with their number: the last amount may lack digits', () => {
    expect(read('Etsy,2026-01-02,5,,', 'Etsy,2026-01-02,5')).toMatchObject({ kind: 'refused', row: 3 });
  });

  it('with a quote that never closes are refused with their number', () => {
    expect(read('Etsy,2026-01-02,5,,a', 'Etsy,2026-01-02,5,,"b', 'Etsy,2026-01-02,5,,', '')).toMatchObject({
      kind: 'refused',
      row: 3,
    });
  });

  it('are a million at most, header, titles and blank rows aside', () => {
    const records = (count: number) => [
      ['Title'],
      ['a', 'b'],
      ...Array.from({ length: count }, () => ['1', '2']),
      [''],
    ];
    expect(sourceRows(listed(records(1_000_000)), ['a', 'b'], 1)).toHaveLength(1_000_000);
    expect(() => sourceRows(listed(records(1_000_001)), ['a', 'b'], 1)).toThrow('more than 1000000 rows');
  });

  it('must be there', () => {
    expect(read('', '')).toMatchObject({ kind: 'refused', message: expect.stringContaining('no rows') });
  });
});
