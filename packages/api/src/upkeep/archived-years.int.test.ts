import { asOperator } from '@earntrack/db';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  importFile,
  type Person,
  statementFile,
  type TestApi,
  workInput,
} from '../testing/index.ts';
import { emptied, everything, faultsOf, type Twin } from '../testing/archiving-twins.ts';
import { archiveYears, type ArchivingWish } from './archived-years.ts';

/** A database whose years are archived now and then, and one where none ever is. */
let apps: [TestApi, TestApi];
let twins: [Twin, Twin];
let platformId: string;
beforeAll(async () => {
  apps = [await createTestApi(), await createTestApi()];
  twins = await signUpTwins();
});
afterAll(() => Promise.all(apps.map((app) => app.close())));

/** The same new account in both, signed in: ids that are made of its own are the same. */
async function signUpTwins(): Promise<[Twin, Twin]> {
  const [app, other] = apps;
  const ana = await app.signUp();
  const [from, to] = apps.map(({ services }) => asOperator(services.db, 'A test copies an account'));
  for (const table of ['account', 'profile', 'session'] as const) {
    const rows = await from?.selectFrom(table).selectAll().where('user_id', '=', ana.userId).execute();
    await to
      ?.insertInto(table)
      .values(rows as never)
      .execute();
  }
  return [
    { app, ana },
    { app: other, ana: { ...ana, ...(await other.visit(ana.cookie())) } },
  ];
}

const HEADER = 'id,platform,date,amount,hours,notes';
const YEARS = [2019, 2020, 2021, 2026];

type Act = (person: Person) => Promise<unknown>;

/** What a step does, as it is said where a run fails. */
class Step {
  readonly #name: string;
  readonly act: Act;
  /** Done to the one account only. */
  readonly wish: ArchivingWish | null;

  constructor(name: string, act: Act, wish: ArchivingWish | null = null) {
    this.#name = name;
    this.act = act;
    this.wish = wish;
  }

  toString(): string {
    return this.#name;
  }
}

const dayArbitrary = fc
  .tuple(fc.constantFrom(...YEARS), fc.constantFrom('01-01', '06-15', '12-31'))
  .map(([year, day]) => `${year}-${day}`);
const pick = fc.nat(1_000);
const hours = fc.constantFrom(null, { clock: 'online' as const, seconds: 3_600 });

/** An earning of an account by a number; nothing where there is none. The twins have the same ones in the same order. */
async function chosen({ api }: Person, at: number) {
  const { items } = await api.earnings.list({ limit: 200 });
  return items.length === 0 ? undefined : items[at % items.length];
}

const create = fc
  .record({
    id: fc.uuid(),
    day: dayArbitrary,
    base: fc.integer({ min: 1, max: 9_999_999 }),
    own: hours,
    tag: fc.boolean(),
  })
  .map(({ id, day, base, own, tag }) =>
    creating((base / 100).toFixed(2), { id, earnedOn: day, hours: own, tags: tag ? ['night'] : [] }),
  );

function creating(base: string, given: Parameters<typeof earningInput>[2]): Step {
  return new Step(`create ${JSON.stringify(given)}`, ({ api }) =>
    api.earnings.create(earningInput(platformId, base, given)),
  );
}

const correct = fc.record({ id: fc.uuid(), at: pick, day: dayArbitrary }).map(
  ({ id, at, day }) =>
    new Step(`correct ${at} on ${day}`, async (person) => {
      const adjusted = await chosen(person, at);
      if (!adjusted || adjusted.adjustsId !== null) return;
      const given = { id, earnedOn: day, components: { adjustments: '-1.50' }, adjustsId: adjusted.id };
      await person.api.earnings.create(earningInput(platformId, '0', given));
    }),
);

const edit = fc.record({ at: pick, day: dayArbitrary, own: hours }).map(
  ({ at, day, own }) =>
    new Step(`edit ${at} to ${day} with ${own ? 'hours' : 'none'}`, async (person) => {
      const known = await chosen(person, at);
      if (!known) return;
      const { id, version, adjustsId, tags } = known;
      const components = { ...known.components, tips: '0.25' };
      const given = { id, earnedOn: day, hours: own, adjustsId, tags, components };
      await person.api.earnings.update({ ...earningInput(platformId, '0', given), version });
    }),
);

const bin = fc.record({ at: pick, isBack: fc.boolean() }).map(
  ({ at, isBack }) =>
    new Step(`delete ${at}${isBack ? ' and restore it' : ''}`, async (person) => {
      const known = await chosen(person, at);
      if (!known) return;
      await person.api.earnings.delete({ id: known.id });
      if (isBack) await person.api.earnings.restore({ id: known.id });
    }),
);

const bulk = fc
  .record({
    id: fc.uuid(),
    year: fc.constantFrom(...YEARS),
    way: fc.constantFrom('edit', 'delete'),
    isUndone: fc.boolean(),
  })
  .map(
    ({ id, year, way, isUndone }) =>
      new Step(`${way} ${year}${isUndone ? ' and undo that' : ''}`, async ({ api }) => {
        const target = { filter: { from: `${year}-01-01`, to: `${year}-12-31` }, except: [] };
        if (way === 'edit')
          await api.earnings.bulkEdit({ id, target, change: { addTags: ['many'], removeTags: [] } });
        else await api.earnings.bulkDelete({ id, target });
        if (isUndone) await api.earnings.undoBulk({ id });
      }),
  );

const take = fc
  .record({
    importId: fc.uuid(),
    amount: fc.integer({ min: 1, max: 99 }),
    day: dayArbitrary,
    isUndone: fc.boolean(),
  })
  .map(
    ({ importId, amount, day, isUndone }) =>
      new Step(`import ${amount} on ${day}${isUndone ? ' and undo that' : ''}`, async (person) => {
        const target = { kind: 'existing' as const, platformId };
        // Rows of the same ids each time: a later file says something else of an earning that may be archived by then.
        const rows = [
          `A1,Shop,2019-03-01,${amount}.00,,x`,
          `A2,Shop,${day},5.00,2,y`,
          `A3,Shop,${day},,${amount},z`,
        ];
        const file = statementFile(`${[HEADER, ...rows].join('\n')}\n`, [{ name: 'Shop', target }]);
        const taken = await importFile(person, { ...file, open: { ...file.open, id: importId } });
        if (isUndone) await person.api.imports.undo({ importId: taken.id });
      }),
  );

const timeOf = (day: string, seconds = 3_600) => ({ kind: 'duration' as const, workedOn: day, seconds });

const createWork = fc.record({ id: fc.uuid(), day: dayArbitrary }).map(working);

function working({ id, day }: { id: string; day: string }): Step {
  return new Step(`work on ${day} as ${id}`, ({ api }) =>
    api.work.create(workInput([platformId], { id, time: timeOf(day) })),
  );
}

/** Work of an account by a number, also that of an earning, which is refused. */
async function chosenWork({ api }: Person, at: number) {
  const { items } = await api.work.list({ limit: 200 });
  return items.length === 0 ? undefined : items[at % items.length];
}

const changeWork = fc
  .record({ at: pick, day: dayArbitrary, way: fc.constantFrom('edit', 'delete', 'delete and restore') })
  .map(
    ({ at, day, way }) =>
      new Step(`${way} work ${at} on ${day}`, async (person) => {
        const known = await chosenWork(person, at);
        if (!known) return;
        const { id, version } = known;
        const input = workInput([platformId], { id, time: timeOf(day, 1_800), note: 'changed' });
        if (way === 'edit') await person.api.work.update({ ...input, version });
        else await person.api.work.delete({ id });
        if (way === 'delete and restore') await person.api.work.restore({ id });
      }),
  );

const wishes: fc.Arbitrary<ArchivingWish> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(2020, 2021, 2022)
      .map((beforeYear) => ({ way: 'archive' as const, beforeYear })),
  },
  { weight: 1, arbitrary: fc.constant({ way: 'bring_back' as const }) },
);
const archive = wishes.map(archiving);

function archiving(wish: ArchivingWish): Step {
  return new Step(JSON.stringify(wish), async () => undefined, wish);
}

/** Ends with an earning, its hours and work in the archive, whatever the others end with. */
const allArchived: [string, Step[]] = [
  crypto.randomUUID(),
  [
    creating('84.15', {
      id: crypto.randomUUID(),
      earnedOn: '2019-06-15',
      hours: { clock: 'online', seconds: 3_600 },
    }),
    working({ id: crypto.randomUUID(), day: '2019-12-31' }),
    archiving({ way: 'archive', beforeYear: 2022 }),
  ],
];

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: create },
    { weight: 4, arbitrary: archive },
    { weight: 4, arbitrary: take },
    ...[correct, edit, bin, bulk, createWork, changeWork].map((arbitrary) => ({ weight: 2, arbitrary })),
  ),
  { minLength: 4, maxLength: 22 },
);

function move({ app }: Twin, wish: ArchivingWish) {
  const doing = { accountId: null, address: '', now: app.clock.now() };
  const watch = { signal: new AbortController().signal, onProgress: () => undefined };
  return archiveYears(app.services.db, doing, { wish, watch });
}

test('whatever is archived and brought back in between, an account shows and does what one does that never was', async () => {
  const atEnds = { archived: 0, archivedWork: 0, archivedHours: 0 };
  await fc.assert(
    fc.asyncProperty(fc.uuid(), steps, async (id, run) => {
      for (const twin of twins) await emptied(twin);
      platformId = id;
      const name = 'Shop';
      for (const { ana } of twins) await addPlatform(ana, { id, name });
      for (const { act, wish } of run) {
        if (wish) await move(twins[0], wish);
        // One refuses what the other refuses, in the same words.
        const [ofArchived, ofTwin] = await Promise.all(
          twins.map(({ ana }) =>
            act(ana).then(
              () => 'done',
              (err: Error) => err.message,
            ),
          ),
        );
        expect(ofArchived).toBe(ofTwin);
      }
      const [seen, wanted] = await Promise.all(twins.map((twin) => everything(twin, YEARS)));
      expect(seen).toEqual(wanted);
      const faults = await faultsOf(twins[0]);
      expect(faults).toMatchObject({ wrong: 0, copies: 0, twice: 0, twiceWork: 0 });
      for (const kind of ['archived', 'archivedWork', 'archivedHours'] as const)
        atEnds[kind] += faults?.[kind] ?? 0;
    }),
    { numRuns: 25, endOnFailure: true, examples: [allArchived] },
  );
  expect(Object.values(atEnds).filter((count) => count === 0)).toEqual([]);
}, 240_000);
