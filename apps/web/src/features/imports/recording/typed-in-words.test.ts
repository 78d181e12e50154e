import type { TwinView } from '@earntrack/contract';
import { asLocalDate } from '@earntrack/domain';
import { describe, expect, test } from 'vitest';
import { mergeWith, typedInWords } from './typed-in-words.ts';

const words = (twin: TwinView) => typedInWords(twin, { locale: 'en-US', today: asLocalDate('2026-11-26') });

const PAYOUT = {
  kind: 'payout',
  id: 'p',
  paidOn: '2026-11-05',
  currency: 'USD',
  amount: '1000',
  note: '',
} as const;
const HOURS = {
  kind: 'work',
  id: 'w',
  workedOn: '2026-11-02',
  clock: 'doorToDoor',
  seconds: 13_500,
  isOfEarning: false,
  note: '',
} as const;
const EARNING = {
  kind: 'earning',
  id: 'e',
  earnedOn: '2026-11-02',
  currency: 'EUR',
  net: '84.15',
  note: 'night',
} as const;

describe('what a person typed and a row may be once more', () => {
  test('is said as people typed it, with what they wrote beside it', () => {
    expect(words(EARNING)).toBe('You typed €84.15 on Nov 2, “night”.');
    expect(words(PAYOUT)).toBe('You typed that $1,000.00 arrived on Nov 5.');
    expect(words({ ...PAYOUT, amount: '-50', note: 'bounced' })).toBe(
      'You typed that $50.00 was taken back on Nov 5, “bounced”.',
    );
    expect(words(HOURS)).toMatch(/^You typed 3.*45.* \(door to door\) on Nov 2\.$/);
  });

  test('says of hours of an earning what can be done about them', () => {
    const own = { ...HOURS, isOfEarning: true };
    expect(words(own)).toContain('with an earning on Nov 2. If they are these hours, leave the row out.');
    expect(mergeWith(own)).toBeNull();
  });

  test('is named by its kind where a row becomes it', () => {
    expect([EARNING, HOURS, PAYOUT].map(mergeWith)).toEqual([
      { decision: 'merge', earningId: 'e' },
      { decision: 'merge', workId: 'w' },
      { decision: 'merge', payoutId: 'p' },
    ]);
  });
});
