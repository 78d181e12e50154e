import { expect, test } from 'vitest';
import { rowFiltersOf } from './row-filters.ts';

test('an address filters by what is a date or an id, and nothing else of it counts', () => {
  const platformId = '01a20ae3-d56d-7fc7-bc54-461622baeb68';
  expect(rowFiltersOf({ from: '2026-11-09', to: '2026-02-30', platformId, x: '1' })).toEqual({
    from: '2026-11-09',
    platformId,
  });
  expect(rowFiltersOf({ from: 20261109, platformId: 'upwork' })).toEqual({});
});
