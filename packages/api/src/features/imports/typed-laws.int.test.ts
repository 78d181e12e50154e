import fc from 'fast-check';
import { test } from 'vitest';
import { addPlatform, allWithPerson, type Person } from '../../testing/index.ts';
import { TypedHistory } from '../../testing/typed-history.ts';
import type { Step } from '../../testing/typed-steps.ts';
import { FEE_ID, type FileRow, type RowsOfFile } from '../../testing/typed-file.ts';

let ana: Person;
allWithPerson((made) => {
  ana = made;
});

/** The same sample every time: for a longer search give it another seed, and thousands of runs. */
const SEED = 20_261_127;

/** Few values, so that what is typed meets what files say: to the cent, nearly, or in another currency. */
const cents = fc.constantFrom(1000, 2000, -1000);
const amount = fc.constantFrom('10', '-10', '20', '10.01');
const currency = fc.constantFrom('USD', 'USD', 'EUR');
const FEE_DAY = '2026-11-02';
const dayOfRow = fc.constantFrom('2026-11-02', '2026-11-02', '2026-11-04');
const money = fc.record({
  as: fc.constantFrom('earning', 'earning', 'payout', 'canceled'),
  would: fc.constantFrom(null, 'earning'),
  day: dayOfRow,
  isOfHours: fc.constant(false),
  currency,
  cents,
  hours: fc.option(fc.constant(2), { freq: 2 }),
});
/** Of the number of an order. */
const payout = fc.record({
  as: fc.constantFrom('payout', 'payout', 'canceled'),
  would: fc.constant('payout'),
  day: dayOfRow,
  isOfHours: fc.constant(false),
  currency,
  cents,
  hours: fc.constant(null),
});
const hours = fc.record({
  as: fc.constantFrom('work', 'work', 'canceled', 'earning'),
  would: fc.constant(null),
  day: dayOfRow,
  currency: fc.constant('USD'),
  cents,
  hours: fc.constantFrom(2, 3),
});
const ROWS: readonly [string, fc.Arbitrary<FileRow>][] = [
  ['A1', money.map((row) => ({ ...row, id: 'A1' }))],
  ['A2', money.map((row) => ({ ...row, id: 'A2' }))],
  ['P1', payout.map((row) => ({ ...row, id: 'A1' }))],
  [FEE_ID, money.map((row) => ({ ...row, as: 'earning' as const, id: FEE_ID, isFee: true, cents: -200 }))],
  ['H1', hours.map((row) => ({ ...row, id: 'H1', isOfHours: row.as !== 'earning' }))],
];

/** Rows of one number and one kind are counted in a file, and are others than those of another file. */
const rowsArbitrary: fc.Arbitrary<RowsOfFile['rows']> = fc
  .tuple(...ROWS.map(([slot, row]) => fc.option(row, { freq: 3 }).map((said) => [slot, said] as const)))
  .map((said) => {
    const rows = new Map(said.flatMap(([slot, row]) => (row === null ? [] : [[slot, row] as const])));
    const order = rows.get('A1');
    if (order?.as === 'payout') rows.delete('P1');
    if (order?.as === 'canceled' && rows.has('P1')) rows.set('A1', { ...order, would: 'earning' });
    const fee = rows.get(FEE_ID);
    if (!fee) return rows;
    // Fees and what they are taken from are of one day and currency; a reader that cannot tell leaves them apart.
    const alone = { ...fee, day: FEE_DAY, currency: 'USD', hours: null };
    rows.set(FEE_ID, alone);
    if (order?.as !== 'earning' || fee.currency === 'EUR') return rows;
    rows.delete(FEE_ID);
    return rows.set('A1', { ...order, day: FEE_DAY, currency: 'USD', joined: alone.cents });
  });

const reader = fc.constantFrom('first', 'first', 'corrected', 'other');

/** Files of different last days: which of two is later is known. One of them may be read otherwise once more. */
const filesArbitrary = fc
  .tuple(
    fc.uniqueArray(fc.record({ lastDay: fc.integer({ min: 10, max: 28 }), reader, rows: rowsArbitrary }), {
      selector: ({ lastDay }) => lastDay,
      minLength: 2,
      maxLength: 3,
    }),
    fc.option(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 })),
  )
  .map(([files, isAnother]): RowsOfFile[] => {
    const [first] = files;
    if (!first || isAnother === null) return files;
    const rows = new Map(
      [...first.rows].map(([slot, row], at) => {
        const isRead = isAnother[at] === true && !(slot === 'A1' && first.rows.has('P1'));
        return [slot, isRead ? readOtherwise(row) : row];
      }),
    );
    return [...files, { ...first, reader: first.reader === 'corrected' ? 'first' : 'corrected', rows }];
  });

function readOtherwise(row: FileRow): FileRow {
  if (row.as === 'payout' && row.would === null) return { ...row, as: 'earning' };
  return row.as === 'earning' && row.hours === null && (row.joined ?? null) === null && !row.isFee
    ? { ...row, as: 'payout' }
    : row;
}

const day = fc.constantFrom('2026-11-02', '2026-11-03', '2026-11-07');
const seconds = fc.constantFrom(7200, 7210, 3600);
const kind = fc.constantFrom('earning', 'payout', 'work');
const typed = fc.record({ kind, day, currency, amount, seconds });
const wish = fc.constantFrom('merge', 'merge', 'take', 'take', 'leaveOut', 'own', 'none');
const wishes = fc.record({ A1: wish, A2: wish, P1: wish, H1: wish });
const row = fc.constantFrom('A1', 'A1', 'A2', 'P1', 'H1');
const file = fc.nat(3);
const entry = fc.nat(9);

const count = fc.constantFrom(1, 1, 2);
const many = fc.record({
  do: fc.constantFrom('tag', 'tag', 'untag', 'moveMany', 'deleteMany'),
  entry,
  count,
});
const undoMany = fc.record({ do: fc.constant('undoMany'), nth: fc.constantFrom(0, 0, 1) });
const restore = fc.record({ do: fc.constant('restore'), entry, isAlone: fc.boolean() });

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('import'), file, wishes }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('importTwice'), file }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('importAndUndo'), file, wishes }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo'), file }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('type'), typed }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('typeRow'), file, row, day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit'), entry }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete'), entry }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move'), entry }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note'), entry }) },
  { weight: 1, arbitrary: restore },
  { weight: 2, arbitrary: many },
  { weight: 2, arbitrary: undoMany },
);

/** What chance alone would rarely put in this order: a person types what a file says, says that it is that, and changes their mind. */
const chainArbitrary = fc
  .record({ file, row, day, wishes, rest: fc.array(stepArbitrary, { maxLength: 2 }) })
  .map(({ file: of, row: said, day: on, wishes: then, rest }): Step[] => [
    { do: 'typeRow', file: of, row: said, day: on },
    { do: 'import', file: of, wishes: { A1: 'merge', A2: 'merge', P1: 'merge', H1: 'merge' } },
    ...rest,
    { do: 'import', file: of + 1, wishes: then },
  ]);

/** What a tag holds stays when the file goes. */
const heldArbitrary = fc
  .record({ file, entry, wishes })
  .map(({ file: of, entry: at, wishes: then }): Step[] => [
    { do: 'import', file: of, wishes: {} },
    { do: 'tag', entry: at, count: 1 },
    { do: 'undo', file: of },
    { do: 'import', file: of + 1, wishes: then },
  ]);

/** While something lies in the bin, files go on. */
const binnedArbitrary = fc
  .record({
    file,
    entry,
    wishes,
    back: restore,
    first: fc.array(fc.oneof(many, fc.record({ do: fc.constant('edit'), entry })), { maxLength: 1 }),
    meanwhile: fc.array(fc.oneof(fc.record({ do: fc.constant('undo'), file }), stepArbitrary), {
      maxLength: 2,
    }),
  })
  .map(({ file: of, entry: at, wishes: then, back, first, meanwhile }): Step[] => [
    { do: 'import', file: of, wishes: {} },
    ...first,
    { do: 'delete', entry: at },
    { do: 'import', file: of + 1, wishes: then },
    ...meanwhile,
    back,
  ]);

/** A change of many is taken back, and files and other changes came meanwhile. */
const manyArbitrary = fc
  .record({
    file,
    first: fc.array(many, { maxLength: 1 }),
    undone: fc.array(fc.record({ do: fc.constant('undo'), file }), { maxLength: 1 }),
    change: many,
    meanwhile: fc.array(fc.oneof(fc.record({ do: fc.constant('undo'), file }), many, stepArbitrary), {
      maxLength: 2,
    }),
    back: undoMany,
    rest: fc.array(fc.oneof(undoMany, stepArbitrary), { maxLength: 2 }),
  })
  .map(({ file: of, first, undone, change, meanwhile, back, rest }): Step[] => [
    { do: 'import', file: of, wishes: {} },
    ...first,
    ...undone,
    change,
    ...meanwhile,
    back,
    ...rest,
  ]);

const stepsArbitrary = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: stepArbitrary.map((step) => [step]) },
      { weight: 2, arbitrary: fc.oneof(chainArbitrary, heldArbitrary, binnedArbitrary, manyArbitrary) },
    ),
    { minLength: 3, maxLength: 5 },
  )
  .map((steps) => steps.flat());

test('whatever a person types, edits, deletes and decides between imports and undoing them, what stands is what they and the files that stand say', async () => {
  await fc.assert(
    fc.asyncProperty(filesArbitrary, stepsArbitrary, async (files, steps) => {
      const { id } = await addPlatform(ana);
      const { id: otherId } = await addPlatform(ana);
      await new TypedHistory(ana, [id, otherId], files).go(steps);
    }),
    { numRuns: 20, seed: SEED },
  );
}, 120_000);
