import { expect, it } from 'vitest';
import { readOrThrow } from './read-fixture.ts';
import { faultsOf } from './mutants.ts';

it('finds no fault in a payout whose fee is an item of its own: both have the one row', () => {
  const file = new TextEncoder().encode(
    [
      'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance',
      '03/14/2026,10:15:22,PST,,General Withdrawal,Completed,USD,-100.00,-1.00,-101.00,PP01,0.00',
      '',
    ].join('\n'),
  );
  expect(readOrThrow(file).items.map(({ kind }) => kind)).toEqual(['payout', 'earning']);
  expect(faultsOf(file)).toEqual([]);
});
