import type { TakenBackView } from '@earntrack/contract';
import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { takenBackInWords } from './taken-back-words.ts';

const place = { locale: 'en-GB', today: asLocalDate('2026-06-20') };
const payment: TakenBackView = {
  kind: 'earning',
  id: '0190a0a0-0000-7000-8000-000000000000',
  description: '',
  day: '2026-05-03',
  value: '42',
  unit: 'EUR',
  fileName: 'paypal-may.csv',
  says: 'Canceled',
  isFee: false,
  kept: null,
};

test('a row says in its file’s own word why something is taken back, what, and which file recorded it', () => {
  const said = { of: { kind: 'leftOut' as const }, place };
  expect(takenBackInWords(payment, said)).toBe(
    'This file now says “Canceled”: the earning of €42.00 on 3 May, recorded from paypal-may.csv, is taken back.',
  );
  expect(takenBackInWords(payment, { ...said, isDone: true })).toMatch(/, was taken back\.$/);
  expect(takenBackInWords({ ...payment, says: null }, said)).toMatch(/^This file leaves this row out: /);
});

test('a fee that is gone, and a row that is something else now, are called so', () => {
  const fee = { ...payment, isFee: true, value: '-1', says: null };
  expect(takenBackInWords(fee, { of: { kind: 'payout' }, place })).toBe(
    'This row has no fee now: the fee of €1.00 on 3 May, recorded from paypal-may.csv, is taken back.',
  );
  const work = { ...payment, kind: 'work' as const, value: '5400', unit: 's', says: null };
  expect(takenBackInWords(work, { of: { kind: 'earning' }, place })).toMatch(
    /^This row is an earning now: the work of 1\sh\s30\smin on/,
  );
  expect(takenBackInWords({ ...payment, says: null }, { of: { kind: 'payout' }, place })).toMatch(
    /^This row is a payout now: the earning of €42\.00/,
  );
});

test('fees that an earning has in it, and that another file has alone, are called so', () => {
  const alone = { ...payment, value: '-1', says: null };
  expect(takenBackInWords(alone, { of: { kind: 'earning' }, place })).toBe(
    'This earning has these fees in it: the earning of −€1.00 on 3 May, recorded from paypal-may.csv, is taken back.',
  );
});

test('what stays is said to stay, and why', () => {
  const kept = { ...payment, kept: 'edited' as const };
  expect(takenBackInWords(kept, { of: { kind: 'leftOut' }, place })).toBe(
    'This file now says “Canceled”, and the earning of €42.00 on 3 May is recorded from paypal-may.csv. You typed or changed it, or tagged or corrected it, so it stays.',
  );
});
