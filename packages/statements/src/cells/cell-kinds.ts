import { parseMoment } from './date-cells.ts';
import { hasUnits, parseHours } from './hours-cell.ts';
import { isEmptyAmount, isWord, withoutSign } from './money-cells.ts';

export const CELL_KINDS = ['empty', 'date', 'number', 'time', 'e-mail', 'phone', 'formula', 'text'] as const;
/** What a cell looks like; never what it says. */
export type CellKind = (typeof CELL_KINDS)[number];

const LONGEST = 60;
const NUMBER = /^[-−–+(]{0,2}\s?\d[\d.,'’ \u00a0\u2009\u202f]*(?:\)|\s?[-−])?%?$/;
const TIME = /^\d{1,4}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** With a plus or the brackets of an area: a number without either may be money or an id. */
const PHONE = /^(?:\+|00)\d[\d ()/.-]{6,20}$|^\(\d{2,5}\) ?\d[\d -]{4,12}$/;

/** What kind of thing a cell holds, for people who say what a column is for and for a report without values. */
export function kindOf(cell: string): CellKind {
  const text = cell.trim();
  if (isEmptyAmount(text)) return 'empty';
  if (text.length > LONGEST) return 'text';
  if (/^[=@]/.test(text)) return 'formula';
  if (EMAIL.test(text)) return 'e-mail';
  if (TIME.test(text) && parseHours(text) !== null) return 'time';
  if (hasUnits(text)) return 'time';
  if (parseMoment(text, 'monthFirst') ?? parseMoment(text, 'dayFirst')) return 'date';
  if (PHONE.test(text)) return 'phone';
  return !isWord(text) && NUMBER.test(withoutSign(text).number) ? 'number' : 'text';
}
