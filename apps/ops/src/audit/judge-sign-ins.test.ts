import type { AccessReview } from '@earntrack/api/server';
import { expect, it } from 'vitest';
import { judgeFailedSignIns, judgeLoggedSignIns } from './judge-sign-ins.ts';

type Failed = AccessReview['failedSignIns'][number];
const failed = (more: Partial<Failed>): Failed => ({
  day: '2026-11-20',
  step: 'password',
  user_id: 'ana',
  address: '192.0.2.1',
  times: 1,
  ...more,
});
const accounts = (count: number, more: Partial<Failed> = {}) =>
  Array.from({ length: count }, (_, index) => failed({ user_id: `user-${index}`, ...more }));

it('a month is told by day and step, with how many accounts and networks, and with no address', () => {
  const finding = judgeFailedSignIns([
    failed({ times: 3, address: '2001:db8::1' }),
    failed({ times: 2, address: '2001:db8::2' }),
    failed({ user_id: 'ben', step: 'code' }),
  ]);
  expect(finding).toMatchObject({
    verdict: 'ok',
    measured: '6 times in a month, from 2 networks',
    rows: [
      '2026-11-20  password: 5 at 1 account, from 1 network',
      '2026-11-20  code: 1 at 1 account, from 1 network',
    ],
  });
  expect(JSON.stringify(finding)).not.toMatch(/2001:|192\./);
});

const cases: [string, Failed[], string][] = [
  ['nothing', [], 'ok'],
  ['four codes of one account in a day', [failed({ step: 'code', times: 4 })], 'ok'],
  ['five codes of one account in a day', [failed({ step: 'code', times: 5 })], 'act'],
  ['five codes on five days', ['1', '2', '3', '4', '5'].map((day) => failed({ day, step: 'code' })), 'ok'],
  ['an account at which a day was filled', [failed({ times: 100 })], 'act'],
  ['one at which it was almost', [failed({ times: 49 })], 'ok'],
  ['a busy day', [failed({ times: 50 })], 'look'],
  ['one network at four accounts', accounts(4), 'ok'],
  ['one network at five accounts', accounts(5), 'look'],
];
it.each(cases)('%s', (_, rows, verdict) => {
  expect(judgeFailedSignIns(rows).verdict).toBe(verdict);
});

it('a log that tells of more than a hundred a day is looked at', () => {
  const times = (count: number) => new Map([['2026-11-20  wrong_credentials', count]]);
  expect(judgeLoggedSignIns(times(199), 2)).toMatchObject({
    verdict: 'ok',
    measured: '199 times in the 2 days that the log keeps',
    rows: ['2026-11-20  wrong_credentials: 199'],
  });
  expect(judgeLoggedSignIns(times(200), 2).verdict).toBe('look');
  expect(judgeLoggedSignIns(new Map(), 0).verdict).toBe('ok');
});
