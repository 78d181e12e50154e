import type { PlatformTotalsView } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { againstExpected, madeOf, unrankedInWords } from './rank-words.ts';

function row(rate: string | null, change: Partial<PlatformTotalsView> = {}): PlatformTotalsView {
  const hours = { workedSeconds: 34_200, countedSeconds: 34_200, clock: 'online' } as const;
  const sums = { currency: 'EUR', gross: '400', fees: '42.1', net: '357.9', tips: '0', earningCount: 12 };
  const made = { rate, coverageBasisPoints: 10_000, covered: '357.9', ...hours };
  return { ...sums, platformId: 'uber', rate: made, earningsWithHours: 12, rank: 1, ...change };
}

test.each([
  ['14.60', '18', '€3.40/h under what you expect'],
  ['18.25', '18', '€0.25/h over what you expect'],
  ['18.004', '18', 'what you expect'],
])('a rate of %s where %s is expected is “%s”', (rate, expectedHourly, words) => {
  expect(againstExpected(row(rate), { locale: 'en-GB', expectedHourly })).toBe(words);
});

test('nothing is said where nothing is expected, or where there is no rate', () => {
  expect(againstExpected(row('18'), { locale: 'en-GB', expectedHourly: null })).toBeNull();
  expect(againstExpected(row(null), { locale: 'en-GB', expectedHourly: '18' })).toBeNull();
});

test('a rate says how much it is made of', () => {
  expect(madeOf(row('18'))).toBe('from 12 earnings in 9\u00a0h 30\u00a0min');
});

test('what has too little to rank is named with what it has and what it needs', () => {
  const rows = [row('18'), row('49', { platformId: 'brenner', rank: null, earningsWithHours: 1 })];
  expect(unrankedInWords(rows, (id) => (id === 'brenner' ? 'Brenner Studio' : id))).toBe(
    'Brenner Studio (one earning with hours) has too little to rank yet: a place needs 3 earnings with hours and 2 hours of work.',
  );
  expect(unrankedInWords([row('18'), row(null, { rank: null })], (id) => id)).toBeNull();
});
