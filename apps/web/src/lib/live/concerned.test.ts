import { expect, test } from 'vitest';
import { isConcerned } from './concerned.ts';

const key = (router: string, name: string) => [[router, name], { type: 'query' }];

test('what was answered is asked again where it is made of what changed', () => {
  expect(isConcerned(key('dashboard', 'summary'), new Set(['work']))).toBe(true);
  expect(isConcerned(key('payouts', 'owed'), new Set(['earnings']))).toBe(true);
  expect(isConcerned(key('imports', 'list'), new Set(['earnings']))).toBe(false);
  expect(isConcerned(key('imports', 'list'), new Set(['earnings', 'imports']))).toBe(true);
});

test('what files say of an entry is asked again where the entry changed: beside it stands what was typed since', () => {
  expect(isConcerned(key('imports', 'workVersions'), new Set(['work']))).toBe(true);
  expect(isConcerned(key('imports', 'payoutVersions'), new Set(['payouts']))).toBe(true);
  expect(isConcerned(key('imports', 'earningVersions'), new Set(['earnings']))).toBe(true);
  expect(isConcerned(key('imports', 'earningVersions'), new Set(['work', 'payouts']))).toBe(false);
});

test('a change of the profile, or one that is not known, concerns everything', () => {
  for (const kind of ['profile', 'everything'] as const) {
    expect(isConcerned(key('goals', 'list'), new Set([kind]))).toBe(true);
    expect(isConcerned(['not of a procedure'], new Set([kind]))).toBe(true);
  }
});
