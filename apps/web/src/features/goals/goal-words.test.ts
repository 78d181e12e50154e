import type { GoalProgressView } from '@earntrack/contract';
import { describe, expect, test } from 'vitest';
import { goalNote, goalSentence, goalsInWords, mainGoal, paceOf, pastInWords } from './goal-words.ts';

interface Given extends Partial<Omit<GoalProgressView, 'pace'>> {
  pace?: Partial<GoalProgressView['pace']>;
}

/** The 12th of a month of 30 days, 82 behind. */
function goal({ pace, ...given }: Given = {}): GoalProgressView {
  return {
    id: 'g',
    periodKind: 'month',
    currency: 'EUR',
    platformId: null,
    target: '3000',
    version: 1,
    period: { from: '2026-11-01', to: '2026-11-30' },
    made: '1118',
    pace: {
      elapsedDays: 12,
      totalDays: 30,
      daysLeft: 19,
      expected: '1200',
      ahead: '-82',
      left: '1882',
      perDay: '99.052632',
      ...pace,
    },
    before: [],
    ...given,
  };
}

const say = (of: GoalProgressView, platformName: string | null = null) =>
  goalSentence(of, { locale: 'en-GB', platformName })
    .map(({ text }) => text)
    .join('');

describe('the sentence', () => {
  test('says how far behind, and what a day has to bring, never a cent too little', () => {
    expect(say(goal())).toBe(
      'You are €82.00 behind this month’s €3,000.00: €99.06 a day will get you there.',
    );
  });

  test('says how far ahead, and on which platform', () => {
    expect(say(goal({ pace: { ahead: '10.5', perDay: '94.5' } }), 'Upwork')).toBe(
      'You are €10.50 ahead of the pace for this month’s €3,000.00 on Upwork: €94.50 a day will get you there.',
    );
  });

  test('says on pace where nothing can be seen between the two', () => {
    expect(say(goal({ pace: { ahead: '-0.004', perDay: '100' } }))).toBe(
      'You are right on pace for this month’s €3,000.00: €100.00 a day will get you there.',
    );
  });

  test('speaks of today alone on the last day', () => {
    const day = goal({ periodKind: 'day', target: '100', pace: { daysLeft: 1, perDay: '40' } });
    expect(say(day)).toBe('€40.00 more today and you reach today’s €100.00.');
  });

  test('says that it is reached, by how much, and what is still to come', () => {
    const reached = { left: '0', perDay: '0', ahead: '1800' };
    expect(say(goal({ made: '3000', pace: { ...reached, daysLeft: 1 } }))).toBe(
      'You reached this month’s €3,000.00.',
    );
    expect(say(goal({ made: '3120', pace: reached }))).toBe(
      'You reached this month’s €3,000.00 and made €120.00 more, with 18 days still to come.',
    );
  });
});

test.each([
  [{ left: '0' }, 'reached', 'Reached'],
  [{}, 'behind', '€82.00 behind, €99.06 a day from now on'],
  [{ ahead: '7' }, 'ahead', '€7.00 ahead, €99.06 a day from now on'],
  [{ ahead: '0.004' }, 'onPace', 'On pace, €99.06 a day from now on'],
  [{ daysLeft: 1, perDay: '12' }, 'behind', '€12.00 more today'],
])('a row with %j is %s', (pace, standing, note) => {
  expect(paceOf(goal({ pace }))).toBe(standing);
  expect(goalNote(goal({ pace }), 'en-GB')).toBe(note);
});

test.each([
  ['', null],
  ['y', 'Reached last month'],
  ['n', 'Not reached last month'],
  ['yyy', 'Reached in all of the last 3 months'],
  ['nn', 'Reached in none of the last 2 months'],
  ['ynyynn', 'Reached in 3 of the last 6 months'],
])('periods before that went %s are put in words', (outcomes, words) => {
  const range = { from: '2026-10-01', to: '2026-10-31', made: '0' };
  const before = Array.from(outcomes, (each) => ({ ...range, isReached: each === 'y' }));
  expect(pastInWords(goal({ before }))).toBe(words);
});

test('the screen speaks first of the month, of all platforms, in the person’s currency', () => {
  const day = goal({ id: 'day', periodKind: 'day' });
  const month = goal({ id: 'month' });
  const ofOne = goal({ id: 'one', platformId: 'p' });
  const dollars = goal({ id: 'dollars', currency: 'USD' });
  expect(mainGoal([day, ofOne, dollars, month], 'EUR')?.id).toBe('month');
  expect(mainGoal([day, ofOne, dollars], 'EUR')?.id).toBe('day');
  expect(mainGoal([], 'EUR')).toBeUndefined();
});

test('several goals are counted', () => {
  const behind = goal();
  const ahead = goal({ pace: { ahead: '1' } });
  expect(goalsInWords([behind])).toBeNull();
  expect(goalsInWords([behind, behind])).toBe('None of your 2 goals is on pace.');
  expect(goalsInWords([behind, ahead])).toBe('1 of your 2 goals is reached or on pace.');
  expect(goalsInWords([ahead, ahead, behind])).toBe('2 of your 3 goals are reached or on pace.');
  expect(goalsInWords([ahead, ahead])).toBe('All 2 goals are reached or on pace.');
});
