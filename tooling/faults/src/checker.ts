import {
  type Effect,
  type Operation,
  outcomeOf,
  type State,
  type ThingKind,
  TURNED_AWAY,
} from './history.ts';
import { sumsOf, type Sum } from './money.ts';

/** A row as it stands in the database. */
export interface Found {
  user: string;
  thing: string;
  kind: ThingKind;
  state: State;
}

/** What somebody says that a user's money adds up to: the sums that the database keeps, the answer of the server. */
export interface Told {
  by: string;
  /** It says nothing of others. */
  of: readonly ThingKind[];
  sums: readonly Sum[];
}

export type Wrong =
  | 'lost'
  | 'doubled'
  | 'half'
  | 'changed'
  | 'not asked for'
  | 'wrong sum'
  | 'refused'
  | 'not seen'
  | 'not answered';

export interface Violation {
  fault: Wrong;
  /** The operation, the thing or the sum that it is about. */
  about: string;
  says: string;
}

interface Checked {
  /** In the order in which each user's were asked for. No two that are open touch the same thing. */
  operations: readonly Operation[];
  found: readonly Found[];
  told: readonly Told[];
}

/**
 * Whether what is there is what the history promises: every acknowledged write exactly once, every refused one not at all, every one of
 * which nobody knows whole or not at all; and the money of each user in each currency what these add up to.
 */
export function check({ operations, found, told }: Checked): Violation[] {
  const rows = Map.groupBy(found, nameOf);
  const expected = new Map<string, Effect & { user: string }>();
  const violations: Violation[] = [];
  for (const operation of operations) {
    const { user, effects } = operation;
    const isDone = outcomeOf(operation) === 'acknowledged' || isThere(operation, { rows, violations });
    if (isDone) for (const effect of effects) expected.set(nameOf({ user, ...effect }), { user, ...effect });
  }
  violations.push(...doubled(rows), ...lostOrChanged(expected, rows), ...notAskedFor(expected, rows));
  const due = sumsOf([...expected.values()].map(({ user, kind, after }) => ({ user, kind, state: after })));
  return [...violations, ...told.flatMap((each) => wrongSums(each, due))];
}

/**
 * Attempts that were refused. People here ask for nothing that could not be done, and ask again under the same name: the answer has to be the
 * same. To be turned away, before anything is done, is no refusal.
 */
export function refusals(operations: readonly Operation[]): Violation[] {
  return operations
    .filter(({ attempts }) =>
      attempts.some(({ outcome, said }) => outcome === 'refused' && !TURNED_AWAY.has(said)),
    )
    .map(({ name, attempts }) => ({
      fault: 'refused',
      about: name,
      says: `it was answered with: ${attempts.map(({ outcome, said }) => `${outcome} ${said}`.trim()).join(', ')}`,
    }));
}

/** What nobody ever answered, though it was asked for again and again. */
export function unanswered(operations: readonly Operation[]): Violation[] {
  return operations
    .filter((operation) => outcomeOf(operation) === 'unknown')
    .map(({ name, attempts }) => ({
      fault: 'not answered',
      about: name,
      says: `${attempts.length} attempts, the last: ${attempts.at(-1)?.said ?? ''}`,
    }));
}

interface Seen {
  rows: ReadonlyMap<string, readonly Found[]>;
  violations: Violation[];
}

/** Whether an operation of which nobody knows was done. One that was done in part is a violation, and counts as done. */
function isThere(operation: Operation, { rows, violations }: Seen): boolean {
  if (outcomeOf(operation) === 'refused') return false;
  const { user, effects, name } = operation;
  const done = effects.filter((effect) => {
    const states = (rows.get(nameOf({ user, ...effect })) ?? []).map(({ state }) => state);
    return states.length > 0 && !states.some((state) => isSame(state, effect.before));
  });
  if (done.length > 0 && done.length < effects.length)
    violations.push({
      fault: 'half',
      about: name,
      says: `${done.length} of its ${effects.length} effects are there`,
    });
  return done.length > 0;
}

function doubled(rows: ReadonlyMap<string, readonly Found[]>): Violation[] {
  return [...rows]
    .filter(([, same]) => same.length > 1)
    .map(([about, { length }]) => ({ fault: 'doubled', about, says: `it is there ${length} times` }));
}

function lostOrChanged(
  expected: ReadonlyMap<string, Effect>,
  rows: ReadonlyMap<string, readonly Found[]>,
): Violation[] {
  return [...expected].flatMap(([about, { after }]): Violation[] => {
    const [row] = rows.get(about) ?? [];
    if (row === undefined)
      return [{ fault: 'lost', about, says: `${textOf(after)} was acknowledged or done in part` }];
    if (isSame(row.state, after)) return [];
    return [{ fault: 'changed', about, says: `it is ${textOf(row.state)} and not ${textOf(after)}` }];
  });
}

function notAskedFor(
  expected: ReadonlyMap<string, Effect>,
  rows: ReadonlyMap<string, readonly Found[]>,
): Violation[] {
  return [...rows]
    .filter(([about]) => !expected.has(about))
    .map(([about, [row]]) => ({
      fault: 'not asked for',
      about,
      says: `${row === undefined ? 'nothing' : textOf(row.state)} is there`,
    }));
}

function wrongSums({ by, of, sums }: Told, due: readonly Sum[]): Violation[] {
  const [said, wanted] = [added(sums), added(due.filter(({ kind }) => of.includes(kind)))];
  return [...new Set([...said.keys(), ...wanted.keys()])].flatMap((about): Violation[] => {
    const [is, ought] = [said.get(about) ?? 0n, wanted.get(about) ?? 0n];
    if (is === ought) return [];
    return [{ fault: 'wrong sum', about, says: `${by} says ${is} micros and not ${ought}` }];
  });
}

function added(sums: readonly Sum[]): Map<string, bigint> {
  const whole = new Map<string, bigint>();
  for (const sum of sums) {
    const name = `${sum.kind}s of ${sum.user} in ${sum.currency}`;
    whole.set(name, (whole.get(name) ?? 0n) + sum.micros);
  }
  return whole;
}

function nameOf({ user, kind, thing }: Pick<Found, 'user' | 'kind' | 'thing'>): string {
  return `${kind} ${thing} of ${user}`;
}

function isSame(one: State, other: State | null): boolean {
  return other !== null && textOf(one) === textOf(other);
}

function textOf({ micros, currency, isLive, tags, seconds }: State): string {
  const hours = seconds === null ? '' : `, ${seconds} s`;
  const words = tags.length === 0 ? '' : `, tagged ${tags.join(' ')}`;
  return `${micros} micros ${currency}${hours}${words}${isLive ? '' : ', in the bin'}`;
}
