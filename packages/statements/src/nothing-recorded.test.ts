import { describe, expect, it } from 'vitest';
import { readStatement } from './read-statement.ts';
import { readOrThrow } from './testing/read-fixture.ts';

const mapping = (parts: object = {}) => ({
  name: 'Bank',
  layouts: [
    {
      columns: { date: 'Day', description: 'Text' },
      money: { amount: 'Amount' },
      currency: 'EUR',
    },
  ],
  lines: [{ where: { description: ['Rent*'] }, parts: [{ column: 'amount', to: 'base' }] }],
  control: { column: 'amount', terms: { base: 1 } },
  ...parts,
});
const TABLE = 'Day;Text;Amount\n2026-03-01;Rent of a flat;5.00\n2026-03-02;Coffee;1.00\n';

describe('a file of which nothing would be recorded', () => {
  it('is said to be one, and others are not', () => {
    const nothing = 'Warning: nothing of this file would be recorded, for every row is left out.';
    const without = TABLE.replace('Rent of', 'Sale of');
    expect(readOrThrow(without, { mapping: mapping() }).why).toContain(nothing);
    expect(readOrThrow(TABLE, { mapping: mapping() }).why).not.toContain(nothing);
  });

  it('leaves rows out because no rule fits them, where rules look at no type', () => {
    expect(readOrThrow(TABLE, { mapping: mapping() }).items).toMatchObject([
      { kind: 'earning' },
      { kind: 'leftOut', reason: 'no rule fits this row, and nothing says what kind it is' },
    ]);
  });
});

describe('a mapping that fits none of the first rows', () => {
  const messageOf = (text: string, parts?: object) => {
    const outcome = readStatement(new TextEncoder().encode(text), { mapping: mapping(parts) });
    return outcome.kind === 'read' ? 'read' : outcome.message;
  };
  const titles = (count: number) => Array.from({ length: count }, (_, index) => `Title ${index}\n`).join('');

  it('finds its header by its columns under many titles', () => {
    for (const count of [4, 7, 40]) expect(messageOf(titles(count) + TABLE)).toBe('read');
  });

  it('is told in which row the header is where another table may stand above, and reads the file once it says so', () => {
    const above = 'Colour;Size;Shape\n'.repeat(7);
    expect(messageOf(above + TABLE)).toBe(
      'This file cannot be read as “Bank”: none of its first 5 rows has the columns of that, and row 8 does. Say it in the mapping, as "file": { "headerRow": 8 }, or take out the lines above.',
    );
    expect(messageOf(above + TABLE, { file: { headerRow: 8 } })).toBe('read');
  });

  it('is not taken for one of titles where amounts of days stand above', () => {
    const wide = TABLE.replaceAll('\n', ';;;;;\n').replace(';;;;;', ';A;B;C;D;E');
    const dated = (count: number) => `${titles(4)}${'2026-02-01;;9.00\n'.repeat(count)}`;
    expect(messageOf(dated(2) + wide)).toBe('read');
    expect(messageOf(dated(3) + wide)).toContain(
      'none of its first 5 rows has the columns of that, and row 8 does',
    );
  });

  it('is told that none has a column of it, where there is none', () => {
    const other = `${titles(2)}Colour;Size;Shape\nred;1;round\n`;
    expect(messageOf(other)).toContain('none of its first 5 rows has a column of that. Where its header is');
    expect(messageOf(other, { file: { headerRow: 2 } })).toBe(
      'This file was not recognised as “Bank”: its row 2 has no column of that.',
    );
  });
});
