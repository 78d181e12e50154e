import { expect, test } from 'vitest';
import { importView } from '../testing/import-view.ts';
import {
  afterDecision,
  type Asked,
  firstAsked,
  isFollowing,
  withDecision,
  withFigures,
  withoutAnswer,
} from './asked.ts';

const [first, second] = [true, false].map((isLater) => [{ importId: 'o', isLater }]);
const says = (asked: Asked, said: Asked['said']): Asked => ({ ...asked, said });
const seen = (asked: Asked) => [asked.preview.id, asked.said, asked.turns];
const figures = (id: string) => ({ ...importView, id });

test('an answer stays as it was given until figures follow it, also where others come first', () => {
  const asked = says(firstAsked(importView), first ?? null);
  const early = withFigures(asked, figures('early'), null);
  expect(seen(early)).toEqual(['early', first, 0]);
  expect(seen(withFigures(early, figures('late'), first ?? null))).toEqual(['late', null, 1]);
});

test('figures of an answer do not take away the one that was given after it', () => {
  const asked = says(firstAsked(importView), second ?? null);
  const between = withFigures(asked, figures('between'), first ?? null);
  expect(seen(between)).toEqual(['between', second, 1]);
  expect(seen(withFigures(between, figures('late'), second ?? null))).toEqual(['late', null, 2]);
});

test('deciding rows, also the last of a tied file, is no other answer', () => {
  const answered = withFigures(
    says(firstAsked({ ...importView, tiedFiles: [] }), first ?? null),
    importView,
    first ?? null,
  );
  const decided = withFigures(answered, { ...importView, tiedFiles: [] }, first ?? null);
  expect(decided.turns).toBe(answered.turns);
});

test('what was refused is as before, and what was said after it stays', () => {
  const asked = firstAsked(importView);
  expect(withoutAnswer(says(asked, first ?? null), first ?? null)).toEqual(asked);
  expect(withoutAnswer(says(asked, second ?? null), first ?? null).said).toBe(second);
});

test('a decision of a row is followed once figures come that were asked for after it was kept, and at once where it is refused', () => {
  const sent = withDecision(firstAsked(importView));
  expect(isFollowing(firstAsked(importView))).toBe(false);
  expect(isFollowing(sent)).toBe(true);
  expect(isFollowing(withFigures(sent, importView, null))).toBe(true);
  const kept = afterDecision(sent, true);
  expect(isFollowing(kept)).toBe(true);
  expect(isFollowing(withFigures(kept, importView, null))).toBe(false);
  expect(isFollowing(afterDecision(sent, false))).toBe(false);
});
