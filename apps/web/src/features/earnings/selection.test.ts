import { expect, test } from 'vitest';
import { ALL_SELECTED, countSelected, isSelected, NOTHING_SELECTED, select, targetOf } from './selection.ts';

test('earnings are chosen one by one and let go again', () => {
  const two = select(NOTHING_SELECTED, ['a', 'b'], true);
  expect([isSelected(two, 'a'), isSelected(two, 'c'), countSelected(two, 9)]).toEqual([true, false, 2]);
  const one = select(two, ['a'], false);
  expect(targetOf(one, { text: 'rain' })).toEqual({ ids: ['b'] });
});

test('all that match are chosen but for those that are let go', () => {
  const most = select(ALL_SELECTED, ['a', 'b'], false);
  expect([isSelected(most, 'a'), isSelected(most, 'c'), countSelected(most, 9)]).toEqual([false, true, 7]);
  const again = select(most, ['b'], true);
  expect(targetOf(again, { text: 'rain' })).toEqual({ filter: { text: 'rain' }, except: ['a'] });
});
