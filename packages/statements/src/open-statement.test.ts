import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { openStatement } from './read-statement.ts';
import { toStatementResult } from './result.ts';
import type { ReadOptions } from './rows/decisions.ts';
import type { OpenStatement } from './statement.ts';
import { fixturesDir, readOrThrow } from './testing/read-fixture.ts';

const OPTIONS: ReadOptions = { currency: 'USD', timeZone: 'Europe/Lisbon' };
const FIXTURES = readdirSync(fixturesDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.csv'),
);

function open(file: Uint8Array, keptRows?: number): OpenStatement {
  const outcome = openStatement(file, OPTIONS, keptRows);
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return outcome.statement;
}

const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);

/** The rows of a fixture over and over, so that some share ids, days and all that they say, and stand far apart. */
function repeated(file: Uint8Array, rowCount: number): Uint8Array {
  const [header = '', ...rows] = new TextDecoder().decode(file).trimEnd().split(/\r?\n/);
  return bytesOf([
    header,
    ...Array.from({ length: rowCount }, (_, index) => rows[index % rows.length] ?? ''),
  ]);
}

describe('a statement whose rows do not stay in the memory', () => {
  test.each(FIXTURES)('says of %s what it says when they stay', (name) => {
    const file = repeated(readFileSync(join(fixturesDir, name)), 620);
    const [anew, kept] = [open(file, 0), open(file, Number.POSITIVE_INFINITY)];
    expect([...anew.items]).toEqual([...kept.items]);
    expect(toStatementResult(anew)).toEqual(toStatementResult(kept));
  });

  test.each(FIXTURES)('gives any of the items of %s by their place', (name) => {
    const { items } = open(readFileSync(join(fixturesDir, name)), 0);
    const all = [...items];
    const recorded = all.filter(({ kind }) => kind !== 'leftOut');
    expect(items).toHaveLength(all.length);
    expect(items.slice(0, all.length)).toEqual(all);
    expect(items.slice(1, 3)).toEqual(all.slice(1, 3));
    expect(items.slice(all.length - 1, all.length + 5)).toEqual(all.slice(-1));
    expect(items.slice(all.length + 1, all.length + 2)).toEqual([]);
    expect([...items.recorded]).toEqual(recorded);
    expect(items.recorded.slice(0, all.length)).toEqual(recorded);
  });

  it('gives the same items as often as they are asked for, and readStatement all of them at once', () => {
    const file = readFileSync(join(fixturesDir, 'upwork/with-ref-id.csv'));
    const { items, ...said } = open(file);
    expect([...items]).toEqual([...items]);
    expect(readOrThrow(file, OPTIONS)).toEqual({ ...said, items: [...items] });
  });

  it('reads moments that are more than it remembers', () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => {
      const at = new Date(Date.UTC(2026, 0, 1) + index * 61_000).toISOString();
      return `Shop,${at},1.00,USD,${index}`;
    });
    const { items, control } = open(bytesOf(['platform,date,amount,currency,notes', ...rows]), 0);
    expect(control).toMatchObject([{ file: 12_000_000_000n, ok: true }]);
    expect(items.slice(0, 1)).toMatchObject([{ earnedOn: '2026-01-01' }]);
    // 11,999 times 61 seconds are eight days, eleven hours and some minutes.
    expect(items.slice(11_999, 12_000)).toMatchObject([{ earnedOn: '2026-01-09' }]);
  });
});
