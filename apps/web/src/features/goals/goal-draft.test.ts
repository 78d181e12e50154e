import { expect, test } from 'vitest';
import { aimSentence, type GoalDraft, goalDraftOf, readGoalDraft } from './goal-draft.ts';

const DRAFT: GoalDraft = { periodKind: 'week', currency: 'EUR', platformId: null, target: '1.500,50' };

test('a target is read as the person writes amounts', () => {
  expect(readGoalDraft(DRAFT, { decimal: ',', original: '' })).toEqual({
    micros: 1_500_500_000n,
    faults: {},
  });
});

test.each([
  ['', 'Write what you want to make.'],
  ['0', 'Aim at more than nothing.'],
  ['-5', 'Aim at more than nothing.'],
  ['1O', 'There is a letter O at the end. Did you mean 10,00?'],
])('a target of "%s" is refused in words', (target, fault) => {
  expect(readGoalDraft({ ...DRAFT, target }, { decimal: ',', original: '' })).toEqual({
    micros: null,
    faults: { target: fault },
  });
});

test('a goal that is there is shown as it would have been typed', () => {
  const goal = { ...DRAFT, id: 'g', target: '3000', version: 1 };
  expect(goalDraftOf(goal, ',')).toEqual({ ...DRAFT, target: '3000,00' });
});

test('the form says the goal in words', () => {
  const say = (micros: bigint | null, platformName: string | null) =>
    aimSentence(DRAFT, micros, { locale: 'en-GB', platformName })
      .map(({ text }) => text)
      .join('');
  expect(say(null, null)).toBe('How much do you want to make?');
  expect(say(1_500_000_000n, 'Upwork')).toBe('You want to make €1,500.00 every week on Upwork.');
});
