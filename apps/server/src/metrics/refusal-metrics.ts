import { type Budget, BUDGETS, type CallMeter } from '@earntrack/api/server';
import { Counter, type Registry } from 'prom-client';

/** What was turned away because a budget was used up. */
export function refusalMetrics(registers: Registry[]) {
  const refused = new Counter({
    name: 'calls_refused_total',
    help: 'Calls, and requests of addresses, that were refused because their budget was used up',
    labelNames: ['budget'],
    registers,
  });
  for (const budget of Object.keys(BUDGETS)) refused.inc({ budget }, 0);
  const count = (budget: Budget) => refused.inc({ budget });
  return {
    count,
    /** The same meter for calls, each of which is refused where its budget is over. */
    counting: (meter: CallMeter): CallMeter => ({
      async spend(budget, spender) {
        const spent = await meter.spend(budget, spender);
        if (spent.isOver) count(spent.budget);
        return spent;
      },
    }),
  };
}
