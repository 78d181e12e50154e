export interface CacheFigures {
  hit: number;
  miss: number;
  error: number;
  bypass: number;
  /** Nobody looks there for now. */
  isAway: boolean;
  /** How many lookups took so long at most, the shortest first. */
  buckets: { atMostSeconds: number; count: number }[];
}

const RESULTS = ['hit', 'miss', 'error', 'bypass'] as const;

/** What a server on this machine says of its cache. */
export async function readCacheFigures(baseUrl: string): Promise<CacheFigures> {
  const text = await (await fetch(`${baseUrl}/metrics`)).text();
  const sums = { hit: 0, miss: 0, error: 0, bypass: 0 };
  for (const [, result, count] of text.matchAll(/^cache_requests_total\{.*result="(\w+)"\} (\d+)$/gm)) {
    const known = RESULTS.find((each) => each === result);
    if (known) sums[known] += Number(count);
  }
  const buckets = [...text.matchAll(/^cache_added_seconds_bucket\{le="([^"]+)"\} (\d+)$/gm)].map(
    ([, atMost, count]) => ({
      atMostSeconds: Number(atMost?.replace('+Inf', 'Infinity')),
      count: Number(count),
    }),
  );
  const isAway = /^cache_breaker_open 1$/m.test(text);
  return { ...sums, isAway, buckets };
}

/** What was added to the figures from one reading to the next. */
export function addedBetween(before: CacheFigures, after: CacheFigures): CacheFigures {
  const [hit, miss, error, bypass] = RESULTS.map((result) => after[result] - before[result]) as [
    number,
    number,
    number,
    number,
  ];
  const buckets = after.buckets.map(({ atMostSeconds, count }, at) => ({
    atMostSeconds,
    count: count - (before.buckets[at]?.count ?? 0),
  }));
  return { hit, miss, error, bypass, isAway: after.isAway, buckets };
}
