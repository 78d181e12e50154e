import type { StatusView } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { noticesOf } from './notice-words.ts';

const QUIET: StatusView = {
  state: 'ok',
  knownAt: '2026-11-12T10:00:00.000Z',
  readOnly: null,
  maintenance: [],
  incidents: [],
  server: { version: '1', upSince: '2026-11-12T09:00:00.000Z' },
};
const reader = { nowMs: Date.parse('2026-11-12T10:00:00Z'), locale: 'en-GB', timeZone: 'America/New_York' };

const announced = (startsAt: string, endsAt: string) => ({
  ...QUIET,
  maintenance: [{ id: 'one', sentence: 'We move.', startsAt, endsAt }],
});

test('maintenance is told seven days ahead and not earlier, in the reader’s own time', () => {
  const near = announced('2026-11-19T02:00:00Z', '2026-11-19T02:30:00Z');
  const [notice] = noticesOf(near, reader);
  expect(notice).toMatchObject({ text: 'We move.', canBeHidden: true });
  expect(notice?.title).toBe('Maintenance, 18 Nov 2026, 21:00 to 21:30');
  const later = announced('2026-11-19T10:00:01Z', '2026-11-19T11:00:00Z');
  expect(noticesOf(later, reader)).toEqual([]);
});

test('maintenance that ends on another day of the reader’s says both days', () => {
  const [notice] = noticesOf(announced('2026-11-13T04:30:00Z', '2026-11-13T05:30:00Z'), reader);
  expect(notice?.title).toBe('Maintenance, 12 Nov 2026, 23:30 to 13 Nov 2026, 00:30');
});

test('that nothing can be saved comes first and stays, a bad incident may be put away until more is said, a mild one is not told', () => {
  const update = {
    id: 'u1',
    at: '2026-11-12T09:30:00.000Z',
    status: 'investigating',
    message: 'We look.',
  } as const;
  const incident = (severity: 'P1' | 'P3') => ({
    id: severity,
    severity,
    title: `A ${severity}`,
    services: [],
    status: 'investigating' as const,
    startedAt: update.at,
    declaredAt: update.at,
    resolvedAt: null,
    updates: [{ ...update, severity }],
  });
  const readOnly = { sentence: 'We move.', since: update.at, expectedEnd: '2026-11-12T11:00:00.000Z' };
  const notices = noticesOf({ ...QUIET, readOnly, incidents: [incident('P3'), incident('P1')] }, reader);
  expect(notices.map(({ id, canBeHidden }) => [id, canBeHidden])).toEqual([
    ['read-only', false],
    ['P1/u1', true],
  ]);
  expect(notices[0]?.text).toBe('We move. Until about 06:00. What you type stays here.');
});
