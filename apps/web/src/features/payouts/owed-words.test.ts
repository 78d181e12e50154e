import type { OwedView } from '@earntrack/contract';
import { asLocalDate } from '@earntrack/domain';
import { describe, expect, test } from 'vitest';
import { owedNote, owedSentence, standingOf } from './owed-words.ts';

function row(platformId: string, owed: string, given: Partial<OwedView> = {}): OwedView {
  const money = { earned: owed, paidOut: '0', owed };
  return { platformId, currency: 'USD', ...money, lastPaidOn: null, earningsSince: 1, ...given };
}

const say = (rows: readonly OwedView[]) =>
  owedSentence(rows, { locale: 'en-GB', nameOf: (id) => id })
    .map(({ text }) => text)
    .join('');

describe('the sentence', () => {
  test('names who owes and how much, each currency for itself', () => {
    expect(say([row('Upwork', '412.3'), row('Etsy', '88', { currency: 'EUR' })])).toBe(
      'Upwork and Etsy still owe you $412.30 and €88.00.',
    );
    expect(say([row('Upwork', '6.816')])).toBe('Upwork still owes you $6.82.');
  });

  test('adds up one currency, and names a platform once', () => {
    expect(say([row('Upwork', '6.816'), row('Fiverr', '6.816'), row('Etsy', '6.816')])).toBe(
      'Upwork, Fiverr and Etsy still owe you $20.45.',
    );
    expect(say([row('Upwork', '1'), row('Upwork', '2', { currency: 'EUR' })])).toBe(
      'Upwork still owes you $1.00 and €2.00.',
    );
  });

  test('counts platforms where there are too many to name', () => {
    expect(say(['a', 'b', 'c', 'd'].map((id) => row(id, '10')))).toBe('4 platforms still owe you $40.00.');
  });

  test('says that all has arrived, crumbs that nobody sees left aside', () => {
    const all = 'Nothing is owed to you: everything that you made has arrived.';
    expect(say([])).toBe(all);
    expect(say([row('Upwork', '0'), row('Etsy', '-0.004')])).toBe(all);
  });

  test('does not hide that more was sent than recorded', () => {
    expect(say([row('Upwork', '5'), row('Uber', '-12')])).toBe(
      'Upwork still owes you $5.00. Uber sent $12.00 more than you recorded.',
    );
    expect(say([row('Uber', '-12')])).toBe(
      'Nothing is owed to you. Uber sent $12.00 more than you recorded.',
    );
  });
});

test.each([
  ['0.005', 'owes'],
  ['0.004', 'even'],
  ['-0.004', 'even'],
  ['-0.01', 'sentMore'],
])('%s dollars count as what is shown of them', (owed, standing) => {
  expect(standingOf(row('Upwork', owed))).toBe(standing);
});

test.each([
  [{ lastPaidOn: null, earningsSince: 14 }, 'no payout yet, 14 earnings'],
  [{ lastPaidOn: '2026-11-05', earningsSince: 1 }, 'last on 5 Nov, one earning since'],
  [{ lastPaidOn: '2025-11-05', earningsSince: 0 }, 'last on 5 Nov 2025, nothing earned since'],
])('the note of a platform says when it paid last', (given, words) => {
  const reading = { locale: 'en-GB', today: asLocalDate('2026-11-12') };
  expect(owedNote(row('Upwork', '1', given), reading)).toBe(words);
});
