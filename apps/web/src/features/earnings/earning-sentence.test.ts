import { asCurrency, asLocalDate, componentsOf } from '@earntrack/domain';
import { expect, test } from 'vitest';
import type { EarningReading } from './earning-draft.ts';
import { earningSentence, rateOf } from './earning-sentence.ts';

const words = {
  platformName: 'Uber',
  day: 'yesterday',
  currency: asCurrency('EUR'),
  locale: 'en-GB',
};

function reading(base: bigint, seconds: number | null, taxesWithheld = 0n): EarningReading {
  return {
    components: componentsOf({ base, taxesWithheld }),
    unread: [],
    seconds,
    earnedOn: asLocalDate('2026-11-12'),
    faults: {},
  };
}

function text(of: EarningReading): string {
  return earningSentence(of, words)
    .map((piece) => piece.text)
    .join('')
    .replaceAll('\u00a0', ' ');
}

test('the form says in words what it holds so far', () => {
  expect(text(reading(0n, null))).toBe('What did you earn?');
  expect(text(reading(84_150_000n, null))).toBe('Uber, yesterday: €84.15.');
  expect(text(reading(84_150_000n, 13_500))).toBe('Uber, yesterday: €84.15 for 3 h 45 min is €22.44/h.');
});

test('the rate is of money before tax, and there is none without hours', () => {
  expect(rateOf(reading(100_000_000n, 3600, 20_000_000n))).toBe(100_000_000n);
  expect(rateOf(reading(100_000_000n, null))).toBeNull();
  expect(rateOf(reading(-10_000_000n, 7200))).toBe(-5_000_000n);
});
