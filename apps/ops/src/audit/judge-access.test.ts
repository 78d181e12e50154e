import type { AccessReview } from '@earntrack/api/server';
import { describe, expect, it } from 'vitest';
import { judgeActs, judgeOperators, judgePeople, judgeSessions, judgeTokens } from './judge-access.ts';

const PRESENT = new Date('2026-11-26T10:00:00Z');
const ago = (days: number) => new Date(PRESENT.getTime() - days * 86_400_000);
type Operator = AccessReview['operators'][number];
type Token = AccessReview['tokens']['doubtful'][number];

const admin: Operator = {
  email: 'ana@example.com',
  role: 'admin',
  created_at: ago(400),
  has_second_factor: true,
  last_seen_at: ago(1),
};
const verdicts = (operators: Operator[]) => judgeOperators(operators, PRESENT).map(({ verdict }) => verdict);

describe('operators', () => {
  it('that are few, come, and have a second factor are well', () => {
    expect(judgeOperators([admin], PRESENT)).toMatchObject([
      { verdict: 'ok', rows: ['admin  ana@example.com, second factor, seen 2026-11-25'] },
      { verdict: 'ok', measured: '1 of 1 have one' },
      { verdict: 'ok' },
    ]);
  });

  const cases: [string, Operator[], [string, string, string]][] = [
    ['an admin without a second factor', [{ ...admin, has_second_factor: false }], ['ok', 'act', 'ok']],
    [
      'a developer without one',
      [admin, { ...admin, role: 'developer', has_second_factor: false }],
      ['ok', 'look', 'ok'],
    ],
    ['one who was seen 90 days ago', [{ ...admin, last_seen_at: ago(90) }], ['ok', 'ok', 'ok']],
    ['one who was seen 91 days ago', [{ ...admin, last_seen_at: ago(91) }], ['ok', 'ok', 'act']],
    ['one who never came', [{ ...admin, last_seen_at: null }], ['ok', 'ok', 'act']],
    ['three admins', [admin, admin, admin], ['ok', 'ok', 'ok']],
    ['four admins', [admin, admin, admin, admin], ['look', 'ok', 'ok']],
    ['no admin', [{ ...admin, role: 'on_call' }], ['act', 'ok', 'ok']],
  ];
  it.each(cases)('of whom there is %s', (_, operators, expected) => {
    expect(verdicts(operators)).toEqual(expected);
  });
});

describe('tokens, browsers and invitations', () => {
  const token: Token = {
    email: 'ben@example.com',
    created_at: ago(200),
    expires_at: null,
    last_used_at: null,
    is_unused: true,
  };
  it('are judged by tokens that have no end, that nobody uses, or both', () => {
    const verdict = (doubtful: Token[]) => judgeTokens({ open: 3, doubtful }).verdict;
    expect(verdict([])).toBe('ok');
    expect(verdict([{ ...token, is_unused: false }])).toBe('look');
    expect(verdict([{ ...token, expires_at: ago(-5) }])).toBe('look');
    expect(verdict([token])).toBe('act');
    expect(judgeTokens({ open: 3, doubtful: [token] })).toMatchObject({
      measured: '3 open: 1 without end, 1 not used for 90 days',
      rows: ['ben@example.com: made 2026-05-10, never used, no end'],
    });
    const many = judgeTokens({ open: 30, doubtful: Array.from({ length: 25 }, () => token) });
    expect([many.rows?.length, many.rows?.at(-1)]).toEqual([21, 'and 5 more']);
  });

  it('are judged by browsers that began long ago, and by those that should be gone', () => {
    const sessions = { open: 4, old: 0, unswept: 0, oldest_at: ago(3) };
    expect(judgeSessions(sessions).verdict).toBe('ok');
    expect(judgeSessions({ ...sessions, old: 1 }).verdict).toBe('look');
    expect(judgeSessions({ ...sessions, unswept: 1 }).verdict).toBe('act');
  });

  it('are judged by how many may still make an account', () => {
    const people = { people: 7, with_second_factor: 2, open_invitations: 5 };
    expect(judgePeople(people)).toMatchObject({
      verdict: 'ok',
      measured: expect.stringContaining('7 accounts, 2 with'),
    });
    expect(judgePeople({ ...people, open_invitations: 6 }).verdict).toBe('look');
  });
});

it('a month in which roles were changed is looked at', () => {
  expect(judgeActs(new Map([['read_only_begun', 2]])).verdict).toBe('ok');
  expect(
    judgeActs(
      new Map([
        ['read_only_begun', 2],
        ['role_changed', 1],
      ]),
    ),
  ).toMatchObject({
    verdict: 'look',
    measured: '3 acts in 31 days',
    rows: ['2 × read only begun', '1 × role changed'],
  });
});
