import { microsFromDecimal } from '@earntrack/domain';
import type { Sum } from './money.ts';
import type { Person } from './person.ts';

const PAGE = 200;
const EVERYTHING = { period: { kind: 'all' } } as const;

/** What the server says that somebody has: one sum for each currency of their earnings, and their payouts one by one. */
export async function askForSums({ userId: user, client }: Person): Promise<Sum[]> {
  const earned = await client.earnings.sums.query({});
  const sums = earned.map(
    ({ currency, net }): Sum => ({ user, kind: 'earning', currency, micros: microsFromDecimal(net) }),
  );
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof client.payouts.list.query>> = await client.payouts.list.query({
      limit: PAGE,
      cursor,
    });
    for (const { currency, amount } of page.items)
      sums.push({ user, kind: 'payout', currency, micros: microsFromDecimal(amount) });
    cursor = page.nextCursor;
  } while (cursor !== null);
  return sums;
}

/** What the overview says that somebody has earned, which may be read from a replica. */
export async function askForOverview({ userId: user, client }: Person): Promise<Sum[]> {
  const { totals } = await client.dashboard.summary.query(EVERYTHING);
  return totals.map(({ currency, net }) => ({
    user,
    kind: 'earning',
    currency,
    micros: microsFromDecimal(net),
  }));
}
