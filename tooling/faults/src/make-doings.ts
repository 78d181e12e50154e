import { createHash } from 'node:crypto';
import { readFailure } from '@earntrack/client';
import { type Doing, decimalOf, effectsOfMaking, microsOf, NOTHING_MADE, type Thing } from './doing.ts';
import type { ThingKind } from './history.ts';
import type { Currency, Person } from './person.ts';
import type { Random } from './random.ts';

/** Few days, so that many write to the same sums at once. */
const DAYS = { month: '2026-09', first: 1, last: 6 };
const MOST_CENTS = 50_000;
const IMPORTED = { fewest: 3, most: 25 };
const PRESET = 'upwork';

interface Wish {
  random: Random;
  person: Person;
  /** Nothing else is called so. */
  name: string;
}

/**
 * Parts are refused where it was recorded already, also by a try that was given up and went on meanwhile: recording it again is all that
 * is left to do.
 */
function goOnWhereRecorded(fault: unknown): void {
  if (readFailure(fault).code !== 'statement_already_committed') throw fault;
}

interface New {
  thing: Thing;
  cents: number;
  seconds: number | null;
  platformId: string;
}

function newThing({ random, person, name }: Wish, kind: ThingKind): New {
  const currency: Currency = random.oneOf(['EUR', 'USD']);
  const cents = random.between(1, MOST_CENTS);
  const seconds = kind === 'earning' && random.isLucky(0.3) ? random.between(60, 30_000) : null;
  const day = `${DAYS.month}-${String(random.between(DAYS.first, DAYS.last)).padStart(2, '0')}`;
  const state = { currency, micros: microsOf(cents), isLive: true, tags: [], seconds };
  const thing = { name, kind, id: random.uuid(), currency, day, state };
  return { thing, cents, seconds, platformId: person.platforms[currency] };
}

function earningOf({ thing: { name, day, currency }, cents, seconds, platformId }: New) {
  return {
    platformId,
    earnedOn: day,
    currency,
    components: { base: decimalOf(cents) },
    note: name,
    hours: seconds === null ? null : { clock: 'online' as const, seconds },
  };
}

function payoutOf({ thing: { name, day, currency }, cents, platformId }: New) {
  return { platformId, paidOn: day, currency, amount: decimalOf(cents), note: name };
}

/** Under an id that whoever makes it chose. */
export function makeEarning(wish: Wish): Doing {
  const made = newThing(wish, 'earning');
  return making(made.thing, async ({ client }) => {
    await client.earnings.create.mutate({ id: made.thing.id, ...earningOf(made) });
    return NOTHING_MADE;
  });
}

export function makePayout(wish: Wish): Doing {
  const made = newThing(wish, 'payout');
  return making(made.thing, async ({ client }) => {
    await client.payouts.create.mutate({ id: made.thing.id, ...payoutOf(made) });
    return NOTHING_MADE;
  });
}

/** Under a key, as programs do: the server says which id it got. */
export function makeByKey(wish: Wish): Doing {
  const kind = wish.random.oneOf<ThingKind>(['earning', 'payout']);
  const made = newThing(wish, kind);
  const [path, body] = kind === 'earning' ? ['/earnings', earningOf(made)] : ['/payouts', payoutOf(made)];
  return making(made.thing, async ({ post }) => {
    const { id } = (await post(path, wish.name, body)) as { id: string };
    return new Map([[made.thing.name, id]]);
  });
}

/** A statement: opened, sent in two parts, and recorded at once. */
export function importStatement(wish: Wish): Doing {
  const { random, name, person } = wish;
  const count = random.between(IMPORTED.fewest, IMPORTED.most);
  const currency: Currency = random.oneOf(['EUR', 'USD']);
  const rows = Array.from({ length: count }, (_, at) => {
    const made = newThing({ ...wish, name: `${name}/${at}` }, 'earning');
    const state = { ...made.thing.state, currency, seconds: null };
    return { ...made, thing: { ...made.thing, currency, state } };
  });
  const importId = random.uuid();
  const items = rows.map(itemOf);
  const half = Math.ceil(count / 2);
  const open = {
    id: importId,
    presetId: PRESET,
    fileName: `${name.replaceAll('/', '-')}.csv`,
    fileSha256: createHash('sha256').update(name).digest('hex'),
    rowCount: count,
    itemCount: count,
    why: 'It was made up.',
    platforms: [
      { name: null, target: { kind: 'existing' as const, platformId: person.platforms[currency] } },
    ],
  };
  const things = rows.map(({ thing }) => thing);
  return {
    name,
    effects: effectsOfMaking(things),
    leaves: things,
    async send({ client: { imports, earnings } }) {
      const { state } = await imports.open.mutate(open);
      const stage = async () => {
        await imports.stage.mutate({ importId, chunk: 0, items: items.slice(0, half) });
        await imports.stage.mutate({ importId, chunk: 1, items: items.slice(half) });
      };
      if (state === 'staged') await stage().catch(goOnWhereRecorded);
      await imports.commit.mutate({ importId });
      const made = await earnings.list.query({ text: `${name}/`, limit: 100 });
      return new Map(made.items.map(({ id, description }) => [description, id]));
    },
  };
}

function itemOf({ thing: { name, day, currency }, cents }: New, at: number) {
  const value = decimalOf(cents);
  return {
    kind: 'earning' as const,
    key: name,
    rows: [{ row: at + 1, unit: currency, value }],
    platformName: null,
    description: name,
    externalId: null,
    earnedOn: day,
    currency,
    components: { base: value },
    hours: null,
  };
}

function making(thing: Thing, send: Doing['send']): Doing {
  return { name: thing.name, effects: effectsOfMaking([thing]), send, leaves: [thing] };
}
