import { type ColumnDescription, type TableDescription, wentBack } from '@earntrack/statements';
import { balancedUses } from './balanced-uses.ts';
import type { ColumnUse, RowChoice, StateChoice, TableForm, WizardState } from './column-uses.ts';
import { withFeesOfBalance } from './fees-of-balance.ts';
import { guessUses } from './guess-columns.ts';
import {
  describedKinds,
  guessBelowZero,
  guessRows,
  guessStates,
  rowsOf,
  takesSaleBack,
} from './guess-rows.ts';
import { inWords } from './column-words.ts';
import { clockNamed } from './hours-clock.ts';
import { guessDuration } from './hours-unit.ts';
import type { Balanced } from './own-share.ts';
import { guessRefundFees } from './refund-fees.ts';
import { withSources } from './sources-of-income.ts';
import { treeUses } from './tree-columns.ts';

export interface FileToSay {
  form: TableForm;
  fileName: string;
  /** Of the person. */
  timeZone: string;
}

/** What a person sees first of a file that no preset knows: every choice is a guess. */
export function guessedState(table: TableDescription, { form, fileName, timeZone }: FileToSay): WizardState {
  const { columns, headerIndex } = table;
  const named = { ...table, columns: columns.map((each) => ({ ...each, name: inWords(each.name) })) };
  const tree = treeUses(named.columns, table.figures);
  const { uses: guesses, columnSigns } = tree
    ? { uses: tree, columnSigns: {} }
    : withFeesOfBalance(table, balanced(named, guessUses(named.columns)));
  const { uses, rows } = withKinds(guesses, columns);
  const chosen = columns.map(({ name, label, ref, signs, agreement }, index) => ({
    name,
    label,
    ref,
    use: uses[index] ?? 'none',
    signs,
    agreement,
  }));
  const state: WizardState = {
    name: fileName.replace(/\.[a-z]+$/i, ''),
    columns: chosen,
    rows,
    states: statesOf(columns[uses.indexOf('status')], rows),
    leftOutBy: [],
    belowZero: guessBelowZero(chosen),
    aboveZero: 'whole',
    sameId: 'apart',
    referenceAfter: '',
    columnSigns,
    rowSigns: {},
    refundFees: null,
    // Whoever has a file of another day would hardly see that today was taken for it.
    date: '',
    dateOrder: null,
    decimal: null,
    currency: null,
    timeZone: columns.some((column, index) => isOfDays(uses[index]) && tellsMoments(column))
      ? timeZone
      : null,
    ...guessHours(named.columns[uses.indexOf('hours')]),
    breaksIn: null,
    isClockSaid: false,
    dayStartsAt: '00:00',
    headerRow: (headerIndex ?? -1) + 1,
    file: form,
  };
  return { ...state, refundFees: guessRefundFees(table, state) };
}

/**
 * The states of a column, beside the kinds of rows of the file. What rows of their own take back, with a minus, was earned by rows that say so
 * of themselves, where these are no more: without them it would be taken off nothing.
 */
export function statesOf(column: ColumnDescription | undefined, rows: readonly RowChoice[]): StateChoice[] {
  const values = column?.values ?? null;
  const taken = new Map<string, number>();
  for (const { signs } of rows.filter(({ text }) => takesSaleBack(text)))
    for (const [at, { positive, negative }] of Object.entries(signs))
      if (positive === 0) taken.set(at, (taken.get(at) ?? 0) + negative);
  const isTakenBack = (told: string) => {
    const signs = values?.find(({ text }) => text === told)?.signs ?? {};
    const cameIn = Object.entries(signs).filter(([, { positive }]) => positive > 0);
    return wentBack(told) && cameIn.some(([at, { positive }]) => (taken.get(at) ?? 0) >= positive);
  };
  return guessStates(values).map((state) =>
    isTakenBack(state.text) ? { ...state, isLeftOut: false } : state,
  );
}

/** With columns that add up in all rows that would not be left out. */
function balanced(
  { columns, records, headerIndex, figures }: TableDescription,
  uses: readonly ColumnUse[],
): Balanced {
  const [type, status] = [uses.indexOf('type'), uses.indexOf('status')];
  const skipped = guessRows(columns[type])
    .filter(({ use }) => use === 'skip')
    .map(({ text }) => text);
  const undone = guessStates(columns[status]?.values ?? null)
    .filter(({ isLeftOut }) => isLeftOut)
    .map(({ text }) => text);
  const isCounted = (record: readonly string[] = []) =>
    !skipped.includes(record[type]?.trim() ?? '') && !undone.includes(record[status]?.trim() ?? '');
  const rows = figures.filter((_, at) => isCounted(records[(headerIndex ?? -1) + 1 + at]));
  return withSources({ columns }, balancedUses({ columns }, uses, rows), rows);
}

/** By the column of kinds; where there is none, a description may tell them. */
function withKinds(
  guesses: readonly ColumnUse[],
  columns: readonly ColumnDescription[],
): { uses: readonly ColumnUse[]; rows: readonly RowChoice[] } {
  const told = describedKinds(columns, guesses);
  if (told) return { uses: guesses.with(told.index, 'type'), rows: told.rows };
  const named = columns.map(({ name }, index) => ({ name, use: guesses[index] }));
  return withAmountsInText(guesses, rowsOf(columns[guesses.indexOf('type')], named));
}

/** A payout beside which no number stands says its amount in words, as "€39.52 sent to your bank account". */
function withAmountsInText(
  guesses: readonly ColumnUse[],
  kinds: readonly RowChoice[],
): { uses: readonly ColumnUse[]; rows: readonly RowChoice[] } {
  const isTold = ({ use, signs }: RowChoice) => use === 'payout' && Object.keys(signs).length === 0;
  const description = guesses.indexOf('description');
  if (description < 0 || !kinds.some(isTold)) return { uses: guesses, rows: kinds };
  return {
    uses: guesses.with(description, 'amountInText'),
    rows: kinds.map((row) => ({ ...row, isInText: isTold(row) })),
  };
}

function isOfDays(use: ColumnUse | undefined): boolean {
  return use === 'date' || use === 'time';
}

/** A time with its zone, which is on another day elsewhere. */
const MOMENT =
  /\d:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[ap]\.?m\.?\s?)?(?:Z|UTC|GMT|[A-Z]{2,4}T|[-+−]\d{2}:?\d{2})$/i;

function tellsMoments({ samples }: ColumnDescription): boolean {
  return samples.some((text) => MOMENT.test(text.trim()));
}

function guessHours(column: ColumnDescription | undefined): Pick<WizardState, 'durationIn' | 'clock'> {
  return { durationIn: guessDuration(column), clock: clockNamed(column?.name ?? '') };
}
