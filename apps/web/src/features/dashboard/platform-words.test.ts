import type { PlatformTotalsView } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import { platformHint, platformNote } from './platform-words.ts';

function row(change: Partial<PlatformTotalsView> = {}, seconds = 34_200): PlatformTotalsView {
  const rate = {
    rate: seconds > 0 ? '37.67' : null,
    coverageBasisPoints: seconds > 0 ? 10_000 : 0,
    covered: '357.90',
    workedSeconds: seconds,
    countedSeconds: seconds,
    clock: seconds > 0 ? ('online' as const) : null,
  };
  const sums = { currency: 'EUR', gross: '400', fees: '42.1', net: '357.9', tips: '0', earningCount: 12 };
  return { ...sums, platformId: 'upwork', rate, earningsWithHours: 12, rank: null, ...change };
}

const words = { locale: 'en-GB', expectedHourly: null };

describe('what stands behind a platform’s rate', () => {
  test('is its hours', () => {
    expect(platformNote(row(), words)).toBe('9\u00a0h 30\u00a0min');
  });

  test('is the hours that cover its money, also where they lie outside the period', () => {
    const { rate } = row();
    const outside = row({ rate: { ...rate, workedSeconds: 0, countedSeconds: 72_000 } });
    expect(platformNote(outside, words)).toBe('20\u00a0h');
    expect(platformHint([outside], (id) => id)).toBeNull();
  });

  test('is that there are none', () => {
    expect(platformNote(row({}, 0), words)).toBe('no hours yet');
  });

  test('is how few earnings there are, so that one lucky job is not taken for the rule', () => {
    expect(platformNote(row({ earningsWithHours: 1 }), { ...words, expectedHourly: '18' })).toBe(
      '9\u00a0h 30\u00a0min, only one earning',
    );
  });

  test('is what the person expects', () => {
    expect(platformNote(row(), { ...words, expectedHourly: '18' })).toBe(
      '9\u00a0h 30\u00a0min; you expect €18.00',
    );
  });
});

describe('the hint', () => {
  const nameOf = (id: string) => ({ etsy: 'Etsy', gumroad: 'Gumroad' })[id] ?? id;

  test('names the platforms without hours', () => {
    const rows = [row(), row({ platformId: 'etsy' }, 0), row({ platformId: 'gumroad' }, 0)];
    expect(platformHint(rows, nameOf)).toBe('Add hours for Etsy and Gumroad and the rate covers all of it.');
  });

  test('is silent where everything has hours', () => {
    expect(platformHint([row()], nameOf)).toBeNull();
  });
});
