/** How many took at most so many seconds, each with all that were quicker; null for all of them. */
export interface Bucket {
  upToSeconds: number | null;
  count: number;
}

/**
 * Below how many seconds a share of all lies, as Prometheus reads a histogram: evenly within a bucket, and for what is slower than the
 * last bound that bound. Null where there is nothing. The buckets rise.
 */
export function quantileOf(buckets: readonly Bucket[], share: number): number | null {
  const all = buckets.at(-1)?.count ?? 0;
  if (all <= 0) return null;
  const rank = share * all;
  let [lower, below] = [0, 0];
  for (const { upToSeconds, count } of buckets) {
    if (upToSeconds === null) return lower;
    if (count >= rank) return lower + (upToSeconds - lower) * ((rank - below) / (count - below || 1));
    [lower, below] = [upToSeconds, count];
  }
  return lower;
}
