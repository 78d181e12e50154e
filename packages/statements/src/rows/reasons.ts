import { isCurrency } from '@earntrack/domain';
import { isDuration, secondsOfClockInMinutes } from '../cells/hours-cell.ts';
import { monthNumber } from '../cells/months.ts';
import { TOTALS } from '../control/totals.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from './decisions.ts';
import { impersonal, isOwnFile } from './descriptions.ts';
import type { SourceRow } from '../table/source-rows.ts';

/** Why a row is left out. */
export interface Reason {
  /** As it may be told to others. */
  told: string;
  /** As it is told to who has the file: with all that its cells say. */
  here: string;
  /** Nobody can say what the amount of the row is. */
  isUnread?: boolean;
}

/** One that says nothing of what stands in a cell. */
export function plainReason(text: string): Reason {
  return { told: text, here: text };
}

/**
 * One that quotes a cell in which a day, an amount or a duration should stand. Of a cell with other words, as "Account of Ana Sample" in the
 * column of dates, is told only that a text stands there: it may be somebody's.
 */
export function reasonOfCell(cell: string, say: (what: string) => string): Reason {
  if (cell.trim() === '') return plainReason(say('an empty cell'));
  const here = say(quoted(cell));
  return { told: isFigure(cell) ? here : say('a text'), here };
}

/** Letters that stand beside digits in days, times and amounts, and are no name; those of Japanese and Korean stand without a space. */
const UNITS: ReadonlySet<string> = new Set(
  't z h m s a p g am pm at de del st nd rd th er re le cr dr kl um à uhr utc gmt min mins std kr zł fr rs'.split(
    ' ',
  ),
);
const MARKS = /[年月日時分秒년월일시분초]/gu;
/** An account of a bank, or a number of more digits than a day with its time has without signs. */
const NUMBER_OF_SOMEBODY = /\b[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){2}|^(?:\d[ -]?){15,}$/i;

/** True for digits with the words that stand beside them: of months, currencies and units. */
function isFigure(cell: string): boolean {
  const text = cell.trim();
  if (TOTALS.test(text) || isDuration(text) || secondsOfClockInMinutes(text).length > 0) return true;
  if (!/\d/.test(text) || NUMBER_OF_SOMEBODY.test(text)) return false;
  const words = text.replace(MARKS, ' ').match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return words.every((word) => UNITS.has(word.toLowerCase()) || isCurrency(word) || monthNumber(word) > 0);
}

/** The reason of a row that is left out, twice: what else its row says of somebody is in neither. */
export interface ToldReason {
  /** The row is known by it, whatever the person wants to be told. */
  reason: string;
  /** With all that its cells say, and whether that is told too; null where it is the same. */
  whole: { reason: string; isTold: boolean } | null;
  /** Nobody can say what the amount of the row is. */
  isUnread?: boolean;
}

/** All that is said in EarnTrack's own file the person wrote: it is told. */
export function toldReason(
  { told, here, isUnread = false }: Reason,
  source: SourceRow,
  decisions: Decisions,
): ToldReason {
  const whole = impersonal(here, source, decisions);
  const isTold = told === here || isOwnFile(decisions.match);
  const reason = isTold ? whole : impersonal(told, source, decisions);
  const isWholeTold = decisions.keepsPersonal;
  return { reason, whole: reason === whole ? null : { reason: whole, isTold: isWholeTold }, isUnread };
}
