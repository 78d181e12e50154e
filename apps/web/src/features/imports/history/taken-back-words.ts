import type { EntryKind, ImportItemView, KeptReason, TakenBackView } from '@earntrack/contract';
import {
  asCurrency,
  formatDuration,
  formatMoney,
  type LocalDate,
  microsFromDecimal,
} from '@earntrack/domain';
import { shortDay } from '../../../lib/days.ts';

interface Place {
  locale: string;
  today: LocalDate;
}

const ROW_IS: Readonly<Record<EntryKind, string>> = {
  earning: 'This row is an earning now',
  work: 'This row is hours now',
  payout: 'This row is a payout now',
};

const STAYS: Readonly<Record<KeptReason, string>> = {
  edited: 'You typed or changed it, or tagged or corrected it, so it stays.',
  deleted: 'You deleted it.',
  moved: 'You moved it to another platform, so it stays yours.',
  otherFile: 'It stays: another file counts, which is later, or which you took.',
  takenBack: 'It is taken back already.',
};

/**
 * What a row leaves nothing of, and why: "This file now says “Canceled”: the earning of €42.00 on 3 May, recorded from paypal-may.csv, is
 * taken back."
 */
export function takenBackInWords(
  taken: TakenBackView,
  { of, place, isDone = false }: { of: Pick<ImportItemView, 'kind'>; place: Place; isDone?: boolean },
): string {
  const why = reasonInWords(taken, of);
  const what = `the ${entryInWords(taken, place)} on ${shortDay(taken.day, place)}`;
  const from = `recorded from ${taken.fileName}`;
  if (taken.kept !== null) return `${why}, and ${what} is ${from}. ${STAYS[taken.kept]}`;
  return `${why}: ${what}, ${from}, ${isDone ? 'was' : 'is'} taken back.`;
}

function reasonInWords(taken: TakenBackView, { kind }: Pick<ImportItemView, 'kind'>): string {
  const { says, isFee } = taken;
  if (kind === 'leftOut')
    return says === null ? 'This file leaves this row out' : `This file now says “${says}”`;
  if (kind === 'earning' && taken.kind === 'earning' && !isFee) return 'This earning has these fees in it';
  return isFee && kind === 'payout' ? 'This row has no fee now' : ROW_IS[kind];
}

function entryInWords({ kind, isFee, value, unit }: TakenBackView, { locale }: Place): string {
  if (kind === 'work') return `work of ${formatDuration(Number(value))}`;
  const micros = microsFromDecimal(value);
  const money = formatMoney(isFee ? -micros : micros, asCurrency(unit), locale);
  return `${isFee ? 'fee' : kind} of ${money}`;
}

/** How many entries of other files are taken back, as a part of a sentence. */
export function takenBackCount(count: number, locale: string): string {
  return `${count.toLocaleString(locale)} of other files taken back`;
}
