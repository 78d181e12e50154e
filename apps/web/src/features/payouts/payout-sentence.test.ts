import { expect, test } from 'vitest';
import { owedWithout, payoutSentence } from './payout-sentence.ts';

const say = (micros: bigint | null, owedBefore: bigint | null) =>
  payoutSentence({ platformName: 'Upwork', micros, currency: 'USD', locale: 'en-GB', owedBefore })
    .map(({ text }) => text)
    .join('');

test.each([
  [null, null, 'How much arrived?'],
  [400_000_000n, null, 'Upwork sent you $400.00.'],
  [400_000_000n, 412_300_000n, 'Upwork sent you $400.00. $12.30 are then still to come.'],
  [6_820_000n, 6_816_000n, 'Upwork sent you $6.82. Then nothing is owed any more.'],
  [62_000_000n, 50_000_000n, 'Upwork sent you $62.00. That is $12.00 more than you recorded.'],
  [-5_000_000n, 0n, 'Upwork took back $5.00. $5.00 are then still to come.'],
])('the form says what a payout of %s leaves of %s', (micros, owedBefore, words) => {
  expect(say(micros, owedBefore)).toBe(words);
});

test('a payout that is changed is not counted twice', () => {
  const row = { platformId: 'p', currency: 'USD', earned: '50', paidOut: '40', owed: '10' };
  const rows = [{ ...row, lastPaidOn: null, earningsSince: 0 }];
  const payout = { platformId: 'p', currency: 'USD', amount: '40' };
  expect(owedWithout(rows, row, payout)).toBe(50_000_000n);
  expect(owedWithout(rows, row, { ...payout, currency: 'EUR' })).toBe(10_000_000n);
  expect(owedWithout(rows, { platformId: 'other', currency: 'USD' }, payout)).toBeNull();
});
