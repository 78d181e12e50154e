import type { ColumnDescription, DurationUnit, TableDescription } from '@earntrack/statements';
import type { ColumnUse, RowChoice, TableForm, WizardState } from './column-uses.ts';
import { guessUses } from './guess-columns.ts';
import { guessBelowZero, guessRows, guessStates } from './guess-rows.ts';

export interface FileToSay {
  form: TableForm;
  fileName: string;
  today: string;
}

/** What a person sees first of a file that no preset knows: every choice is a guess. */
export function guessedState(
  { columns, headerIndex }: TableDescription,
  { form, fileName, today }: FileToSay,
): WizardState {
  const guesses = guessUses(columns);
  const kinds = guessRows(columns[guesses.indexOf('type')]);
  const { uses, rows } = withAmountsInText(guesses, kinds);
  const chosen = columns.map(({ name, label, ref, signs, agreement }, index) => ({
    name,
    label,
    ref,
    use: uses[index] ?? 'none',
    signs,
    agreement,
  }));
  return {
    name: fileName.replace(/\.[a-z]+$/i, ''),
    columns: chosen,
    rows,
    states: guessStates(columns[uses.indexOf('status')]?.values ?? null),
    belowZero: guessBelowZero(chosen),
    aboveZero: 'whole',
    sameId: 'apart',
    referenceAfter: '',
    columnSigns: {},
    rowSigns: {},
    date: today,
    dateOrder: null,
    decimal: null,
    currency: null,
    durationIn: guessDuration(columns[uses.indexOf('hours')]),
    dayStartsAt: '00:00',
    headerRow: (headerIndex ?? -1) + 1,
    file: form,
  };
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

/** A bare number is one of hours, unless the name of its column says another unit. */
function guessDuration(column: ColumnDescription | undefined): DurationUnit {
  if (column === undefined || (column.kinds.number ?? 0) === 0) return 'hours';
  if (/\b(?:min|mins|minutes?|minuten|minutos|minuti|minuty)\b/i.test(column.name)) return 'minutes';
  return /\b(?:sec|secs|seconds?|sekunden|segundos|secondes)\b/i.test(column.name) ? 'seconds' : 'hours';
}
