import type { EarningRow } from '../rows/rows.ts';
import { fits, isFitAlike, type Joining, newDays, numberedId } from './joining.ts';
import type { RowKeys } from './keys.ts';

/** Ids of the rows of one transaction follow one another closely. */
const GAPS = [1n, 2n, 3n, 4n];
/** "Service Fee for Hourly - Ref ID 500001". */
const NAMED_ID = /\bref(?:erence)?\.? ?(?:id|no|#)\W{0,3}([\p{L}\p{N}_-]*\d)/iu;
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
export function joinRows(rows: readonly EarningRow[], keys: RowKeys): Map<EarningRow, EarningRow> {
  const headOf = new Map<EarningRow, EarningRow>();
  for (const day of newDays(rows, keys)) {
    if (day.joiners.length === 0 || day.heads.length === 0) continue;
    joinByName(day);
    const isShort = day.heads.length + day.joiners.length <= COMPARED_PER_DAY;
    if (isShort) joinBySubject(day);
    joinByNearId(day);
    if (isShort) joinOnlyPair(day);
    for (const [joiner, head] of day.headOf) headOf.set(joiner, head);
  }
  return headOf;
}

/** The text names the earning's id, or both share a reference or id. A tax may name the fee on which it was raised. */
function joinByName(day: Joining): void {
  const byId = uniqueById([...day.heads, ...day.joiners]);
  const byReference = headsByReference(day.heads);
  const isHead = new Set(day.heads);
  const namesFee: (readonly [EarningRow, EarningRow])[] = [];
  for (const joiner of day.joiners) {
    const referred = [joiner.reference, joiner.id ?? ''].map((name) => byReference.get(name) ?? []);
    const named = namedIn(joiner, byId) ?? referred.map((heads) => onlyHead(joiner, heads)).find(Boolean);
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
    if (row.id === null) continue;
    if (found.has(row.id)) twice.add(row.id);
    found.set(row.id, row);
  }
  for (const id of twice) found.delete(id);
  return found;
}

/**
 * The earnings of the day that have each reference; an earning may also be referred to by its id. Of those that the same rows fit only
 * two are kept: which of them is meant is not known either way, and thousands of one reference take no longer.
 */
function headsByReference(heads: readonly EarningRow[]): Map<string, EarningRow[]> {
  const found = new Map<string, EarningRow[]>();
  for (const head of heads) {
    for (const name of new Set([head.reference, head.id ?? ''])) {
      if (name === '') continue;
      const others = found.get(name) ?? [];
      if (others.filter((other) => isFitAlike(other, head)).length < 2) others.push(head);
      found.set(name, others);
    }
  }
  return found;
}

/** The only one; of a sale and what was given back of it on the same day, a charge belongs to the sale. */
function onlyHead(joiner: EarningRow, heads: readonly EarningRow[]): EarningRow | undefined {
  const [only, ...others] = heads.length === 1 ? heads : heads.filter((head) => fits(joiner, head));
  return others.length === 0 ? only : undefined;
}

function namedIn(joiner: EarningRow, byId: ReadonlyMap<string, EarningRow>): EarningRow | undefined {
  const [, namedId] = NAMED_ID.exec(joiner.description) ?? [];
  if (namedId !== undefined) return byId.get(namedId);
  for (const word of joiner.description.split(/[^\p{L}\p{N}_-]+/u)) {
    // A shorter number in a text may be any number.
    const row = word.length < NAMED_ID_LENGTH ? undefined : byId.get(word);
    if (row && row !== joiner) return row;
  }
  return undefined;
}

/** The id of a fee follows that of its earning. Where it follows those of several, none is guessed. */
function joinByNearId(day: Joining): void {
  const byPlace = Map.groupBy(day.heads, (head) => {
    const id = numberedId(head);
    return id && placeOf(id.series, id.number);
  });
  for (const joiner of guessed(day)) {
    const id = numberedId(joiner);
    if (id === null) continue;
    const near = GAPS.flatMap((gap) => byPlace.get(placeOf(id.series, id.number - gap)) ?? []);
    joinOnly(day, joiner, near);
  }
}

function placeOf(series: string, number: bigint): string {
  return `${series} ${number}`;
}

/** Joins when exactly one of these earnings is open to it. */
function joinOnly(day: Joining, joiner: EarningRow, heads: readonly EarningRow[]): void {
  const [only, ...others] = heads.filter((head) => day.isOpen(joiner, head));
  if (only && others.length === 0) day.join(joiner, only);
}

/** What is left to guess: a row that names the id of an earning of another day belongs to none of this one. */
function guessed(day: Joining): EarningRow[] {
  return day
    .unjoined()
    .filter(({ rule, description }) => rule.joins !== 'reference' && !NAMED_ID.test(description));
}

/** "Service Fee for Garden plans" belongs to the only earning whose text has "Garden plans". */
function joinBySubject(day: Joining): void {
  for (const joiner of guessed(day)) {
    const [, subject = ''] = /\bfor (.+)$/i.exec(joiner.description) ?? [];
    if (subject.length < SUBJECT_LENGTH) continue;
    joinOnly(
      day,
      joiner,
      day.heads.filter((head) => hasSubject(head.description, subject)),
    );
  }
}

/** True when the text has the subject as whole words: "Sprint 1" is not in "Sprint 10". */
function hasSubject(text: string, subject: string): boolean {
  const wanted = subject.toLowerCase();
  const found = text.toLowerCase().split(wanted);
  return found.slice(1).some((after, index) => {
    const before = found[index] ?? '';
    return !(/[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after));
  });
}

/** One earning and one fee of a day and a contract belong together. */
function joinOnlyPair(day: Joining): void {
  const free = guessed(day);
  for (const joiner of free) {
    const rivals = free.filter((other) => other.type === joiner.type && other.party === joiner.party);
    if (rivals.length === 1) joinOnly(day, joiner, day.heads);
  }
}
