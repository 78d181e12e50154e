import { startFloor, listStatement, type FloorRoutes } from './floor.ts';
import type { Filled } from './filled-database.ts';
import { requestBytes } from './http-lane.ts';
import { openLoad, type OpenLoadResult } from './open-load.ts';
import { recordSummary } from './recorded-statements.ts';
import type { Visitor } from './visitors.ts';

interface FloorLoad {
  visitors: readonly Visitor[];
  perSecond: number;
  seconds: number;
  warmUpSeconds: number;
}

/** So many accounts are asked about: what each route asks has to fit into an environment variable. */
const ACCOUNTS = 8;
const PAGE_ROWS = 50;
/** Of four requests of the mix one is for an overview or an analysis; the others are no more than a list. */
const OF_FOUR = ['list', 'list', 'list', 'summary'] as const;

/**
 * What this machine could do at all: the same rate against a bare server that sends the rows of a list and of an overview. It has no
 * balancer before it, and no sessions, writes, answers kept, metrics or compression.
 */
export async function openFloor(
  { url, database }: Filled,
  { visitors, perSecond, seconds, warmUpSeconds }: FloorLoad,
): Promise<OpenLoadResult> {
  const step = Math.max(1, Math.floor(visitors.length / ACCOUNTS));
  const asked = visitors.filter((_, place) => place % step === 0).slice(0, ACCOUNTS);
  const routes: Record<string, FloorRoutes[string]> = {};
  for (const [place, { userId, cookie }] of asked.entries()) {
    routes[`list-${place}`] = [listStatement(userId, PAGE_ROWS)];
    routes[`summary-${place}`] = await recordSummary(database, cookie);
  }
  const floor = await startFloor(url, routes);
  let sent = 0;
  try {
    const next = () => {
      const kind = OF_FOUR[sent % OF_FOUR.length] ?? 'list';
      const account = Math.floor(sent / OF_FOUR.length) % asked.length;
      sent += 1;
      return { kind, request: requestBytes({ url: `${floor.baseUrl}/${kind}-${account}`, headers: {} }) };
    };
    return await openLoad({ origin: floor.baseUrl, perSecond, seconds, warmUpSeconds, next });
  } finally {
    await floor.stop();
  }
}
