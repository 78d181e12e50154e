import type { SpreadBinView, SpreadView } from '@earntrack/contract';
import { decimalFromMicros } from '@earntrack/domain';
import type { BinSums } from './analytics.queries.ts';

/** How the nets of earnings spread over bins with round edges. */
export interface Spread {
  median: bigint;
  edges: readonly bigint[];
  bins: readonly BinSums[];
}

/** Nothing but their number where they are too few. */
export function spreadView(spread: Spread | null, earningCount: number): SpreadView {
  if (!spread) return { bins: [], median: null, earningCount, isUnderFloor: true };
  return {
    bins: binViews(spread),
    median: decimalFromMicros(spread.median),
    earningCount,
    isUnderFloor: false,
  };
}

/** Every bin between the edges, also the empty ones; those beyond them only where something lies there. */
function binViews({ edges, bins }: Spread): SpreadBinView[] {
  const sums = new Map(bins.map((each) => [each.bin, each]));
  return Array.from({ length: edges.length + 1 }, (_, bin) => ({
    from: decimalOf(edges[bin - 1]),
    to: decimalOf(edges[bin]),
    net: decimalFromMicros(sums.get(bin)?.netMicros ?? 0n),
    earningCount: sums.get(bin)?.earningCount ?? 0,
  })).filter(({ from, to, earningCount }) => (from !== null && to !== null) || earningCount > 0);
}

function decimalOf(edge: bigint | undefined): string | null {
  return edge === undefined ? null : decimalFromMicros(edge);
}
