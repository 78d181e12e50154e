import { decimalFromMicros, type Micros } from '@earntrack/domain';
import { describeBalance } from './control/balance.ts';
import { add, checkControl, type ControlCheck, controlTotals } from './control/control.ts';
import { Doubts } from './control/doubts.ts';
import { withLeftOutSums } from './control/left-out-sums.ts';
import { compose, DayLists } from './entries/composition.ts';
import { IntList } from './entries/int-list.ts';
import { type ItemParts, itemsOf } from './entries/items.ts';
import { KeyFinder } from './entries/keys.ts';
import { OriginNumbers } from './entries/origin-numbers.ts';
import { describeRecurring } from './entries/recurring-ids.ts';
import { partsOf } from './files/parts.ts';
import { doubtInEncoding, recordsOf, type Source } from './files/source.ts';
import { columnsWithout, describeDrift, driftOf } from './header/drift.ts';
import { isNamed, keysRead, labelsOf, refInWords } from './header/header.ts';
import type { Recognition } from './header/recognise.ts';
import { type AnsweredPreset, withKinds } from './mapping/kind-answers.ts';
import { describeMappingDoubts } from './mapping/mapping-doubts.ts';
import { parseMapping } from './mapping/mapping.ts';
import type { Part, Preset } from './preset.ts';
import { PRESETS, presetById } from './presets/index.ts';
import { ask, quoted, StatementProblem } from './problem.ts';
import { type Decisions, decide, describeDecisions, type ReadOptions } from './rows/decisions.ts';
import { describePersonal, personalNames } from './rows/descriptions.ts';
import type { RowOrigin } from './rows/origins.ts';
import { RowKinds } from './rows/row-kinds.ts';
import { withoutRepeats } from './rows/repeats.ts';
import { type InterpretedRows, interpretRows } from './rows/rows.ts';
import { ruleOf } from './rows/rule-of.ts';
import type {
  ControlTotal,
  OpenOutcome,
  OpenStatement,
  ReadOutcome,
  StatementItems,
  Unit,
} from './statement.ts';
import { chooseTable } from './table/choose-table.ts';
import type { Encoding } from './table/decode.ts';
import { type SourceRows, sourceRows } from './table/source-rows.ts';
import { DELIMITER_NAMES } from './table/table.ts';
import { requireWhole } from './table/whole-cells.ts';

/** Rows that stay in the memory as they were understood: a few megabytes, and most statements. */
const KEPT_ROWS = 10_000;

/**
 * Reads a platform's statement from the bytes of a file: the same answer in a browser and on a server, without a clock,
 * a network or a database. Never throws for what a file or an option says; time is linear in the rows.
 * The items are all in the memory, and so are the rows while they are made: for a file that may be long there is `openStatement`.
 */
export function readStatement(bytes: Uint8Array, options: ReadOptions = {}): ReadOutcome {
  const outcome = openStatement(bytes, options, Number.POSITIVE_INFINITY);
  if (outcome.kind !== 'read') return outcome;
  const { statement } = outcome;
  return { kind: 'read', statement: { ...statement, items: [...statement.items] } };
}

/**
 * The same, with items that are made when they are asked for. Beyond the text of the file and the first `keptRows`, rows are read several
 * times over instead of being kept: while the file is read a row takes about 50 bytes, and about 25 from then on, in packed numbers; where
 * a preset puts rows together, about ten more. A workbook's cells are all in the memory as texts: a sheet cannot be read from its middle.
 */
export function openStatement(
  bytes: Uint8Array,
  options: ReadOptions = {},
  keptRows: number = KEPT_ROWS,
): OpenOutcome {
  try {
    return { kind: 'read', statement: openFile(bytes, options, keptRows) };
  } catch (err) {
    if (err instanceof StatementProblem) return err.outcome;
    throw err;
  }
}

function openFile(bytes: Uint8Array, options: ReadOptions, keptRows: number): OpenStatement {
  const presets = presetsFor(options);
  const encoding = encodingSettled(presets) ?? options.encoding;
  const { source, found: known } = chooseTable(partsOf(bytes, encoding), presets, options.part);
  const read = withKinds(known.preset, options.kinds ?? {});
  const found = { ...known, preset: read.preset };
  requireWhole(source, found);
  const sources = sourceRows(recordsOf(source, found.delimiter), found.header, found.headerIndex);
  const decisions = decide(found, sources, options);
  const rows = interpretRows(sources, decisions, keptRows);
  const { items, file, doubts, origins, kinds } = understand(rows, sources, { ...found, ...read });
  const check = checkControl(found.preset.control, items);
  return {
    presetId: options.mapping === undefined ? found.preset.id : null,
    platformKey: found.preset.platformKey,
    why: [
      describe({ found, decisions, source, sources }),
      doubtInEncoding(source, encoding),
      ...kinds.describe(),
      ...doubts,
      ...(options.mapping === undefined ? [] : describeMappingDoubts(rows, sources, decisions)),
      describeMismatch(check),
      describeNothing(items),
    ]
      .filter(Boolean)
      .join(' '),
    rowCount: sources.length,
    origins,
    kinds: kinds.asked(),
    drift: driftOf(found.match, found.header),
    personalColumns: personalNames(decisions),
    items,
    control: control(file, check),
  };
}

/**
 * The items of the rows, and what the file says by its rows and not by its items, so that a row lost between the two is seen. An id is of
 * one row: where two exports were put together, the same row is there twice and counts once, whatever stands in columns that nobody reads.
 * Where rows of one id are added up, two that say the same are two parts.
 */
function understand(
  rows: InterpretedRows,
  sources: SourceRows,
  { match, ...answering }: Pick<Recognition, 'match'> & AnsweredPreset,
): Understood {
  const { preset } = answering;
  const seen = lookThrough(rows, answering);
  const known = { sumBy: preset.sumBy, daysMove: match.layout.daysMove };
  if (preset.sumBy === 'id') return understood(rows, seen, known);
  const read = keysRead(match);
  const { repeats, recurring } = seen.finder.sharedIds((row) => {
    const { cells } = sources.at(row);
    return [ruleOf(rows.at(row), preset), ...read.map((index) => cells[index] ?? '')];
  });
  const once = repeats.size === 0 ? rows : withoutRepeats(rows, repeats);
  const whole = understood(once, repeats.size === 0 ? seen : lookThrough(once, answering), known);
  return { ...whole, doubts: [...whole.doubts, ...describeRecurring(recurring)] };
}

interface Understood {
  items: StatementItems;
  file: ReadonlyMap<Unit, Micros>;
  /** What makes no sense in it, a sentence for each. */
  doubts: string[];
  origins: RowOrigin[];
  kinds: RowKinds;
}

function lookThrough(rows: InterpretedRows, read: AnsweredPreset) {
  const { preset } = read;
  const kinds = new RowKinds(read);
  const finder = new KeyFinder(rows);
  const days = new DayLists(preset, rows.lastRow);
  const file = new Map<Unit, Micros>();
  const doubts = new Doubts(preset);
  const origins = new OriginNumbers();
  const numbers = { all: new IntList(), leftOut: new IntList(), charged: new IntList() };
  for (const row of rows) {
    numbers.all.push(row.file.row);
    if (row.kind === 'leftOut') numbers.leftOut.push(row.file.row);
    if (row.kind === 'payout' && row.charge !== null) numbers.charged.push(row.file.row);
    finder.add(row);
    days.add(row);
    doubts.add(row);
    origins.add(row);
    kinds.add(row);
    add(file, row.file.unit, row.file.value);
  }
  return { finder, days, file, doubts, origins, kinds, numbers };
}

function understood(
  rows: InterpretedRows,
  { finder, days, file, doubts, origins: found, kinds, numbers }: ReturnType<typeof lookThrough>,
  { sumBy, daysMove }: Pick<ItemParts, 'sumBy' | 'daysMove'>,
): Understood {
  const keys = withLeftOutSums(finder.keys(), rows, { sumBy, leftOut: numbers.leftOut });
  const composition = compose(rows, { keys, days, sumBy });
  const { origins, placeOf } = found.settle(rows.kinds);
  const items = itemsOf({ rows, keys, composition, placeOf, sumBy, daysMove }, numbers);
  return { items, file, doubts: doubts.describe(), origins, kinds };
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

/** Two faults may cancel each other out in a total: it holds only where each row does. */
function control(
  file: ReadonlyMap<Unit, Micros>,
  { totals: ofItems, mismatchedUnits }: ControlCheck,
): ControlTotal[] {
  const sums = (pick: (total: ControlTotal) => Micros) =>
    new Map(ofItems.map((total) => [total.unit, pick(total)]));
  return controlTotals(
    file,
    sums((total) => total.recorded),
    sums((total) => total.leftOut),
  ).map((total) => ({ ...total, ok: total.ok && !mismatchedUnits.has(total.unit) }));
}

function describeMismatch({ firstMismatch }: ControlCheck): string {
  if (firstMismatch === null) return '';
  const { row, unit, said, recorded } = firstMismatch;
  const [says, comes] = [said, recorded].map(decimalFromMicros);
  return `Warning: row ${row} says ${says} ${unit}, and what would be recorded of it comes to ${comes} ${unit}.`;
}

function describeNothing({ recorded }: StatementItems): string {
  return recorded.length > 0
    ? ''
    : 'Warning: nothing of this file would be recorded, for every row is left out.';
}

function describe(read: {
  found: Recognition;
  decisions: Decisions;
  source: Source;
  sources: SourceRows;
}): string {
  const { found, decisions, source, sources } = read;
  const { preset, match, header, headerIndex } = found;
  const { money, text, texts } = match.places;
  const indexes = [...new Set([money, text, texts].flatMap((byKey) => Object.values(byKey).flat()))];
  const columns = indexes.sort((left, right) => left - right).map((index) => decisions.labels[index]);
  const layoutName = match.layout.name;
  const sentences = [
    `Recognised as “${preset.name}”${layoutName && ` (${layoutName})`} by its columns ${columns.join(', ')}.`,
    `${headerIndex < 0 ? 'No row names the columns' : `The header is row ${headerIndex + 1}`}; ${describeSource(source, found)}.`,
    ...describeDecisions(decisions),
    describePersonal(decisions),
    describeDrift(driftOf(match, header)),
    ...columnsWithout(match, header).map(
      ({ column, effect }) => `There is no column ${quoted(column)}: ${effect}.`,
    ),
    describeWithoutId(found),
    describeUnchecked(found),
    describeCharged(found),
    describeBalance(sources, decisions) ?? '',
  ];
  return sentences.filter(Boolean).join(' ');
}

/** Where the column of ids is called otherwise, or was left out, rows are known by what they say: another export would say them anew. */
function describeWithoutId({ preset, match: { layout, places } }: Recognition): string {
  const [id] = layout.columns.id ?? [];
  if (preset.platformKey === null || id === undefined || places.text.id !== undefined) return '';
  return `There is no column ${quoted(refInWords(id))}, so rows are known by what they say, and an export that has it would count them once more.`;
}

/** Money that is recorded and stands in no column of the control total, so that a person knows to look at it. */
function describeUnchecked({ preset: { control, lines }, match: { places }, header }: Recognition): string {
  if (control === null) return '';
  const namesOf = (parts: readonly Part[]) => {
    const indexes = new Set(parts.flatMap(({ column }) => places.money[column] ?? []));
    return labelsOf(header).filter((_, index) => indexes.has(index));
  };
  const names = namesOf(
    lines.flatMap((line) => line.parts).filter(({ to }) => control.terms[to] === undefined),
  );
  const payouts = lines.filter(({ parts }) => parts.some(({ to }) => to === 'payout'));
  const besides = namesOf(payouts.flatMap(({ parts }) => parts.filter(({ to }) => to === 'fees')));
  const isApart = control.terms.payout === undefined && besides.length > 0;
  const told = [names.join(', '), isApart ? `${besides.join(', ')} of payouts` : ''].filter(Boolean);
  return told.length === 0 ? '' : `The control total does not look at ${told.join(', nor at ')}.`;
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
  const ends = source.hasMixedEnds ? ', and its lines end in different ways' : '';
  return `the text is ${source.encoding}, separated by ${DELIMITER_NAMES[delimiter ?? ',']}${ends}`;
}
