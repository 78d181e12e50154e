/** The whole of a budget, per minute, of which each one is a share. */
export interface Rates {
  /** Calls of one person at a browser, and of each token. */
  callsPerMinute: number;
  /** Calls from one address for which nobody is signed in. */
  guestCallsPerMinute: number;
}

interface Kind {
  of: keyof Rates;
  share: number;
}

/** What may be spent in a minute, by what it costs the server. Clients read these names in RateLimit headers. */
export const BUDGETS = {
  /** Whatever only asks. */
  reads: { of: 'callsPerMinute', share: 1 },
  /** Whatever changes something. */
  writes: { of: 'callsPerMinute', share: 1 / 2 },
  /** What goes through a whole account or a whole file. */
  heavy: { of: 'callsPerMinute', share: 1 / 20 },
  /** The parts of a statement: the largest file takes two thousand, one after the other. */
  chunks: { of: 'callsPerMinute', share: 1 },
  /** Calls for which nobody is signed in, whatever they ask. */
  guests: { of: 'guestCallsPerMinute', share: 1 },
  /** What pages tell about themselves, from one address: many people may share it, and each page tells little. */
  beacons: { of: 'guestCallsPerMinute', share: 1 / 4 },
  /** Requests for which nobody turned out to be signed in: what no procedure sees is among them, so they are more. */
  requests: { of: 'guestCallsPerMinute', share: 4 },
} as const satisfies Record<string, Kind>;

export type Budget = keyof typeof BUDGETS;

/** Every budget lasts this long from its first call, and then begins anew. */
export const BUDGET_SECONDS = 60;

const HEAVY: ReadonlySet<string> = new Set([
  'analytics.report',
  'earnings.bulkDelete',
  'earnings.bulkEdit',
  'earnings.undoBulk',
  'imports.commit',
  'imports.preview',
  'imports.previewUndo',
  'imports.undo',
]);
const CHUNKS: ReadonlySet<string> = new Set(['imports.stage']);

/** The procedures that are neither a plain read nor a plain write. */
export const NAMED_PROCEDURES: readonly string[] = [...HEAVY, ...CHUNKS];

/** How much a budget holds. */
export function sizeOf(budget: Budget, rates: Rates): number {
  const { of, share } = BUDGETS[budget];
  return Math.max(1, Math.floor(rates[of] * share));
}

/** What a call of somebody who is signed in is paid from. */
export function budgetOf(procedure: string, type: 'query' | 'mutation' | 'subscription'): Budget {
  if (HEAVY.has(procedure)) return 'heavy';
  if (CHUNKS.has(procedure)) return 'chunks';
  return type === 'mutation' ? 'writes' : 'reads';
}
