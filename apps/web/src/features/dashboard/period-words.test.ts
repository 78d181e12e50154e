import {
  resolvePeriod,
  asLocalDate,
  periodBefore,
  type PeriodKind,
  type PeriodRequest,
} from '@earntrack/domain';
import { describe, expect, test } from 'vitest';
import { basisInWords, beforeInWords, periodInWords } from './period-words.ts';

// A Thursday.
const today = asLocalDate('2025-11-13');
const taxYearStart = { month: 4, day: 6 };
const calendar = { today, weekStart: 1, taxYearStart } as const;

function lastDayFrame(kind: PeriodKind, lastDay: string) {
  const at = { today: asLocalDate(lastDay), weekStart: 1, taxYearStart } as const;
  return {
    kind,
    period: resolvePeriod({ kind }, at),
    before: periodBefore({ kind }, at),
    today: at.today,
    locale: 'en-GB',
  };
}

function frameOf(kind: PeriodKind, at?: string, to?: string) {
  const request: PeriodRequest =
    kind === 'custom' && at && to
      ? { kind, from: asLocalDate(at), to: asLocalDate(to) }
      : { kind, ...(at && { anchor: asLocalDate(at) }) };
  return {
    kind,
    period: resolvePeriod(request, calendar),
    before: periodBefore(request, calendar),
    today,
    locale: 'en-GB',
  };
}

describe('a period and what it is compared with', () => {
  test.each([
    ['today', 'yesterday', frameOf('day')],
    ['yesterday', 'on the day before', frameOf('day', '2025-11-12')],
    ['on 3 Nov', 'on the day before', frameOf('day', '2025-11-03')],
    ['this quarter', 'by 13 Aug last quarter', frameOf('quarter')],
    ['in Q1 2025', 'in Q4 2024', frameOf('quarter', '2025-02-01')],
    ['this tax year', 'by 13 Nov 2024 last tax year', frameOf('taxYear')],
    ['in the tax year 2023/24', 'in the tax year 2022/23', frameOf('taxYear', '2024-04-05')],
    ['this week', 'by Thursday last week', frameOf('week')],
    ['last week', 'in the week before', frameOf('week', '2025-11-05')],
    ['in the week of 20 Oct', 'in the week before', frameOf('week', '2025-10-20')],
    ['this month', 'by 13 Oct', frameOf('month')],
    ['in October', 'in September', frameOf('month', '2025-10-20')],
    ['in December 2024', 'in November 2024', frameOf('month', '2024-12-20')],
    ['this year', 'by 12 Nov 2024', frameOf('year')],
    ['in 2024', 'in 2023', frameOf('year', '2024-06-01')],
    ['so far', null, frameOf('all')],
    ['from 3 Nov to 7 Nov', 'in the 5 days before', frameOf('custom', '2025-11-03', '2025-11-07')],
    ['on 3 Nov', 'on the day before', frameOf('custom', '2025-11-03', '2025-11-03')],
  ])('“%s” against “%s”', (words, before, frame) => {
    expect(periodInWords(frame)).toBe(words);
    expect(beforeInWords(frame)).toBe(before);
  });

  test.each([
    ['month', '2025-04-30', 'by 30 Mar'],
    ['month', '2025-03-31', 'in February'],
    ['week', '2025-11-16', 'last week'],
    ['year', '2025-12-31', 'by 30 Dec 2024'],
  ] as const)('the last day of a %s, %s, is compared “%s”', (kind, lastDay, words) => {
    expect(beforeInWords(lastDayFrame(kind, lastDay))).toBe(words);
  });

  test('the basis names the elapsed days on both sides', () => {
    expect(basisInWords(frameOf('week'))).toBe(
      'Mon 10 Nov to Thu 13 Nov, before tax. Compared with Mon 3 Nov to Thu 6 Nov.',
    );
    expect(basisInWords(frameOf('year', '2024-06-01'))).toBe(
      '1 Jan to 31 Dec 2024, before tax. Compared with 1 Jan to 31 Dec 2023.',
    );
  });

  test('the basis of a German account has English words and one full stop after each sentence', () => {
    expect(basisInWords({ ...frameOf('week'), locale: 'de-DE' })).toBe(
      'Mon 10 Nov to Thu 13 Nov, before tax. Compared with Mon 3 Nov to Thu 6 Nov.',
    );
    expect(beforeInWords({ ...frameOf('week'), locale: 'de-DE' })).toBe('by Thursday last week');
  });
});
