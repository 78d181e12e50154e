import type { CurrencyTotalsView } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import { answerOf, shareText } from './answer.ts';
import type { PeriodFrame } from './period-words.ts';

const frame: PeriodFrame = {
  kind: 'week',
  period: { from: '2025-11-10', to: '2025-11-16' },
  before: { from: '2025-11-03', to: '2025-11-06' },
  today: '2025-11-13',
  locale: 'en-GB',
};

const rate = {
  rate: '29.34',
  coverageBasisPoints: 8100,
  covered: '946.20',
  workedSeconds: 116_100,
  countedSeconds: 116_100,
  clock: 'doorToDoor',
} as const;

const figures = {
  currency: 'EUR',
  gross: '1355.83',
  fees: '159.22',
  net: '1196.61',
  tips: '84.20',
  earningCount: 14,
};

function totals(change: Partial<CurrencyTotalsView> = {}): CurrencyTotalsView {
  return { ...figures, rate, before: { ...figures, net: '1068.40', rate }, ...change };
}

function said(view: CurrencyTotalsView, at: PeriodFrame = frame): string {
  return answerOf(view, at)
    .map(({ text }) => text)
    .join('');
}

describe('the answer', () => {
  test('says what was made, the change, the rate and how much of it the rate covers', () => {
    expect(said(totals())).toBe(
      'You made €1,196.61 net this week, 12% more than by Thursday last week, at €29.34/h from 81% of it.',
    );
  });

  test('leads from every figure to what is behind it', () => {
    const figuresOnly = answerOf(totals(), frame).filter(({ target }) => target);
    expect(figuresOnly.map(({ text, target }) => [text, target])).toEqual([
      ['€1,196.61', 'rows'],
      ['12% more', 'time'],
      ['€29.34/h', 'platforms'],
      ['81%', 'platforms'],
    ]);
  });

  test('has no rate where there are no hours', () => {
    const none = { workedSeconds: 0, countedSeconds: 0, clock: null };
    const noHours = { rate: null, coverageBasisPoints: 0, covered: '0', ...none };
    expect(said(totals({ rate: noHours }))).toMatch(/last week\. No hours yet, so no hourly rate\.$/);
  });

  test('leaves the comparison out where there was nothing before', () => {
    expect(said(totals({ before: { ...figures, net: '0', earningCount: 0, rate } }))).toBe(
      'You made €1,196.61 net this week, at €29.34/h from 81% of it.',
    );
    expect(said(totals({ before: null }), { ...frame, kind: 'all', before: null })).toContain(
      'net so far, at',
    );
  });

  test('says a loss with its sign', () => {
    expect(said(totals({ net: '-21.90' }))).toMatch(
      /^After refunds and fees you stand at −€21.90 net this week/,
    );
  });

  test('says against what it was that nothing was earned', () => {
    const none = { workedSeconds: 0, countedSeconds: 0, clock: null };
    const nothing = { rate: null, coverageBasisPoints: null, covered: '0', ...none };
    expect(said(totals({ earningCount: 0, net: '0', rate: nothing }))).toBe(
      'Nothing earned in EUR this week, against €1,068.40 by Thursday last week.',
    );
  });

  test('names work that earned nothing', () => {
    expect(said(totals({ earningCount: 0, net: '0' }))).toBe(
      'Your work this week has no earnings beside it yet.',
    );
  });
});

test('a share is never rounded to all or nothing of it', () => {
  expect(shareText(10_000, 'en-GB')).toBe('100%');
  expect(shareText(9_980, 'en-GB')).toBe('99%');
  expect(shareText(12, 'en-GB')).toBe('under 1%');
  expect(shareText(0, 'en-GB')).toBe('0%');
});
