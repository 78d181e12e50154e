import type { Shown } from './number-formats.ts';

const DAY_SECONDS = 86_400;
const DAY_MS = 86_400_000;
/** The day before the first one that spreadsheets count, so that day 61 is 1 March 1900. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);
/** Day 60 is 29 February 1900, which never was; before it, every number is one too small. */
const MISSING_DAY = 60;
/** The last day of the year 9999. */
const LAST_DAY = 2_958_465;
const SIGNIFICANT_DIGITS = 15;
/** As fine as money is kept. */
const DECIMALS = 6;

/**
 * A stored number as text. Workbooks store binary fractions, 6.8159999999999998 for what was typed as 6.816, so it counts to
 * 15 significant digits, as many as a spreadsheet shows, and to six decimals; what a calculation left behind those is no money.
 * Three decimals get a zero, for after a point three digits could be thousands.
 */
export function numberText(stored: string): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  const rounded = Number(value.toPrecision(SIGNIFICANT_DIGITS));
  if (Math.abs(rounded) >= 1e15) return BigInt(Math.trunc(rounded)).toString();
  const [whole = '', fraction = ''] = rounded.toFixed(DECIMALS).split('.');
  const digits = fraction.replace(/0+$/, '');
  if (digits === '') return whole === '-0' ? '0' : whole;
  return `${whole}.${digits.length === 3 ? `${digits}0` : digits}`;
}

/** A number that is shown as a date or a time: `2026-01-31`, `2026-01-31 08:05:00`, `08:05:00`. */
export function dateText(stored: string, shown: Shown, is1904: boolean): string {
  const value = Number(stored);
  if (!Number.isFinite(value) || value < 0 || value > LAST_DAY) return numberText(stored);
  const seconds = Math.round(value * DAY_SECONDS);
  const days = Math.floor(seconds / DAY_SECONDS);
  if (!shown.hasDate) return timeText(shown.isElapsed ? seconds : seconds - days * DAY_SECONDS);
  const epochMs = is1904 ? EPOCH_1904_MS : EPOCH_1900_MS + (days < MISSING_DAY ? DAY_MS : 0);
  const date = new Date(epochMs + days * DAY_MS).toISOString().slice(0, 10);
  return shown.hasTime ? `${date} ${timeText(seconds - days * DAY_SECONDS)}` : date;
}

function timeText(seconds: number): string {
  const parts = [seconds / 3600, (seconds % 3600) / 60, seconds % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}
