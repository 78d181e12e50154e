import { type ColumnRef, isAnyOf, linesNaming, type MappingFit } from '@earntrack/statements';
import {
  ABOVE_USES,
  BELOW_USES,
  type ColumnChoice,
  type ColumnUse,
  isSigned,
  isTakenOff,
  isTextUse,
  type MoneyUse,
  type RefundFees,
  type RowChoice,
  type RowUse,
  type SignWord,
  type WizardState,
} from './column-uses.ts';
import { guessStates, type KindColumn, rowsOf } from './guess-rows.ts';
import { saidClock } from './hours-clock.ts';
import { isColumn, leavesOutBy, listOf, saidOfLeftOut } from './left-out-by.ts';

type Refs = Readonly<Record<string, ColumnRef | readonly ColumnRef[]>>;

interface Part {
  column: string;
  to: MoneyUse;
  sign?: 1 | -1;
}

interface Line {
  types?: readonly string[];
  where?: Readonly<Record<string, readonly string[]>>;
  sign?: 'positive' | 'negative';
  has?: string;
  parts?: readonly Part[];
  skip?: string;
  joins?: unknown;
  turned?: readonly string[];
}

/** As it stands in a mapping file. */
interface Written extends Omit<Line, 'where'> {
  where?: Readonly<Record<string, string | readonly string[]>>;
}

interface Layout
  extends Partial<
    Pick<
      WizardState,
      'dateOrder' | 'decimal' | 'currency' | 'timeZone' | 'durationIn' | 'breaksIn' | 'clock' | 'dayStartsAt'
    >
  > {
  columns: Refs;
  money?: Refs;
  texts?: Refs;
  moneyInText?: Refs;
  referenceAfter?: string;
}

interface Mapping {
  layouts: readonly Layout[];
  lines?: readonly Written[];
  sumBy?: unknown;
}

interface FromMapping {
  name: string;
  fit: MappingFit;
  /** A column of the table, by its label. */
  columnOf: (label: string) => KindColumn | undefined;
}

/**
 * What a mapping says of the columns that are there, as a person would have said it. A column that it does not read is read as nothing: what its
 * money is, is not guessed. What a person could not have said here is not taken.
 */
export function saidByMapping(guessed: WizardState, { name, fit, columnOf }: FromMapping): WizardState {
  const { layouts, lines: written = [], sumBy } = fit.mapping as unknown as Mapping;
  const lines = written.map(withLists);
  const layout = layouts[fit.missing[0]?.layout ?? 0];
  if (!layout) return guessed;
  const uses = usesOf(layout, lines);
  const isKindAlone = uses.some(({ key }) => key === 'type');
  const columns = guessed.columns.map((column) => ({
    ...column,
    use: useOf(column, uses, fit.renamed),
    isKindAlone,
  }));
  const usedAs = (use: ColumnUse) => {
    const column = columns.find((each) => each.use === use);
    return column && columnOf(column.label);
  };
  const told: Told = {
    lines,
    taking: linesTaking(lines),
    keysOf: (...of) => uses.flatMap(({ key, use }) => (of.includes(use) ? [key] : [])),
  };
  const { referenceAfter = '', dateOrder = null, decimal = null, currency = null } = layout;
  return {
    ...guessed,
    name,
    columns,
    rows: rowsOf(kindsIn(usedAs('type'), isKindAlone), columns).map((row) => saidOfRow(row, told)),
    states: guessStates(usedAs('status')?.values ?? null).map((state) => ({
      ...state,
      isLeftOut: lines.map(leavesOutBy).some((by) => by?.[0] === 'status' && isAnyOf(state.text, by[1])),
    })),
    leftOutBy: saidOfLeftOut({ columns, layout, lines, renamed: fit.renamed }),
    belowZero: saidOfSign('negative', BELOW_USES, told),
    aboveZero: saidOfSign('positive', ABOVE_USES, told),
    sameId: sumBy !== undefined ? 'summed' : lines.some(({ joins }) => joins) ? 'joined' : 'apart',
    referenceAfter,
    dateOrder,
    decimal,
    currency,
    timeZone: layout.timeZone ?? guessed.timeZone,
    durationIn: layout.durationIn ?? 'hours',
    breaksIn: layout.breaksIn ?? null,
    ...saidClock(columns, layout.clock),
    dayStartsAt: layout.dayStartsAt ?? '00:00',
    columnSigns: Object.fromEntries(uses.flatMap(({ key, use }) => signOf(partsOf(lines, key), use))),
    rowSigns: Object.fromEntries(rowSignsOf(told)),
    refundFees: saidOfRefundFees(told),
  };
}

/** What is a kind of rows alone is so text by text, whatever the column is called. */
function kindsIn(column: KindColumn | undefined, isKindAlone: boolean): KindColumn | undefined {
  return column && isKindAlone ? { ...column, beginnings: column.values } : column;
}

interface Said {
  key: string;
  refs: readonly ColumnRef[];
  use: ColumnUse;
}

/** A description with an amount in it, or with the kind of a row, comes before the description that it is, too. */
function usesOf({ columns, money = {}, moneyInText = {} }: Layout, lines: readonly Line[]): Said[] {
  const inText = Object.entries(moneyInText).map(([key, refs]) => said(key, refs, 'amountInText'));
  const texts = Object.entries(columns).flatMap(([key, refs]) => {
    const role = key as ColumnUse;
    return isTextUse(role) ? said(key, refs, role) : [];
  });
  const described = lines.some(({ where }) => where?.['description']) ? texts.filter(isDescription) : [];
  const amounts = Object.entries(money).map(([key, refs]) => said(key, refs, moneyUse(key, lines)));
  const kinds = described.map(({ key, refs }) => ({ key, refs: refs.slice(0, 1), use: 'type' as const }));
  return [...inText, ...kinds, ...texts, ...amounts];
}

function isDescription({ use }: Said): boolean {
  return use === 'description';
}

/** A single text may stand for a list of one. */
function withLists({ where, ...line }: Written): Line {
  if (where === undefined) return line;
  const lists = Object.entries(where).map(([key, texts]) => [key, listOf(texts)] as const);
  return { ...line, where: Object.fromEntries(lists) };
}

/** The kinds of rows for which a line is. */
function kindsOf({ types, where }: Line): readonly string[] | undefined {
  return types ?? where?.['description'];
}

function said(key: string, refs: ColumnRef | readonly ColumnRef[], use: ColumnUse): Said {
  return { key, refs: listOf(refs), use };
}

function partsOf(lines: readonly Line[], key: string): Part[] {
  return lines.flatMap(({ parts = [] }) => parts).filter(({ column }) => column === key);
}

/** A column whose money goes to several places holds the amounts of kinds of rows; of some kinds the total alone says it. */
function moneyUse(key: string, lines: readonly Line[]): ColumnUse {
  const parts = partsOf(lines, key);
  const isOfKinds = lines.every(
    (line) => kindsOf(line) || (line.parts ?? []).every(({ column }) => column !== key),
  );
  const isBeside = lines.some(({ parts: own = [] }) =>
    own.some(({ column, to }) => to === 'base' && column !== key),
  );
  if (key === 'total' && isOfKinds && isBeside) return 'total';
  const [to, ...others] = new Set(parts.map((part) => part.to));
  if (to === undefined) return 'total';
  if (parts.some((part) => part.to === 'base' && part.sign === -1)) return 'debit';
  return others.length > 0 ? 'base' : to;
}

function useOf(column: ColumnChoice, uses: readonly Said[], renamed: MappingFit['renamed']): ColumnUse {
  return uses.find(({ refs }) => refs.some((ref) => isColumn(column, ref, renamed)))?.use ?? 'none';
}

/** How what is signed is written, where it says so. */
function signOf(parts: readonly Part[], use: ColumnUse): [string, SignWord][] {
  const [part] = parts;
  if (use === 'debit') return [[use, 'plus']];
  if (!part || !isSigned(use)) return [];
  return [[use, (part.sign === -1) === isTakenOff(use) ? 'minus' : 'plus']];
}

interface Told {
  lines: readonly Line[];
  taking: ReturnType<typeof linesTaking>;
  /** What the mapping calls the columns of these uses. */
  keysOf: (...of: ColumnUse[]) => string[];
}

/** The sign of the amount for which a line is, as accounts say it too by the column that is filled; null where it is for any. */
function signOfLine({ sign, has }: Line, { keysOf }: Told): 'positive' | 'negative' | null {
  if (sign !== undefined) return sign;
  if (has === undefined || keysOf('debit').length === 0) return null;
  return keysOf('debit').includes(has) ? 'negative' : keysOf('base').includes(has) ? 'positive' : null;
}

function saidOfSign<Use extends string>(
  sign: 'positive' | 'negative',
  uses: readonly Use[],
  told: Told,
): Use | 'whole' {
  const own = told.lines.filter((line) => signOfLine(line, told) === sign);
  const amounts = told.keysOf('base', 'debit');
  const said = own.flatMap(({ skip, parts = [] }) =>
    skip === undefined
      ? parts.filter(({ column }) => amounts.includes(column)).map(({ to }) => to)
      : ['skip'],
  );
  return uses.find((use) => said.includes(use)) ?? 'whole';
}

/** What is in the column of what went off stands on the other side, in each of its kinds. */
function rowSignsOf(told: Told): [string, SignWord][] {
  const amounts = told.keysOf('base', 'debit', 'total');
  const debits = told.keysOf('debit');
  const isOfRows = (line: Line) => kindsOf(line) !== undefined || signOfLine(line, told) !== null;
  const parts = told.lines
    .filter(isOfRows)
    .flatMap(({ parts: own = [], turned = [] }) =>
      own.map((part) => (turned.includes(part.column) ? { ...part, sign: otherSign(part.sign) } : part)),
    );
  return parts
    .filter(({ column }) => amounts.includes(column))
    .map((part) => (debits.includes(part.column) ? { ...part, sign: otherSign(part.sign) } : part))
    .flatMap((part) => signOf([part], part.to));
}

function otherSign(sign: Part['sign']): 1 | -1 {
  return sign === -1 ? 1 : -1;
}

function saidOfRow(row: RowChoice, told: Told): RowChoice {
  const { named, inPart } = told.taking(row.text);
  const isOfAnySign = (line: Line) => signOfLine(line, told) === null;
  const own = named.length > 0 ? named.filter(isOfAnySign) : inPart.filter(isOfAnySign).slice(0, 1);
  if (own.length === 0) {
    const isTaken = named.length + inPart.length > 0 || told.lines.some(takesOthers);
    return isTaken ? row : { ...row, use: 'notKept' };
  }
  const parts = own.flatMap((line) => line.parts ?? []);
  const isInText = parts.length > 0 && parts.every(({ column }) => column === 'inText');
  const amounts = told.keysOf('base', 'debit', 'total');
  const of = parts.filter(({ column }) => isInText || amounts.includes(column)).map(({ to }) => to);
  const use: RowUse = own.some(({ skip }) => skip !== undefined)
    ? 'skip'
    : of.includes('base')
      ? 'whole'
      : (of[0] ?? 'whole');
  return { ...row, use, isInText };
}

/** The lines that take a kind of rows as the reader has them do: by its name, or by a part of it. */
function linesTaking(
  lines: readonly Line[],
): (text: string) => { named: readonly Line[]; inPart: readonly Line[] } {
  const naming = linesNaming(lines.map((line) => ({ line, types: kindsOf(line) })));
  return (text) => {
    // Only a type may have a note behind its name.
    const taken = (found: readonly { line: Line; types: readonly string[] | undefined }[]) =>
      found
        .filter(({ line, types = [] }) => line.types !== undefined || isAnyOf(text, types))
        .map(({ line }) => line);
    const { named, inPart } = naming(text);
    return { named: taken(named), inPart: taken(inPart) };
  };
}

/** True for a line that takes rows of kinds that no other one names, and does not leave them out. */
function takesOthers(line: Line): boolean {
  return kindsOf(line) === undefined && line.skip === undefined;
}

/** Only where a rule says which columns are turned, or that none is. */
function saidOfRefundFees({ lines, keysOf }: Told): RefundFees | null {
  const fees = keysOf('fees', 'taxesWithheld');
  const told = lines.flatMap(({ turned }) => (turned === undefined ? [] : [turned]));
  if (told.length === 0) return null;
  return told.flat().some((key) => fees.includes(key)) ? 'back' : 'taken';
}
