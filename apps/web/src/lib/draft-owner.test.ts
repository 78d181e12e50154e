import { beforeEach, expect, test } from 'vitest';
import { DRAFT_PREFIX, keepDraftsOf, leftBehind } from './draft-owner.ts';

beforeEach(() => sessionStorage.clear());

test('whoever signs in again finds the drafts that were kept', () => {
  keepDraftsOf('ana');
  sessionStorage.setItem('earning', '84.15');
  keepDraftsOf('ana');
  expect(sessionStorage.getItem('earning')).toBe('84.15');
});

test('whoever signs in after somebody else never sees their drafts', () => {
  keepDraftsOf('ana');
  sessionStorage.setItem('earning', '84.15');
  keepDraftsOf('bruno');
  keepDraftsOf('ana');
  expect(sessionStorage.getItem('earning')).toBeNull();
});

test('what was typed before anybody was known stays', () => {
  sessionStorage.setItem('earning', '84.15');
  keepDraftsOf('ana');
  expect(sessionStorage.getItem('earning')).toBe('84.15');
});

test('a session that ended is told from no session at all, and from one without anything typed', () => {
  expect(leftBehind()).toEqual({ wasSignedIn: false, accountId: null, hasDrafts: false });
  keepDraftsOf('ana');
  sessionStorage.setItem('scroll', '{}');
  expect(leftBehind()).toEqual({ wasSignedIn: true, accountId: 'ana', hasDrafts: false });
  sessionStorage.setItem(`${DRAFT_PREFIX}earning`, '84.15');
  expect(leftBehind()).toEqual({ wasSignedIn: true, accountId: 'ana', hasDrafts: true });
});
