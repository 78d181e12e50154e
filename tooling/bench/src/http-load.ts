import { openLane, requestBytes } from './http-lane.ts';

export interface LoadResult {
  requests: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** One for all, or for each connection by its number from 0 on: what several ask alike at once is made once. */
export type LoadUrl = string | ((connection: number) => string);

interface Load {
  url: LoadUrl;
  headers: Record<string, string>;
  connections: number;
  durationMs: number;
}

/** Asks over so many kept-open connections, each for its one address with one request under way. Throws unless all are 200. */
export async function httpLoad({ url, headers, connections, durationMs }: Load): Promise<LoadResult> {
  const timesMs: number[] = [];
  const urlOf = typeof url === 'string' ? () => url : url;
  const startedMs = performance.now();
  const lanes = Array.from({ length: connections }, async (_, connection) => {
    const address = urlOf(connection);
    const request = requestBytes({ url: address, headers });
    const lane = await openLane(address);
    while (performance.now() - startedMs < durationMs) {
      const askedMs = performance.now();
      const answer = await lane.ask(request);
      if (answer.status !== 200) throw new Error(`The answer was: ${answer.text().slice(0, 600)}`);
      timesMs.push(performance.now() - askedMs);
    }
    lane.close();
  });
  await Promise.all(lanes);
  const seconds = (performance.now() - startedMs) / 1000;
  const round = (ms: number) => Number(ms.toFixed(2));
  return {
    requests: timesMs.length,
    perSecond: Math.round(timesMs.length / seconds),
    p50Ms: round(quantile(timesMs, 0.5)),
    p99Ms: round(quantile(timesMs, 0.99)),
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}
