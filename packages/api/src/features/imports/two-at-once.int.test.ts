import fc from 'fast-check';
import { holdAccount } from '@earntrack/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { shownOf, storedRows } from '../../testing/account-shown.ts';
import {
  addPlatform,
  createTestApi,
  type Person,
  shopFile,
  type StagedFile,
  stageFile,
  type TestApi,
} from '../../testing/index.ts';

/** Two servers on one database, each with connections and kept answers of its own. */
let here: TestApi;
let there: TestApi;
/** Ana, and somebody else who has signed in to her account elsewhere. */
let ana: Person;
let bea: Person;
let shopId: string;
beforeAll(async () => {
  here = await createTestApi();
  there = await createTestApi({ beside: here });
  ana = await here.signUp();
  const visitor = await there.visit();
  await visitor.api.auth.login({ email: ana.email, password: 'a long enough password' });
  bea = { ...ana, ...visitor };
  shopId = (await addPlatform(ana, { name: 'Shop' })).id;
});
afterAll(async () => {
  await there.close();
  await here.close();
});

/** What a file says: of rows with ids of their own, how often it has one without, and the last day. */
interface Said {
  lastDay: number;
  rows: readonly { id: string; cents: number; hours: number }[];
  alike: number;
}

const said: fc.Arbitrary<Said> = fc.record({
  lastDay: fc.integer({ min: 10, max: 28 }),
  rows: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('A1', 'A2', 'A3'),
      cents: fc.integer({ min: -500, max: 5000 }),
      hours: fc.nat(3),
    }),
    { selector: ({ id }) => id, minLength: 1 },
  ),
  alike: fc.nat(3),
});
const filesArbitrary = fc.uniqueArray(said, {
  selector: ({ lastDay }) => lastDay,
  minLength: 2,
  maxLength: 2,
});

function fileOf({ lastDay, rows, alike }: Said): StagedFile {
  const known = rows.map(
    ({ id, cents, hours }) => `${id},Shop,2026-11-02,${(cents / 100).toFixed(2)},${hours || ''},row ${id}`,
  );
  const others = Array.from({ length: alike }, () => ',Shop,2026-11-03,5.00,1,alike');
  const last = `Z${lastDay},Shop,2026-11-${lastDay},0.01,,last`;
  return shopFile(shopId, 'id,platform,date,amount,hours,notes', [...known, ...others, last]);
}

/** What a person is about to do with a file: to record it, or to take it back. */
interface Act {
  does: 'commit' | 'undo';
  file: Said;
}

/** Everything before the act itself: a file is staged, and recorded where it is to be taken back. */
async function prepared({ api }: Person, { does, file }: Act) {
  const importId = await stageFile(ana, fileOf(file));
  if (does === 'undo') await ana.api.imports.commit({ importId });
  return { importId, act: () => api.imports[does]({ importId }) };
}

type Acts = readonly [() => Promise<unknown>, () => Promise<unknown>];

/** What is there after two people have acted in some way. Whatever they left is undone then, which leaves nothing. */
async function shownAfter(acts: readonly [Act, Act], how: (acts: Acts) => Promise<void>): Promise<unknown> {
  const before = await storedRows(here, ana);
  const one = await prepared(ana, acts[0]);
  const other = await prepared(bea, acts[1]);
  await how([one.act, other.act]);
  const found = await shownOf(ana);
  // Neither server answers from what it knew before.
  expect(await shownOf(bea)).toEqual(found);
  for (const { importId } of [one, other]) await ana.api.imports.undo({ importId });
  expect(await storedRows(there, ana)).toEqual(before);
  return found;
}

const inTurn = async ([one, other]: Acts) => {
  await one();
  await other();
};
const inOtherTurn = async ([one, other]: Acts) => {
  await other();
  await one();
};
const atOnce = async ([one, other]: Acts) => {
  await Promise.all([one(), other()]);
};

/** Both have begun, and neither has done anything yet, when they go on. */
async function fromOneMoment([one, other]: Acts): Promise<void> {
  const { db } = here.database;
  const held = await db.startTransaction().execute();
  await holdAccount(held, ana.userId);
  const begun = Promise.all([one(), other()]);
  const bothWait = async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      held,
    );
    expect(rows).toHaveLength(2);
  };
  try {
    await vi.waitFor(bothWait, { timeout: 20_000, interval: 20 });
  } finally {
    await held.commit().execute();
  }
  await begun;
}

/** So often, each time with other files; twice as often at once. For a longer search give it more. */
const ROUNDS = 2;
const SEED = 20_261_128;

const PAIRS: readonly { who: string; acts: (files: readonly [Said, Said]) => readonly [Act, Act] }[] = [
  {
    who: 'two people who record overlapping files',
    acts: ([file, other]) => [
      { does: 'commit', file },
      { does: 'commit', file: other },
    ],
  },
  {
    who: 'two people who record one and the same file',
    acts: ([file]) => [
      { does: 'commit', file },
      { does: 'commit', file },
    ],
  },
  {
    who: 'one who takes a file back and one who records an overlapping one',
    acts: ([file, other]) => [
      { does: 'undo', file },
      { does: 'commit', file: other },
    ],
  },
  {
    who: 'one who takes a file back and one who records it again',
    acts: ([file]) => [
      { does: 'undo', file },
      { does: 'commit', file },
    ],
  },
  {
    who: 'two people who take overlapping files back',
    acts: ([file, other]) => [
      { does: 'undo', file },
      { does: 'undo', file: other },
    ],
  },
];

test.each(PAIRS)('at once and on two servers, $who double nothing and lose nothing', async ({ acts }) => {
  await fc.assert(
    fc.asyncProperty(filesArbitrary, async ([first, second]) => {
      if (!first || !second) throw new Error('There are two files');
      const both = acts([first, second]);
      const turns = [await shownAfter(both, inTurn), await shownAfter(both, inOtherTurn)];
      for (const how of [atOnce, fromOneMoment]) expect(turns).toContainEqual(await shownAfter(both, how));
    }),
    { numRuns: ROUNDS, seed: SEED },
  );
});
