import type { EarningRow } from './rows.ts';

/** Rows behind one item: what the contract takes, less the earning's own. */
const JOINED_ROWS = 199;

/** The earnings of one day and currency, and the fees and taxes that look for theirs, in an order of their own. */
export interface Joining {
  heads: EarningRow[];
  joiners: EarningRow[];
  headOf: ReadonlyMap<EarningRow, EarningRow>;
  join: (joiner: EarningRow, head: EarningRow) => void;
  unjoined: () => EarningRow[];
  /** True when the joiner can belong to this earning: same contract as far as the file says, right sign, none of its type yet. */
  isOpen: (joiner: EarningRow, head: EarningRow) => boolean;
}

/** Rows by day, currency and platform. */
export function newDays(rows: readonly EarningRow[], keys: ReadonlyMap<unknown, string>): Joining[] {
  const days = Map.groupBy(rows, (row) => `${row.earnedOn} ${row.currency} ${row.platformName ?? ''}`);
  return [...days.values()].map((dayRows) => {
    const { heads = [], joiners = [] } = Object.groupBy(dayRows, ({ rule }) =>
      rule.joins ? 'joiners' : 'heads',
    );
    joiners.sort(
      (left, right) => compare(left, right) || ((keys.get(left) ?? '') < (keys.get(right) ?? '') ? -1 : 1),
    );
    return newJoining(heads, joiners);
  });
}

function newJoining(heads: EarningRow[], joiners: EarningRow[]): Joining {
  const headOf = new Map<EarningRow, EarningRow>();
  const joinedTo = new Map<EarningRow, string[]>();
  return {
    heads,
    joiners,
    headOf,
    join: (joiner, head) => {
      const types = joinedTo.get(head) ?? [];
      if (types.length >= JOINED_ROWS) return;
      types.push(joiner.type);
      joinedTo.set(head, types);
      headOf.set(joiner, head);
    },
    unjoined: () => joiners.filter((joiner) => !headOf.has(joiner)),
    isOpen: (joiner, head) => fits(joiner, head) && !joinedTo.get(head)?.includes(joiner.type),
  };
}

/** A charge belongs to money earned, a credit to money given back. */
function fits(joiner: EarningRow, head: EarningRow): boolean {
  if (joiner.party !== '' && head.party !== '' && joiner.party !== head.party) return false;
  return joiner.file.value < 0n === head.file.value >= 0n;
}

/** The number at the end of a row's id, or null. */
export function idNumber({ id }: EarningRow): bigint | null {
  const [digits] = /\d{1,30}$/.exec(id ?? '') ?? [];
  return digits === undefined ? null : BigInt(digits);
}

function compare(left: EarningRow, right: EarningRow): number {
  const [a, b] = [idNumber(left) ?? -1n, idNumber(right) ?? -1n];
  return a === b ? 0 : a < b ? -1 : 1;
}
