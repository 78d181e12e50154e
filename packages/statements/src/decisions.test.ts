import { describe, expect, it } from 'vitest';
import type { ReadOptions } from './decisions.ts';
import { readStatement } from './read-statement.ts';

const read = (rows: string[], options: ReadOptions) =>
  readStatement(new TextEncoder().encode(['platform;date;amount', ...rows, ''].join('\n')), {
    currency: 'KWD',
    ...options,
  });

describe('what the rows of a file leave open', () => {
  it('is asked for, and taken from the person', () => {
    const rows = ['Etsy;01/02/2026;1,234'];
    expect(read(rows, {})).toMatchObject({ kind: 'undecided', option: 'dates' });
    expect(read(rows, { dateOrder: 'monthFirst' })).toMatchObject({ kind: 'undecided', option: 'numbers' });
    expect(read(rows, { dateOrder: 'monthFirst', decimal: ',' })).toMatchObject({
      statement: { items: [{ earnedOn: '2026-01-02', components: { base: 1_234_000n } }] },
    });
    expect(read(rows, { dateOrder: 'dayFirst', decimal: '.' })).toMatchObject({
      statement: { items: [{ earnedOn: '2026-02-01', components: { base: 1_234_000_000n } }] },
    });
  });

  it('is never overruled by the person where the rows settle it', () => {
    const rows = ['Etsy;01/02/2026;1,234', 'Etsy;31/01/2026;1,5'];
    expect(read(rows, { dateOrder: 'monthFirst', decimal: '.' })).toMatchObject({
      statement: { items: [{ earnedOn: '2026-02-01', components: { base: 1_234_000n } }, {}] },
    });
  });

  it('is said in words once it is decided', () => {
    const outcome = read(['Etsy;31/01/2026;1.234,5'], {});
    expect(outcome).toMatchObject({
      statement: {
        why: expect.stringMatching(
          /separated by semicolons.*like 1\.234,56\..*day first\..*without a currency are in KWD, as asked/,
        ),
      },
    });
  });
});
