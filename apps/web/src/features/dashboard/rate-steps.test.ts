import type { BucketView, CurrencyTotalsView, DashboardView } from '@earntrack/contract';
import { microsFromDecimal } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { rateStepsOf } from './rate-steps.ts';

test('what a rate is made of adds up to the money with hours and to the net, in one currency', () => {
  const bucket = (currency: string, net: string, netWithHours: string) =>
    ({ currency, net, netWithHours }) as BucketView;
  const buckets = [bucket('EUR', '100', '60'), bucket('USD', '900', '900'), bucket('EUR', '50.5', '20.25')];
  const totals = { currency: 'EUR', net: '150.5', rate: { covered: '95.25' } } as CurrencyTotalsView;
  expect(rateStepsOf({ buckets } as DashboardView, totals)).toEqual({
    netWithHours: microsFromDecimal('80.25'),
    withheld: microsFromDecimal('15'),
    moneyWithHours: microsFromDecimal('95.25'),
    netWithoutHours: microsFromDecimal('70.25'),
  });
});
