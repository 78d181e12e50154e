import type { Micros } from '@earntrack/domain';
import { describeBalance } from './balance.ts';
import { chooseTable } from './choose-table.ts';
import { add, checkControl, controlTotals } from './control.ts';
import { type Decisions, decide, describeDecisions, type ReadOptions } from './decisions.ts';
import { describeDrift, driftOf } from './drift.ts';
import type { Encoding } from './decode.ts';
import { partsOf } from './files/parts.ts';
import { recordsOf, type Source } from './files/source.ts';
import { isNamed } from './header.ts';
import { itemsOf } from './items.ts';
import { parseMapping } from './mapping.ts';
import type { Preset } from './preset.ts';
import { PRESETS, presetById } from './presets/index.ts';
import { ask, quoted, StatementProblem } from './problem.ts';
import type { Recognition } from './recognise.ts';
import { type InterpretedRow, interpretRow } from './rows.ts';
import { ruleFinder } from './rules.ts';
import { type SourceRow, sourceRows } from './source-rows.ts';
import type { ControlTotal, ReadOutcome, Statement, Unit } from './statement.ts';
import type { Delimiter } from './table.ts';

const DELIMITER_NAMES: Record<Delimiter, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/**
 * Reads a platform's statement from the bytes of a file: the same answer in a browser and on a server, without a clock,
 * a network or a database. Never throws for what a file or an option says; time is linear in the rows.
 */
export function readStatement(bytes: Uint8Array, options: ReadOptions = {}): ReadOutcome {
  try {
    return { kind: 'read', statement: readFile(bytes, options) };
  } catch (err) {
    if (err instanceof StatementProblem) return err.outcome;
    throw err;
  }
}

function readFile(bytes: Uint8Array, options: ReadOptions): Statement {
  const presets = presetsFor(options);
  const parts = partsOf(bytes, encodingSettled(presets));
  const { source, found } = chooseTable(parts, presets, options.part);
  const sources = sourceRows(recordsOf(source, found.delimiter), found.header, found.headerIndex);
  const decisions = decide(found, sources, options);
  const ruleOf = ruleFinder(found.preset);
  const rows = sources.map((source) => interpretRow(source, decisions, ruleOf));
  const items = itemsOf(rows, found.preset.sumBy);
  return {
    presetId: options.mapping === undefined ? found.preset.id : null,
    platformKey: found.preset.platformKey,
    why: describe({ found, decisions, source, sources }),
    rowCount: sources.length,
    drift: driftOf(found.match, found.header),
    personalColumns: personalNames(decisions),
    items,
    control: control(rows, checkControl(found.preset.control, items).totals),
  };
}

function presetsFor({ presetId, mapping }: ReadOptions): readonly Preset[] {
  if (mapping !== undefined) return [parseMapping(mapping)];
  if (presetId === undefined) return PRESETS;
  const preset = presetById(presetId);
  if (preset) return [preset];
  const known = PRESETS.map(({ id }) => id).join(', ');
  return ask('preset', `There is no preset ${quoted(presetId)}. Those for --preset are: ${known}.`);
}

/** Only a mapping settles it: the presets know each other by columns, which are read first. */
function encodingSettled(presets: readonly Preset[]): Encoding | undefined {
  return presets.length === 1 ? presets[0]?.file?.encoding : undefined;
}

/** Sums the file from its rows and not from the items, so that a row lost between the two is seen. */
function control(rows: readonly InterpretedRow[], ofItems: readonly ControlTotal[]): ControlTotal[] {
  const sums = (pick: (total: ControlTotal) => Micros) =>
    new Map(ofItems.map((total) => [total.unit, pick(total)]));
  const file = new Map<Unit, Micros>();
  for (const row of rows) add(file, row.file.unit, row.file.value);
  return controlTotals(
    file,
    sums((total) => total.recorded),
    sums((total) => total.leftOut),
  );
}

function describe(read: {
  found: Recognition;
  decisions: Decisions;
  source: Source;
  sources: SourceRow[];
}): string {
  const { found, decisions, source, sources } = read;
  const { preset, match, header, headerIndex } = found;
  const indexes = [...Object.values(match.places.money), ...Object.values(match.places.text).flat()];
  const columns = indexes.sort((left, right) => left - right).map((index) => header[index]?.trim());
  const layoutName = match.layout.name;
  const sentences = [
    `Recognised as “${preset.name}”${layoutName && ` (${layoutName})`} by its columns ${columns.join(', ')}.`,
    `The header is row ${headerIndex + 1}; ${describeSource(source, found)}.`,
    ...describeDecisions(decisions),
    describePersonal(decisions),
    describeDrift(driftOf(match, header)),
    describeUnchecked(found),
    describeCharged(found),
    describeBalance(sources, decisions) ?? '',
  ];
  return sentences.filter(Boolean).join(' ');
}

/** Money that is recorded and stands in no column of the control total, so that a person knows to look at it. */
function describeUnchecked({ preset: { control, lines }, match: { places }, header }: Recognition): string {
  if (control === null) return '';
  const parts = lines.flatMap((line) => line.parts).filter(({ to }) => control.terms[to] === undefined);
  const indexes = new Set(parts.map(({ column }) => places.money[column]));
  const names = header.filter((_, index) => indexes.has(index)).map((name) => name.trim());
  return names.length === 0 ? '' : `The control total does not look at ${names.join(', ')}.`;
}

/** Amounts beside hours that are no income, so that nobody looks for them in vain. */
function describeCharged({ match: { layout }, header }: Recognition): string {
  const names = header.filter((name) => layout.charged?.some((charged) => isNamed(name, charged)));
  if (names.length === 0) return '';
  const columns = names.map((name) => quoted(name.trim())).join(', ');
  return `Left out because it is what one would charge or pay for the hours, and no income: ${columns}.`;
}

function describeSource(source: Source, { delimiter }: Recognition): string {
  if (source.kind === 'sheet') return `the table is the sheet ${quoted(source.name)} of a workbook`;
  return `the text is ${source.encoding}, separated by ${DELIMITER_NAMES[delimiter ?? ',']}`;
}

function personalNames({ personal, header }: Decisions): string[] {
  return personal.map((index) => header[index]?.trim() ?? '');
}

/** Empty where nothing of the kind is in the file. */
function describePersonal(decisions: Decisions): string {
  const names = personalNames(decisions).join(', ');
  if (names === '') return '';
  return decisions.keepsPersonal
    ? `Names and addresses of others are kept, as asked: ${names}.`
    : `Names and addresses of others are left out: ${names}.`;
}
