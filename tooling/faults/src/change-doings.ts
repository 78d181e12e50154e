import { type Doing, decimalOf, effectsOn, microsOf, NOTHING_MADE, type Thing } from './doing.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';

interface Change {
  random: Random;
  person: Person;
  name: string;
  things: readonly Thing[];
}

const MOST_CENTS = 50_000;

/** The version is the one that was read just now, as at a screen that was opened. */
export function edit({ random, person, name, things }: Change, version: number): Doing {
  const [thing] = things;
  if (thing === undefined) throw new Error('There is nothing to change.');
  const cents = random.between(MOST_CENTS + 1, MOST_CENTS * 2);
  const { id, currency, day } = thing;
  const state = { ...thing.state, micros: microsOf(cents) };
  const amount = decimalOf(cents);
  const common = { id, version, platformId: person.platforms[currency], currency, note: thing.name };
  const { seconds, tags } = state;
  const hours = seconds === null ? null : { clock: 'online' as const, seconds };
  return changing(name, { before: [thing], after: [{ ...thing, state }] }, ({ client }) =>
    thing.kind === 'earning'
      ? client.earnings.update.mutate({
          ...common,
          earnedOn: day,
          components: { base: amount },
          hours,
          tags: [...tags],
        })
      : client.payouts.update.mutate({ ...common, paidOn: day, amount }),
  );
}

export function remove({ name, things }: Change): Doing {
  const [thing] = things;
  if (thing === undefined) throw new Error('There is nothing to delete.');
  const { id, kind } = thing;
  return changing(name, { before: [thing], after: binned([thing]) }, ({ client }) =>
    kind === 'earning' ? client.earnings.delete.mutate({ id }) : client.payouts.delete.mutate({ id }),
  );
}

/** Gives earnings one more tag, all at once. */
export function tagMany({ random, name, things }: Change): Doing {
  const changeId = random.uuid();
  const tag = `tag ${name}`;
  const after = things.map((thing) => ({
    ...thing,
    state: { ...thing.state, tags: [...thing.state.tags, tag].toSorted() },
  }));
  const ids = things.map(({ id }) => id);
  return changing(name, { before: things, after }, ({ client }) =>
    client.earnings.bulkEdit.mutate({ id: changeId, target: { ids }, change: { addTags: [tag] } }),
  );
}

export function removeMany({ random, name, things }: Change): Doing {
  const changeId = random.uuid();
  const ids = things.map(({ id }) => id);
  return changing(name, { before: things, after: binned(things) }, ({ client }) =>
    client.earnings.bulkDelete.mutate({ id: changeId, target: { ids } }),
  );
}

function binned(things: readonly Thing[]): Thing[] {
  return things.map((thing) => ({ ...thing, state: { ...thing.state, isLive: false } }));
}

interface Changed {
  before: readonly Thing[];
  after: readonly Thing[];
}

function changing(
  name: string,
  { before, after }: Changed,
  send: (person: Person) => Promise<unknown>,
): Doing {
  return {
    name,
    effects: effectsOn(before, after),
    leaves: after,
    async send(person) {
      await send(person);
      return NOTHING_MADE;
    },
  };
}
