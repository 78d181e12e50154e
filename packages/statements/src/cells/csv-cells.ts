import { decimalFromMicros } from '@earntrack/domain';

/** Lets spreadsheets know that letters are written in UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** One line of a CSV file (RFC 4180), of cells that are written already. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

/** What a CSV file begins with: what spreadsheets read the encoding from, and the names of its columns. */
export function csvStart(columns: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLine(columns);
}

/** A text that begins like a formula gets an apostrophe, and so does one that begins with an apostrophe: each can be told from the other. */
export function textCell(text: string): string {
  const guarded = /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t|]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** An amount. Never with three decimals: after a point, three digits could also be thousands. */
export function amountCell(micros: bigint): string {
  const [whole = '', fraction = ''] = decimalFromMicros(micros).split('.');
  return `${whole}.${fraction.length === 3 ? `${fraction}0` : fraction.padEnd(2, '0')}`;
}

/** Hours, minutes and seconds. */
export function hoursCell(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`;
}
