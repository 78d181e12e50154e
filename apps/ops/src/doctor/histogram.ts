import { type Labels, type Samples, sumOf } from './samples.ts';

/** A quantile as a histogram knows it: somewhere between two bounds, and most likely at `value`. */
export interface Quantile {
  value: number;
  from: number;
  /** Infinite where it lies past the last bound; `value` is that bound then. */
  to: number;
}

interface Bucket {
  bound: number;
  /** Of all up to the bound. */
  count: number;
}

/** What a histogram counted since `before`, or since it began. */
export function bucketsOf(
  after: Samples,
  before: Samples | null,
  { name, fits }: { name: string; fits: (labels: Labels) => boolean },
): Bucket[] {
  const bucket = `${name}_bucket`;
  const bounds = new Set(after.get(bucket)?.flatMap(({ labels }) => labels['le'] ?? []));
  const countAt = (samples: Samples, le: string) =>
    sumOf(samples, bucket, (labels) => labels['le'] === le && fits(labels)) ?? 0;
  return [...bounds]
    .map((le) => ({
      bound: le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le),
      count: countAt(after, le) - (before ? countAt(before, le) : 0),
    }))
    .toSorted((one, other) => one.bound - other.bound);
}

/** As Prometheus makes one of buckets: evenly spread between the bounds. Null where nothing was counted. */
export function quantileOf(buckets: readonly Bucket[], share: number): Quantile | null {
  const total = buckets.at(-1)?.count ?? 0;
  const at = buckets.findIndex(({ count }) => count >= total * share);
  const reached = buckets[at];
  if (total === 0 || reached === undefined) return null;
  const below = buckets[at - 1] ?? { bound: 0, count: 0 };
  const { bound: to, count } = reached;
  if (to === Number.POSITIVE_INFINITY) return { value: below.bound, from: below.bound, to };
  const within = (total * share - below.count) / (count - below.count);
  return { value: below.bound + (to - below.bound) * within, from: below.bound, to };
}
