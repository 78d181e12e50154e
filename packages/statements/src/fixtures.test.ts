import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkControl } from './control/control.ts';
import { controlRuleOf } from './mapping/mapping-check.ts';
import { PRESETS } from './presets/index.ts';
import type { Statement, StatementItem } from './statement.ts';
import { decodeText } from './table/decode.ts';
import { recordsIn } from './table/record-list.ts';
import { likelyDelimiter } from './table/table.ts';
import { fixturesDir, readOrThrow } from './testing/read-fixture.ts';

const FIXTURES = PRESETS.flatMap(({ id }) =>
  readdirSync(join(fixturesDir, id)).map((name) => ({ id, name: `${id}/${name}` })),
);

/** A fixture as a table, so that it can be written down in another way. */
function tableOf(name: string) {
  const { text } = decodeText(readFileSync(join(fixturesDir, name)));
  const [header = [], ...rows] = recordsIn(text, likelyDelimiter(text)).from(0);
  // What stands in the file between quotes and what is blank does not matter here, the number of a row does.
  return { header, rows: rows.map((cells, index) => ({ cells, row: index + 2 })) };
}

type Table = ReturnType<typeof tableOf>;

function written({ header, rows }: Table, delimiter: string): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const filled = rows.filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  const lines = [header, ...filled.map(({ cells }) => cells)].map((cells) => cells.map(cell).join(delimiter));
  return `${lines.join('\n')}\n`;
}

/** Some days of a file may leave open what the whole of it settles. */
const read = (bytes: Uint8Array) =>
  readOrThrow(bytes, { currency: 'USD', timeZone: 'Europe/Paris', dateOrder: 'monthFirst' });
const readTable = (table: Table, delimiter = ',') =>
  read(new TextEncoder().encode(written(table, delimiter)));
const readFixture = (name: string) => read(readFileSync(join(fixturesDir, name)));

/** What an import would record under each key, whatever the rows' numbers in this file. */
function recordedByKey({ items }: Statement) {
  const values = (item: StatementItem) => item.rows.map(({ value }) => value.toString()).toSorted();
  return new Map(items.map((item) => [item.key, { ...item, rows: values(item) }]));
}

function shuffled(table: Table): Table {
  const order = table.header.map((_, index) => index).toReversed();
  const pick = (cells: readonly string[]) => order.map((index) => cells[index] ?? '');
  return {
    header: pick(table.header),
    rows: table.rows.map(({ cells, row }) => ({ cells: pick(cells), row })).toReversed(),
  };
}

function dayOf(item: StatementItem): string | null {
  if (item.kind === 'earning') return item.earnedOn;
  if (item.kind === 'work') return item.workedOn;
  return item.kind === 'payout' ? item.paidOn : null;
}

/** Days by row; rows that are left out have none. */
function daysByRow({ items }: Statement): Map<number, string> {
  const days = items.flatMap((item) => {
    const day = dayOf(item);
    return day === null ? [] : item.rows.map(({ row }) => [row, day] as const);
  });
  return new Map(days);
}

it('there is a fixture of every preset', () => {
  expect(new Set(FIXTURES.map(({ id }) => id))).toEqual(new Set(PRESETS.map(({ id }) => id)));
});

describe.each(FIXTURES)('$name', ({ id, name }) => {
  it('is recognised by itself, and its control total holds from its items alone', () => {
    const { presetId, items, control, rowCount } = readFixture(name);
    expect(presetId).toBe(id);
    expect(control.map(({ ok }) => ok)).not.toContain(false);
    expect(checkControl(controlRuleOf({ presetId: id, mapping: null }), items)).toMatchObject({
      totals: control,
      mismatches: [],
      firstMismatch: null,
    });
    expect(items.flatMap(({ rows }) => rows)).toHaveLength(rowCount);
  });

  it('says the same in another order of rows and columns, with tabs, and in UTF-16', () => {
    const whole = recordedByKey(readFixture(name));
    const table = shuffled(tableOf(name));
    expect(recordedByKey(readTable(table))).toEqual(whole);
    const inUtf16 = Buffer.from(`\ufeff${written(table, '\t')}`, 'utf16le');
    expect(recordedByKey(read(inUtf16))).toEqual(whole);
  });

  it('says the same with its dates and decimals written in another way', () => {
    const table = tableOf(name);
    const cells = table.rows.flatMap((row) => row.cells);
    // Only where every amount is a plain decimal can all be written otherwise.
    const isPlain = !cells.some((cell) => /\d,\d|[\p{Sc}(]\s?\d|\d\s?\p{Sc}/u.test(cell));
    const rewritten = (cell: string) => {
      const dated = cell.replace(/^(\d{4})-(\d{2})-(\d{2})(?=$|[ T])/, '$3.$2.$1');
      return isPlain ? dated.replace(/^(-?\d+)\.(\d+)$/, '$1,$2') : dated;
    };
    const rows = table.rows.map((row) => ({ ...row, cells: row.cells.map(rewritten) }));
    expect(recordedByKey(readTable({ ...table, rows }, ';'))).toEqual(recordedByKey(readFixture(name)));
  });

  it('says the same in exports of some of its days, which together are the whole', () => {
    const statement = readFixture(name);
    const whole = recordedByKey(statement);
    const days = daysByRow(statement);
    const table = tableOf(name);
    for (const cut of new Set(days.values())) {
      const upTo = table.rows.filter(({ row }) => (days.get(row) ?? cut) <= cut);
      const from = table.rows.filter(({ row }) => (days.get(row) ?? cut) >= cut);
      const parts = [upTo, from].map((rows) => recordedByKey(readTable({ ...table, rows })));
      expect(new Map(parts.flatMap((part) => [...part]))).toEqual(whole);
    }
  });
});
