import type { SessionView } from '@earntrack/contract';
import { afterEach, expect, test } from 'vitest';
import { queryClient } from './query.ts';
import { rowsOf } from './rows-of.ts';
import { sessionOptions } from './session.ts';

const OCTOBER = { from: '2026-10-01', to: '2026-10-31' };

afterEach(() => queryClient.clear());

function signIn(basis: 'cash' | 'accrual'): void {
  queryClient.setQueryData(sessionOptions.queryKey, { profile: { basis } } as SessionView);
}

test('a figure leads to the rows of its days, or to those that count on them where refunds count with their sale', () => {
  expect(rowsOf(OCTOBER, { currency: 'USD' })).toEqual({ ...OCTOBER, currency: 'USD' });
  signIn('cash');
  expect(rowsOf(OCTOBER, { currency: 'USD' })).toEqual({ ...OCTOBER, currency: 'USD' });
  signIn('accrual');
  const counted = { countedFrom: '2026-10-01', countedTo: '2026-10-31' };
  expect(rowsOf(OCTOBER, { currency: 'USD', part: 'fees' })).toEqual({
    ...counted,
    currency: 'USD',
    part: 'fees',
  });
});
