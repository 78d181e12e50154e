import { expect, test } from 'vitest';
import { changesOf, type ProfileValues } from './profile-changes.ts';

const profile: ProfileValues = {
  displayName: 'Ana',
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  locale: 'pt-PT',
  weekStart: 1,
  taxYearStart: { month: 1, day: 1 },
  basis: 'cash',
};

test('only what differs is a change, so that what was changed elsewhere meanwhile is left alone', () => {
  const wished = { ...profile, taxYearStart: { month: 4, day: 6 }, displayName: '' };
  expect(changesOf(profile, wished)).toEqual({ taxYearStart: { month: 4, day: 6 }, displayName: '' });
  expect(changesOf(profile, { taxYearStart: { month: 1, day: 1 } })).toEqual({});
});
