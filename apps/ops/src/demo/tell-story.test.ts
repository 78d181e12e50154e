import { addDays, asLocalDate, daysBetween, type LocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';

import { tellStory } from './tell-story.ts';

/** Days of a year, in steps that meet every day of the week. */
const DAYS = Array.from({ length: 21 }, (_, index) => addDays(asLocalDate('2026-11-26'), index * 18));

function toldOn(today: LocalDate) {
  const [, uber, etsy] = tellStory(today).platforms;
  const lateDay = addDays(today, -12);
  const lines = uber?.files.flatMap(({ csv }) => csv.split('\r\n')) ?? [];
  const lastPaid = uber?.payouts.at(-1)?.paidOn;
  return {
    lateTips: lines.filter((line) => line.startsWith(`Uber,${lateDay},`) && line.split(',')[3] === '6.50')
      .length,
    refunds: etsy?.refunds.length,
    isPaidWeekly: lastPaid !== undefined && daysBetween(asLocalDate(lastPaid), today) < 7,
  };
}

test('whatever day it is told on, a tip came late, an order came back and the last week was paid', () => {
  for (const today of DAYS) {
    expect(toldOn(today), today).toEqual({ lateTips: 1, refunds: 1, isPaidWeekly: true });
  }
});
