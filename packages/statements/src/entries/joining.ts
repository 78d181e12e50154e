import type { EarningRow } from '../rows/rows.ts';
import type { RowKeys } from './keys.ts';

/** Rows behind one item: what the contract takes, less the earning's own. */
const JOINED_ROWS = 199;

/** Fees are taken from these, and not from what a membership or a withdrawal costs. */
const INCOME: ReadonlySet<string> = new Set(['base', 'tips', 'bonuses', 'adjustments']);

/** The earnings of one day and currency, and the fees and taxes that look for theirs, in an order of their own. */
export interface Joining {
  heads: EarningRow[];
  joiners: EarningRow[];
  headOf: ReadonlyMap<EarningRow, EarningRow>;
  join: (joiner: EarningRow, head: EarningRow) => void;
  unjoined: () => EarningRow[];
  /**
   * True when the joiner can be guessed to belong to this earning: it is income or income given back, of the same contract
   * as far as the file says, of the right sign, and has none of the joiner's type yet.
   */
  isOpen: (joiner: EarningRow, head: EarningRow) => boolean;
}

/** Rows by day, currency and platform. */
export function newDays(rows: readonly EarningRow[], keys: RowKeys): Joining[] {
  const days = Map.groupBy(rows, (row) => `${row.earnedOn} ${row.currency} ${row.platformName ?? ''}`);
  return [...days.values()].map((dayRows) => {
    const { heads = [], joiners = [] } = Object.groupBy(dayRows, ({ rule }) =>
      rule.joins ? 'joiners' : 'heads',
    );
    joiners.sort((left, right) => compare(left, right) || (keys.of(left) < keys.of(right) ? -1 : 1));
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
export function fits(joiner: EarningRow, head: EarningRow): boolean {
  if (!isIncome(head)) return false;
  if (joiner.party !== '' && head.party !== '' && joiner.party !== head.party) return false;
  return joiner.file.value < 0n === head.file.value >= 0n;
}

/** True for two earnings of which every row that fits the one fits the other. */
export function isFitAlike(left: EarningRow, right: EarningRow): boolean {
  if (left.party !== right.party || left.file.value >= 0n !== right.file.value >= 0n) return false;
  return isIncome(left) === isIncome(right);
}

function isIncome({ rule }: EarningRow): boolean {
  return rule.parts.some(({ to }) => INCOME.has(to));
}

/** A row's id as its series and its number there ("A-100" is number 100 of "A-"); null when it does not end in digits. */
export function numberedId({ id }: EarningRow): { series: string; number: bigint } | null {
  const [, series = '', digits] = /^(.*?)(\d{1,30})$/s.exec(id ?? '') ?? [];
  return digits === undefined ? null : { series, number: BigInt(digits) };
}

function compare(left: EarningRow, right: EarningRow): number {
  const [a, b] = [numberedId(left)?.number ?? -1n, numberedId(right)?.number ?? -1n];
  return a === b ? 0 : a < b ? -1 : 1;
}
