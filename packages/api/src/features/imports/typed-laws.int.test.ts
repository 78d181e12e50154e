import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { addPlatform, createTestApi, type Person, type TestApi } from '../../testing/index.ts';
import { type Step, TypedHistory } from '../../testing/typed-history.ts';
import type { FileRow, RowsOfFile } from '../../testing/typed-shop.ts';

let app: TestApi;
let ana: Person;
beforeAll(async () => {
  app = await createTestApi();
  ana = await app.signUp();
});
afterAll(() => app.close());

/** The same sample every time: for a longer search give it another seed, and thousands of runs. */
const SEED = 20_261_127;

/** Few values, so that what is typed meets what files say: to the cent, nearly, or in another currency. */
const cents = fc.constantFrom(1000, 2000, -1000);
const amount = fc.constantFrom('10', '-10', '20', '10.01');
const currency = fc.constantFrom('USD', 'USD', 'EUR');
const money = fc.record({
  as: fc.constantFrom('earning', 'earning', 'payout', 'canceled'),
  isOfHours: fc.constant(false),
  currency,
  cents,
  hours: fc.option(fc.constant(2), { freq: 2 }),
});
const hours = fc.record({
  as: fc.constantFrom('work', 'work', 'canceled'),
  isOfHours: fc.constant(true),
  currency: fc.constant('USD'),
  cents: fc.constant(0),
  hours: fc.constantFrom(2, 3),
});
const ROWS: readonly [string, fc.Arbitrary<FileRow>][] = [
  ['A1', money],
  ['A2', money],
  ['H1', hours],
];

const rowsArbitrary: fc.Arbitrary<RowsOfFile['rows']> = fc
  .tuple(...ROWS.map(([id, row]) => fc.option(row, { freq: 5 }).map((said) => [id, said] as const)))
  .map((rows) => new Map(rows.flatMap(([id, said]) => (said === null ? [] : [[id, said] as const]))));

/** Files of different last days: which of two is later is known. */
const filesArbitrary = fc.uniqueArray(
  fc.record({ lastDay: fc.integer({ min: 10, max: 28 }), rows: rowsArbitrary }),
  { selector: ({ lastDay }) => lastDay, minLength: 2, maxLength: 3 },
);

const day = fc.constantFrom('2026-11-02', '2026-11-03', '2026-11-07');
const seconds = fc.constantFrom(7200, 7210, 3600);
const kind = fc.constantFrom('earning', 'payout', 'work');
const typed = fc.record({ kind, day, currency, amount, seconds });
const wish = fc.constantFrom('merge', 'merge', 'take', 'take', 'leaveOut', 'own', 'none');
const wishes = fc.record({ A1: wish, A2: wish, H1: wish });
const row = fc.constantFrom('A1', 'A1', 'A2', 'H1');
const file = fc.nat(2);
const entry = fc.nat(9);

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('import'), file, wishes }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('importTwice'), file }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('importAndUndo'), file, wishes }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo'), file }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('type'), typed }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('typeRow'), file, row, day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit'), entry }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete'), entry }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('tag'), entry }) },
);

/** What chance alone would rarely put in this order: a person types what a file says, says that it is that, and changes their mind. */
const chainArbitrary = fc
  .record({ file, row, day, wishes, rest: fc.array(stepArbitrary, { maxLength: 2 }) })
  .map(({ file: of, row: said, day: on, wishes: then, rest }): Step[] => [
    { do: 'typeRow', file: of, row: said, day: on },
    { do: 'import', file: of, wishes: { A1: 'merge', A2: 'merge', H1: 'merge' } },
    ...rest,
    { do: 'import', file: of + 1, wishes: then },
  ]);

/** What a tag holds stays when the file goes. */
const heldArbitrary = fc
  .record({ file, entry, wishes })
  .map(({ file: of, entry: at, wishes: then }): Step[] => [
    { do: 'import', file: of, wishes: {} },
    { do: 'tag', entry: at },
    { do: 'undo', file: of },
    { do: 'import', file: of + 1, wishes: then },
  ]);

const stepsArbitrary = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: stepArbitrary.map((step) => [step]) },
      { weight: 1, arbitrary: fc.oneof(chainArbitrary, heldArbitrary) },
    ),
    { minLength: 3, maxLength: 5 },
  )
  .map((steps) => steps.flat());

test('whatever a person types, edits, deletes and decides between imports and undoing them, what stands is what they and the files that stand say', async () => {
  await fc.assert(
    fc.asyncProperty(filesArbitrary, stepsArbitrary, async (files, steps) => {
      const { id } = await addPlatform(ana);
      await new TypedHistory(ana, id, files).go(steps);
    }),
    { numRuns: 20, seed: SEED },
  );
}, 120_000);
