import type { CurrencyTotalsView, DashboardView } from '@earntrack/contract';
import { type Micros, microsFromDecimal, sumMicros } from '@earntrack/domain';

/** What an honest rate is made of, exact: net with hours + taxes withheld from it = money with hours. */
export interface RateSteps {
  netWithHours: Micros;
  /** Added back, since the rate is before tax. */
  withheld: Micros;
  moneyWithHours: Micros;
  /** Stays out of the rate. */
  netWithoutHours: Micros;
}

export function rateStepsOf(
  { buckets }: DashboardView,
  { currency, net, rate }: CurrencyTotalsView,
): RateSteps {
  const own = buckets.filter((bucket) => bucket.currency === currency);
  const netWithHours = sumMicros(own.map((bucket) => microsFromDecimal(bucket.netWithHours)));
  const moneyWithHours = microsFromDecimal(rate.covered);
  return {
    netWithHours,
    withheld: moneyWithHours - netWithHours,
    moneyWithHours,
    netWithoutHours: microsFromDecimal(net) - netWithHours,
  };
}
