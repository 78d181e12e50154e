import { addDays, type LocalDate, type Weekday, weekdayOf } from '@earntrack/domain';

import type { Seeded } from './seeded.ts';
import type { PayoutInput, Span } from './story.ts';
import { amountOf } from './story-words.ts';

/** What a platform owes for a day, in whole cents: without what was paid in cash. */
export interface OwedDay {
  day: LocalDate;
  cents: number;
}

export interface Payday {
  platformId: string;
  currency: string;
  /** The day of the week on which the platform pays for the weeks before it. */
  weekday: Weekday;
  seeded: Seeded;
}

/** Every week the platform sends what it owes up to the Sunday before, where that is anything; the rest stays owed. */
export function weeklyPayouts({ firstDay, today }: Span, owed: readonly OwedDay[], payday: Payday) {
  const payouts: PayoutInput[] = [];
  let paidCents = 0;
  for (let day = firstWeekday(firstDay, payday.weekday); day <= today; day = addDays(day, 7)) {
    const monday = addDays(day, 1 - payday.weekday);
    const cents = sumBefore(monday, owed) - paidCents;
    if (cents <= 0) continue;
    paidCents += cents;
    payouts.push(payoutOf(day, cents, payday));
  }
  return payouts;
}

function firstWeekday(from: LocalDate, weekday: Weekday): LocalDate {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}

function sumBefore(end: LocalDate, owed: readonly OwedDay[]): number {
  return owed.filter(({ day }) => day < end).reduce((sum, { cents }) => sum + cents, 0);
}

function payoutOf(day: LocalDate, cents: number, { platformId, currency, seeded }: Payday): PayoutInput {
  return { id: seeded.id(day), platformId, paidOn: day, currency, amount: amountOf(cents) };
}
