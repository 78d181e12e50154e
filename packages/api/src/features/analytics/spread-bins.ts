import { type Currency, currencyDigits } from '@earntrack/domain';

/** About how many bins a picture has between its open ends. */
const BINS = 10n;

/**
 * Round edges around most of the values: steps of 1, 2 or 5 of a power of ten, never finer than the currency's own digits.
 * Rising, at least two.
 */
export function roundEdges(low: bigint, high: bigint, currency: Currency): bigint[] {
  const step = roundMicros(high - low, 10n ** BigInt(6 - currencyDigits(currency)));
  const first = floorTo(low, step);
  const edges = [first];
  while ((edges.at(-1) ?? first) <= high) edges.push((edges.at(-1) ?? first) + step);
  return edges;
}

/** The smallest round step, from `finest` on, that needs at most so many bins for a span. */
function roundMicros(span: bigint, finest: bigint): bigint {
  for (let power = finest; ; power *= 10n) {
    const step = [1n, 2n, 5n].map((factor) => factor * power).find((each) => each * BINS >= span);
    if (step !== undefined) return step;
  }
}

function floorTo(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return value - (rest < 0n ? rest + step : rest);
}
