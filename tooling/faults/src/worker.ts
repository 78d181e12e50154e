import { setTimeout as pause } from 'node:timers/promises';
import { microsFromDecimal } from '@earntrack/domain';
import { edit, remove, removeMany, tagMany } from './change-doings.ts';
import type { Violation } from './checker.ts';
import type { Doing, Thing } from './doing.ts';
import { type Operation, type Outcome, outcomeOf, TURNED_AWAY } from './history.ts';
import { importStatement, makeByKey, makeEarning, makePayout } from './make-doings.ts';
import { outcomeOfFailure, type Person } from './person.ts';
import type { Random } from './random.ts';

/** Out of a hundred: what people do. */
const WISHES = [
  ...repeat(24, 'makeEarning'),
  ...repeat(10, 'makePayout'),
  ...repeat(18, 'makeByKey'),
  ...repeat(8, 'importStatement'),
  ...repeat(20, 'edit'),
  ...repeat(6, 'remove'),
  ...repeat(10, 'tagMany'),
  ...repeat(4, 'removeMany'),
] as const;

const AGAIN_SHARE = 0.15;
const AT_ONCE_SHARE = 0.5;
const TRIES_AT_ONCE = 3;
const RETRY_MS = 60;
const MANY = { fewest: 2, most: 6 };
const MOST_TAGS = 10;
const SETTLE_MS = 30_000;

/** What was asked for, and nobody knows whether it was done. */
interface Open {
  operation: Operation;
  doing: Doing;
}

interface Workplace {
  name: string;
  person: Person;
  random: Random;
  /** Of everybody. */
  operations: Operation[];
}

/** One device of a person: it does one thing after the other, with what it made itself. */
export class Worker {
  /** Own writes that were not seen by a read after them. */
  readonly unseen: Violation[] = [];
  readonly #open: Open[] = [];
  readonly #things = new Map<string, Thing>();
  readonly #place: Workplace;
  #count = 0;

  constructor(place: Workplace) {
    this.#place = place;
  }

  async work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const doing = await this.#next();
      if (doing !== null) await this.#do(doing);
      else await pause(RETRY_MS);
    }
  }

  /** Asks again for all of which nothing is known, until it is known. */
  async settle(): Promise<void> {
    for (const { operation, doing } of this.#open.splice(0)) {
      const untilMs = performance.now() + SETTLE_MS;
      while (outcomeOf(operation) === 'unknown' && performance.now() < untilMs) {
        await this.#attempt(operation, doing);
        if (wasRefused(operation)) break;
        await pause(RETRY_MS);
      }
    }
  }

  async #do(doing: Doing): Promise<void> {
    const { operations, person, random } = this.#place;
    const operation: Operation = {
      name: doing.name,
      user: person.userId,
      effects: doing.effects,
      attempts: [],
    };
    operations.push(operation);
    // Nobody touches it before it is known what became of it.
    for (const { thing } of doing.effects) this.#things.delete(thing);
    let outcome = await this.#attempt(operation, doing);
    const tries = random.isLucky(AT_ONCE_SHARE) ? TRIES_AT_ONCE : 0;
    for (let tried = 0; outcome === 'unknown' && tried < tries; tried += 1) {
      await pause(RETRY_MS);
      outcome = await this.#attempt(operation, doing);
    }
    if (outcome === 'unknown') this.#open.push({ operation, doing });
    else if (outcome === 'acknowledged' && random.isLucky(AGAIN_SHARE)) await this.#attempt(operation, doing);
  }

  async #attempt(operation: Operation, doing: Doing): Promise<Outcome> {
    const invokedMs = performance.now();
    const note = (outcome: Outcome, said: string) => {
      operation.attempts.push({ invokedMs, endedMs: performance.now(), outcome, said });
      return outcome;
    };
    try {
      const ids = await doing.send(this.#place.person);
      this.#keep(doing, ids);
      return note('acknowledged', '');
    } catch (fault) {
      const { outcome, said } = outcomeOfFailure(fault);
      return note(outcome, said);
    }
  }

  #keep({ leaves, name }: Doing, ids: ReadonlyMap<string, string>): void {
    const unnamed = ids.size > 0 ? leaves.filter((thing) => !ids.has(thing.name)) : [];
    for (const { name: thing } of unnamed)
      this.unseen.push({ fault: 'not seen', about: thing, says: `it is not in the list read after ${name}` });
    for (const thing of leaves)
      if (thing.state.isLive) this.#things.set(thing.name, { ...thing, id: ids.get(thing.name) ?? thing.id });
  }

  /** Null where there is nothing yet to do it with, or nobody answers. */
  async #next(): Promise<Doing | null> {
    const { random, person, name } = this.#place;
    const wish = { random, person, name: `${name}.${(this.#count += 1)}` };
    const kind = random.oneOf(WISHES);
    if (kind === 'makeEarning') return makeEarning(wish);
    if (kind === 'makePayout') return makePayout(wish);
    if (kind === 'makeByKey') return makeByKey(wish);
    if (kind === 'importStatement') return importStatement(wish);
    const all = [...this.#things.values()];
    const earnings = all.filter((thing) => thing.kind === 'earning' && thing.state.tags.length < MOST_TAGS);
    const isOfMany = kind === 'tagMany' || kind === 'removeMany';
    const things = chosen(
      random,
      isOfMany ? earnings : all,
      isOfMany ? random.between(MANY.fewest, MANY.most) : 1,
    );
    const [first] = things;
    if (first === undefined) return null;
    if (kind === 'tagMany') return tagMany({ ...wish, things });
    if (kind === 'removeMany') return removeMany({ ...wish, things });
    if (kind === 'remove') return remove({ ...wish, things });
    const version = await this.#read(first);
    return version === null ? null : edit({ ...wish, things }, version);
  }

  /** The version of what is there; it has to be as it was left. */
  async #read(thing: Thing): Promise<number | null> {
    const { client } = this.#place.person;
    const { id, kind, state, name } = thing;
    try {
      const { version, micros } = await (kind === 'earning'
        ? client.earnings.get.query({ id }).then((earning) => ({ ...earning, micros: earning.net }))
        : client.payouts.get.query({ id }).then((payout) => ({ ...payout, micros: payout.amount })));
      if (microsFromDecimal(micros) !== state.micros)
        this.unseen.push({
          fault: 'not seen',
          about: name,
          says: `${micros} was read, not ${state.micros} micros`,
        });
      return version;
    } catch (fault) {
      const { outcome, said } = outcomeOfFailure(fault);
      if (outcome === 'refused' && !TURNED_AWAY.has(said))
        this.unseen.push({ fault: 'not seen', about: name, says: said });
      return null;
    }
  }
}

/** For good: asking again would change nothing. */
function wasRefused({ attempts }: Operation): boolean {
  const last = attempts.at(-1);
  return last?.outcome === 'refused' && !TURNED_AWAY.has(last.said);
}

function chosen(random: Random, things: readonly Thing[], count: number): Thing[] {
  const left = [...things];
  const taken: Thing[] = [];
  while (taken.length < count && left.length > 0)
    taken.push(...left.splice(random.between(0, left.length - 1), 1));
  return taken;
}

function repeat<const Item>(times: number, item: Item): Item[] {
  return Array.from({ length: times }, () => item);
}
