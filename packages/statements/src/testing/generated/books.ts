import { COMPONENT_NAMES } from '@earntrack/domain';
import type { Statement, StatementItem } from '../../statement.ts';
import type { Books, Line } from './writer.ts';

/** A hundredth of a currency, or a second of work. */
const microsIn = (unit: string): bigint => (unit === 's' ? 1_000_000n : 10_000n);

/** As which rows are left out that no rule knows. */
const UNKNOWN = /^not a known kind|^no rule fits/;

/** Sums by name, those that are zero left out. */
class Sums {
  readonly #sums = new Map<string, bigint>();

  add(name: string, amount: bigint): void {
    this.#sums.set(name, (this.#sums.get(name) ?? 0n) + amount);
  }

  told(): Record<string, bigint> {
    return Object.fromEntries([...this.#sums].filter(([, sum]) => sum !== 0n));
  }
}

const isLeftOut = ({ parts, payout, work }: Books) =>
  parts === undefined && payout === undefined && work === undefined;

/** What lines come to by day: each part of what was earned, what was paid and worked; and what of the control column is left out. */
export function bookedIn(lines: readonly Line[]): Record<string, bigint> {
  const sums = new Sums();
  for (const { books } of lines) {
    const { on, unit, parts = {}, payout = 0, work = 0, clock = 'engaged' } = books;
    const micros = microsIn(unit);
    for (const [name, cents] of Object.entries(parts))
      sums.add(`${on} ${name} ${unit}`, BigInt(cents) * micros);
    sums.add(`${on} payout ${unit}`, BigInt(payout) * micros);
    sums.add(`${on} work ${clock}`, BigInt(work));
    if (isLeftOut(books)) sums.add(`left out ${unit}`, BigInt(books.said) * micros);
    if (isLeftOut(books)) sums.add('rows left out', 1n);
    if (books.isUnknown) sums.add('rows of no known kind', 1n);
  }
  return sums.told();
}

/** The same of what was read. */
export function recordedIn(items: readonly StatementItem[]): Record<string, bigint> {
  const sums = new Sums();
  for (const item of items) {
    if (item.kind === 'earning')
      for (const name of COMPONENT_NAMES)
        sums.add(`${item.earnedOn} ${name} ${item.currency}`, item.components[name]);
    if (item.kind === 'payout') sums.add(`${item.paidOn} payout ${item.currency}`, item.amount);
    if (item.kind === 'work') sums.add(`${item.workedOn} work ${item.clock}`, BigInt(item.seconds));
    if (item.kind === 'earning' && item.hours)
      sums.add(`${item.earnedOn} work ${item.hours.clock}`, BigInt(item.hours.seconds));
    if (item.kind !== 'leftOut') continue;
    for (const { unit, value } of item.rows) sums.add(`left out ${unit}`, value);
    sums.add('rows left out', 1n);
    if (UNKNOWN.test(item.reason)) sums.add('rows of no known kind', 1n);
  }
  return sums.told();
}

/** What the control column of lines adds up to, in each unit. */
export function columnSumsOf(lines: readonly Line[]): Record<string, bigint> {
  const sums = new Sums();
  for (const { books } of lines) sums.add(books.unit, BigInt(books.said) * microsIn(books.unit));
  return sums.told();
}

/** The same as the control total says it. */
export function controlSumsOf({ control }: Statement): Record<string, bigint> {
  const sums = new Sums();
  for (const { unit, file } of control) sums.add(unit, file);
  return sums.told();
}
