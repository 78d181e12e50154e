import { expect, test } from 'vitest';
import { appRouter } from '../trpc/app-router.ts';
import { BUDGETS, type Budget, budgetOf, NAMED_PROCEDURES, sizeOf } from './budgets.ts';

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<
    string,
    { _def: { type: 'query' | 'mutation' | 'subscription' } }
  >,
);

test('every procedure that has a budget of its own exists', () => {
  expect(procedures.map(([path]) => path)).toEqual(expect.arrayContaining([...NAMED_PROCEDURES]));
});

test('whatever else is a read or a write', () => {
  const others = procedures.filter(([path]) => !NAMED_PROCEDURES.includes(path));
  for (const [path, { _def }] of others) {
    expect([path, budgetOf(path, _def.type)]).toEqual([path, _def.type === 'mutation' ? 'writes' : 'reads']);
  }
});

test('every budget holds something, however little was set', () => {
  const rates = { callsPerMinute: 1, guestCallsPerMinute: 1 };
  for (const budget of Object.keys(BUDGETS) as Budget[])
    expect(sizeOf(budget, rates)).toBeGreaterThanOrEqual(1);
});
