import { openImportInput } from '@earntrack/contract';
import { readStatement } from '@earntrack/statements';
import { describe, expect, it } from 'vitest';

const { origins } = openImportInput.shape;

/** What is read of a file of 1,500 rows, in each of which other cells of twelve columns of money are filled. */
function originsOf(nameOf: (index: number) => string) {
  const names = Array.from({ length: 12 }, (_, index) => nameOf(index));
  const rows = Array.from({ length: 1500 }, (_, row) => {
    const cells = names.map((_name, index) => (((row + 1) >> index) % 2 === 0 ? '' : '1.00'));
    return [`J${row}`, '2026-05-02', ...cells].join(',');
  });
  const csv = `${[['Job', 'Day', ...names].join(','), ...rows].join('\n')}\n`;
  const money = Object.fromEntries(names.map((name, index) => [`m${index}`, name]));
  const columns = Object.keys(money);
  const mapping = {
    name: 'Jobs',
    layouts: [{ columns: { reference: 'Job', date: 'Day' }, money, currency: 'USD' }],
    lines: [{ parts: columns.map((column) => ({ column, to: 'base' })) }],
    control: { column: columns[0], plus: columns.slice(1), terms: { base: 1 } },
  };
  const outcome = readStatement(new TextEncoder().encode(csv), { mapping });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return outcome.statement.origins;
}

describe('the columns of a file', () => {
  it('are taken of one whose every row has other cells filled', () => {
    const read = originsOf((index) => `Amount ${index}`);
    expect(read).toHaveLength(101);
    expect(origins.safeParse(read).success).toBe(true);
  });

  it('are taken of one with names as long as they can be, as fewer kinds of rows', () => {
    const read = originsOf((index) => `${'Long '.repeat(23)}${index}`);
    expect(read.length).toBeLessThan(101);
    expect(origins.safeParse(read).success).toBe(true);
  });

  it('are not taken beyond what is kept of one', () => {
    const long = Array.from({ length: 100 }, () => ({
      base: Array.from({ length: 10 }, () => 'x'.repeat(120)),
    }));
    expect(origins.safeParse(long).success).toBe(false);
  });
});
