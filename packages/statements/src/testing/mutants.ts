import papaparse from 'papaparse';
import { checkControl } from '../control/control.ts';
import { isKeyOfCharge } from '../entries/keys.ts';
import { parseMapping } from '../mapping/mapping.ts';
import { presetById } from '../presets/index.ts';
import { readStatement } from '../read-statement.ts';
import type { ControlTotal, ReadOutcome, Statement, StatementItem } from '../statement.ts';
import { likelyDelimiter } from '../table/table.ts';
import type { NaiveCell } from './naive-rows.ts';
import { ALL_UNITS, type NaiveFile, naiveSeconds, naiveSums } from './naive-sum.ts';
import { ODD_CELLS } from './odd-cells.ts';

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
  const { rows, delimiter } = cellsOf(file);
  return new TextEncoder().encode(`${papaparse.unparse(changeRows(rows, random), { delimiter })}\n`);
}

/** The cells of a file of text. */
export function cellsOf(file: Uint8Array): { rows: string[][]; delimiter: string } {
  const text = new TextDecoder().decode(file);
  const delimiter = likelyDelimiter(text);
  return { rows: papaparse.parse<string[]>(text.trimEnd(), { delimiter }).data, delimiter };
}

/** The same of rows that are in no file yet. */
export function changeRows(rows: string[][], random: Random): string[][] {
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
  return acts[pick(acts.length)]?.() ?? rows;
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

export function readMutant(bytes: Uint8Array, mapping?: unknown): ReadOutcome {
  return readStatement(bytes, {
    currency: 'USD',
    timeZone: 'Europe/Lisbon',
    ...(mapping != null && { mapping }),
  });
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

/** How a mutant was read, and what is known of it besides its bytes. */
export interface Reading {
  outcome?: ReadOutcome;
  mapping?: unknown;
  /** Those that were put into a workbook. */
  cells?: readonly NaiveCell[][];
}

/**
 * Whatever is wrong with how a file was read. Nothing where it was refused with a sentence, or where every row is accounted for
 * and a control total that is shown as right is right by a sum made apart.
 */
export function faultsOf(bytes: Uint8Array, { mapping, cells, ...read }: Reading = {}): string[] {
  const outcome = read.outcome ?? readMutant(bytes, mapping);
  if (outcome.kind !== 'read') return outcome.message.length > 10 ? [] : ['there is no sentence'];
  const { statement } = outcome;
  const { control, items, rowCount } = statement;
  const preset = mapping == null ? presetById(statement.presetId ?? '') : parseMapping(mapping);
  if (!preset) return ['it was read without a preset'];
  const again = checkControl(preset.control, items);
  const isRight = control.every(({ ok }) => ok);
  const isSame = again.totals.every(
    (total, index) => total.file === control[index]?.file && total.recorded === control[index]?.recorded,
  );
  const keys = items.flatMap((item) => kindsOf(item).map((kind) => `${kind} ${item.key}`));
  const faults = [
    [isSame && again.totals.length === control.length, 'the items say another control total'],
    [
      !isRight || again.mismatches.length === 0,
      `items do not say what their rows say: ${again.mismatches.join()}`,
    ],
    [rowsOf(items) === rowCount, 'rows are lost or counted twice'],
    [new Set(keys).size === keys.length, 'two items of a kind share a key'],
  ] as const;
  const told = faults.filter(([holds]) => !holds).map(([, fault]) => fault);
  return isRight ? [...told, ...wrongTotals({ bytes, preset, cells }, statement)] : told;
}

/** Totals that are shown as right and are not, by a sum made apart. */
function wrongTotals(file: NaiveFile, statement: Statement): string[] {
  const sums = naiveSums(file, statement);
  const seconds = naiveSeconds(file, statement);
  const shown = new Map(statement.control.map((total) => [total.unit, total.file]));
  const micros = seconds === null ? null : seconds * 1_000_000n;
  const units =
    sums && !sums.has(ALL_UNITS) ? [...new Set([...sums.keys(), ...moneyIn(statement.control)])] : [];
  const isWrong = (unit: string) => (sums?.get(unit) ?? 0n) !== (shown.get(unit) ?? 0n);
  const added = sums && [...sums.values()].reduce((sum, value) => sum + value, 0n);
  const money = moneyIn(statement.control).reduce((sum, unit) => sum + (shown.get(unit) ?? 0n), 0n);
  return [
    ...(added !== null && added !== money
      ? [`the money columns add up to ${added}, and ${money} is shown as right`]
      : []),
    ...units
      .filter(isWrong)
      .map(
        (unit) => `of ${unit} the rows say ${sums?.get(unit) ?? 0n}, and ${shown.get(unit) ?? 0n} is shown`,
      ),
    ...(micros !== null && micros !== (shown.get('s') ?? 0n)
      ? [
          `the durations add up to ${micros} millionths of a second, and ${shown.get('s') ?? 0n} is shown as right`,
        ]
      : []),
  ];
}

function moneyIn(control: readonly ControlTotal[]): string[] {
  return control.map(({ unit }) => unit).filter((unit) => unit !== 's');
}
