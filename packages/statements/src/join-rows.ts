import { idNumber, type Joining, newDays } from './joining.ts';
import type { EarningRow } from './rows.ts';

/** Ids of the rows of one transaction follow one another closely. */
const NEAR_IDS = 4n;
const SUBJECT_LENGTH = 4;
const NAMED_ID_LENGTH = 4;
/** Comparing texts pair by pair stays quick; nobody earns more often on one day of one platform. */
const COMPARED_PER_DAY = 300;

/**
 * Tells to which earning a row of fees or taxes belongs. A row that is not in the answer stays an earning of its own, so
 * that net is exact either way.
 * NOTE: only rows of one day and currency are joined, and never by their place in the file: exports are cut between
 * days and sorted as one likes, and a later export must join the same rows.
 */
export function joinRows(
  rows: readonly EarningRow[],
  keys: ReadonlyMap<unknown, string>,
): Map<EarningRow, EarningRow> {
  const headOf = new Map<EarningRow, EarningRow>();
  for (const day of newDays(rows, keys)) {
    if (day.joiners.length === 0 || day.heads.length === 0) continue;
    joinByName(day);
    joinByNearId(day);
    if (day.heads.length + day.joiners.length <= COMPARED_PER_DAY) {
      joinBySubject(day);
      joinOnlyPair(day);
    }
    for (const [joiner, head] of day.headOf) headOf.set(joiner, head);
  }
  return headOf;
}

/** The text names the earning's id, or both share a reference. A tax may name the fee on which it was raised. */
function joinByName(day: Joining): void {
  const byId = uniqueById([...day.heads, ...day.joiners]);
  const byReference = uniqueReferences(day.heads);
  const isHead = new Set(day.heads);
  const namesFee: (readonly [EarningRow, EarningRow])[] = [];
  for (const joiner of day.joiners) {
    const named = namedIn(joiner, byId) ?? byReference.get(joiner.reference);
    if (named && isHead.has(named)) day.join(joiner, named);
    else if (named) namesFee.push([joiner, named]);
  }
  for (const [joiner, fee] of namesFee) {
    const head = day.headOf.get(fee);
    if (head) day.join(joiner, head);
  }
}

function uniqueById(rows: readonly EarningRow[]): Map<string, EarningRow> {
  const found = new Map<string, EarningRow>();
  const twice = new Set<string>();
  for (const row of rows) {
    if (row.id === null || row.id.length < NAMED_ID_LENGTH) continue;
    if (found.has(row.id)) twice.add(row.id);
    found.set(row.id, row);
  }
  for (const id of twice) found.delete(id);
  return found;
}

/** References that exactly one earning of the day has; an earning may also be referred to by its id. */
function uniqueReferences(heads: readonly EarningRow[]): Map<string, EarningRow> {
  const found = new Map<string, EarningRow>();
  const twice = new Set<string>();
  for (const head of heads) {
    for (const name of new Set([head.reference, head.id ?? ''])) {
      if (found.has(name) || name === '') twice.add(name);
      found.set(name, head);
    }
  }
  for (const name of twice) found.delete(name);
  return found;
}

function namedIn(joiner: EarningRow, byId: ReadonlyMap<string, EarningRow>): EarningRow | undefined {
  for (const word of joiner.description.split(/[^\p{L}\p{N}_-]+/u)) {
    const row = byId.get(word);
    if (row && row !== joiner) return row;
  }
  return undefined;
}

/** The id of a fee follows that of its earning. */
function joinByNearId(day: Joining): void {
  const byNumber = new Map<bigint, EarningRow>();
  for (const head of day.heads) {
    const number = idNumber(head);
    if (number !== null) byNumber.set(number, head);
  }
  for (const joiner of day.unjoined()) {
    const number = idNumber(joiner);
    if (number === null) continue;
    for (let gap = 1n; gap <= NEAR_IDS; gap += 1n) {
      const head = byNumber.get(number - gap);
      if (!head || !day.isOpen(joiner, head)) continue;
      day.join(joiner, head);
      break;
    }
  }
}

/** "Service Fee for Garden plans" belongs to the only earning whose text has "Garden plans". */
function joinBySubject(day: Joining): void {
  for (const joiner of day.unjoined()) {
    const [, subject = ''] = /\bfor (.+)$/i.exec(joiner.description) ?? [];
    if (subject.length < SUBJECT_LENGTH) continue;
    const fitting = day.heads.filter((head) =>
      head.description.toLowerCase().includes(subject.toLowerCase()),
    );
    const [only] = fitting;
    if (only && fitting.length === 1 && day.isOpen(joiner, only)) day.join(joiner, only);
  }
}

/** One earning and one fee of a day and a contract belong together. */
function joinOnlyPair(day: Joining): void {
  const free = day.unjoined();
  for (const joiner of free) {
    const open = day.heads.filter((head) => day.isOpen(joiner, head));
    const rivals = free.filter((other) => other.type === joiner.type && other.party === joiner.party);
    const [only] = open;
    if (only && open.length === 1 && rivals.length === 1) day.join(joiner, only);
  }
}
