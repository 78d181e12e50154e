import papaparse from 'papaparse';
import { checkControl } from '../control/control.ts';
import { isKeyOfCharge } from '../entries/keys.ts';
import { presetById } from '../presets/index.ts';
import { readStatement } from '../read-statement.ts';
import type { ReadOutcome, StatementItem } from '../statement.ts';
import { likelyDelimiter } from '../table/table.ts';
import { naiveSeconds, naiveSum } from './naive-sum.ts';

/** From 0 up to, but not including, 1. */
export type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ODD_CELLS = [
  '',
  '--',
  '0',
  '-0.01',
  '1,000',
  '1.000',
  '1,234.56',
  '1.234,56',
  '(7.00)',
  '−5',
  '$5.00',
  '€5.00',
  'CA$76.00',
  'abc',
  '1e5',
  '=1+1',
  '=HYPERLINK("x")',
  '12.50.1',
  '٣',
  'NaN',
  '0x10',
  '99999999999999',
  '- -5',
  '2026-02-30',
  '31/12/2026',
  '12/31/2026',
  '2026-03-29T01:30:00Z',
  'Totals',
  'EUR',
  'XXX',
  'JPY',
  '"',
  'a\nb',
  'a,b;c\td|e',
  '\u0000',
  '\ufeff',
  ' '.repeat(70),
] as const;

/** A file with one to four bytes changed, taken out or put in. */
export function changeBytes(file: Uint8Array, random: Random): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(file);
  for (let change = Math.floor(random() * 4); change >= 0; change -= 1) {
    const at = Math.floor(random() * bytes.length);
    const byte = Math.floor(random() * 256);
    const act = random();
    if (act < 0.5) bytes[at] = byte;
    else if (act < 0.75) bytes = joined(bytes.subarray(0, at), bytes.subarray(at + 1));
    else bytes = joined(bytes.subarray(0, at), Uint8Array.of(byte), bytes.subarray(at));
  }
  return bytes;
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A file in which a cell, a row or a column is another, is gone, is there twice or has moved. */
export function changeCells(file: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(file);
  const delimiter = likelyDelimiter(text);
  const rows = papaparse.parse<string[]>(text.trimEnd(), { delimiter }).data;
  const pick = (count: number) => Math.floor(random() * count);
  const row = pick(rows.length);
  const column = pick(rows[0]?.length ?? 1);
  const other = pick(rows.length);
  const acts: (() => string[][])[] = [
    () =>
      rows.map((cells, at) =>
        at === row && column < cells.length
          ? cells.with(column, ODD_CELLS[pick(ODD_CELLS.length)] ?? '')
          : cells,
      ),
    () =>
      rows.map((cells, at) =>
        at === row && column < cells.length ? cells.with(column, rows[other]?.[column] ?? '') : cells,
      ),
    () => rows.toSpliced(row, 1),
    () => rows.toSpliced(row, 0, rows[other] ?? []),
    () => rows.with(row, rows[other] ?? []).with(other, rows[row] ?? []),
    () => rows.map((cells) => cells.toSpliced(column, 1)),
    () => rows.map((cells, at) => cells.toSpliced(column, 0, at === 0 ? 'New column' : 'x')),
    () => rows.map((cells, at) => (at === row ? cells.slice(0, column) : cells)),
  ];
  const changed = acts[pick(acts.length)]?.() ?? rows;
  return new TextEncoder().encode(`${papaparse.unparse(changed, { delimiter })}\n`);
}

/** A fixture whose rows are repeated until it is as large as wanted. */
export function enlarged(file: Uint8Array, byteCount: number): Uint8Array {
  const text = new TextDecoder().decode(file);
  const start = text.indexOf('\n') + 1;
  const rows = `${text.slice(start).trimEnd()}\n`;
  return new TextEncoder().encode(
    text.slice(0, start) + rows.repeat(Math.ceil((byteCount - start) / rows.length)),
  );
}

export function readMutant(bytes: Uint8Array): ReadOutcome {
  return readStatement(bytes, { currency: 'USD', timeZone: 'Europe/Lisbon' });
}

/** Of the items; what was taken for a payout is an item of its own with the same row. */
function rowsOf(items: readonly StatementItem[]): number {
  return items.flatMap(({ key, rows }) => (isKeyOfCharge(key) ? [] : rows)).length;
}

/** What an item is, or says that another file has no more. */
function kindsOf(item: StatementItem): readonly string[] {
  if (item.kind !== 'leftOut') return [item.kind];
  return item.takesBack ? (item.takesBack.kinds ?? ['earning', 'work', 'payout']) : [];
}

/**
 * Whatever is wrong with how a file was read. Nothing where it was refused with a sentence, or where every row is accounted for
 * and a control total that is shown as right is right by a sum made apart.
 */
export function faultsOf(bytes: Uint8Array, outcome: ReadOutcome = readMutant(bytes)): string[] {
  if (outcome.kind !== 'read') return outcome.message.length > 10 ? [] : ['there is no sentence'];
  const { statement } = outcome;
  const { control, items, rowCount } = statement;
  const preset = presetById(statement.presetId ?? '');
  if (!preset) return ['it was read without a preset'];
  const again = checkControl(preset.control, items);
  const isRight = control.every(({ ok }) => ok);
  const isSame = again.totals.every(
    (total, index) => total.file === control[index]?.file && total.recorded === control[index]?.recorded,
  );
  const keys = items.flatMap((item) => kindsOf(item).map((kind) => `${kind} ${item.key}`));
  const money = control.filter(({ unit }) => unit !== 's').reduce((sum, { file }) => sum + file, 0n);
  const naive = isRight ? naiveSum(bytes, statement) : null;
  const seconds = (control.find(({ unit }) => unit === 's')?.file ?? 0n) / 1_000_000n;
  const naiveTime = isRight ? naiveSeconds(bytes, statement) : null;
  const faults = [
    [isSame && again.totals.length === control.length, 'the items say another control total'],
    [
      !isRight || again.mismatches.length === 0,
      `items do not say what their rows say: ${again.mismatches.join()}`,
    ],
    [
      naive === null || naive === money,
      `the money column adds up to ${naive}, and ${money} is shown as right`,
    ],
    [
      naiveTime === null || naiveTime === seconds,
      `the durations add up to ${naiveTime} seconds, and ${seconds} are shown as right`,
    ],
    [rowsOf(items) === rowCount, 'rows are lost or counted twice'],
    [new Set(keys).size === keys.length, 'two items of a kind share a key'],
  ] as const;
  return faults.filter(([holds]) => !holds).map(([, fault]) => fault);
}
