import { UNDO_EFFECTS } from '@earntrack/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addPlatform,
  allWithPerson,
  type Person,
  sayWhichIsLater,
  type StagedFile,
  stageFile,
  statementFile,
} from '../../testing/index.ts';
import { figure, ImportModel, type ModelFile } from '../../testing/import-model.ts';

let ana: Person;
allWithPerson((made) => {
  ana = made;
});

type Step =
  | { do: 'take'; file: number; row: string }
  | { do: 'import'; file: number }
  | { do: 'undo'; file: number }
  | { do: 'edit'; row: string };

/** Few, so that what is done meets: a row that is edited, taken and given back. */
const IDS = ['A1', 'A2'];

/** Few last days: of several files of one, the person says which was exported last, and it is a later one of these. */
const filesArbitrary = fc.array(
  fc.record({
    lastDay: fc.integer({ min: 10, max: 11 }),
    rows: fc
      .uniqueArray(
        fc.tuple(
          fc.constantFrom(...IDS),
          fc.record({
            as: fc.constantFrom('earning', 'earning', 'payout', 'canceled'),
            cents: fc.integer({ min: -500, max: 5000 }),
            hours: fc.option(fc.integer({ min: 1, max: 9 })),
          }),
        ),
        { selector: ([id]) => id, minLength: 1 },
      )
      .map((rows) => new Map(rows)),
  }),
  { minLength: 1, maxLength: 3 },
);

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('import' as const), file: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), file: fc.nat(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      file: fc.nat(2),
      row: fc.constantFrom(...IDS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), row: fc.constantFrom(...IDS) }) },
);

/** What chance alone would rarely put in this order: a person gives up what they typed, and wants it back. */
const chainArbitrary = fc
  .record({ file: fc.nat(2), row: fc.constantFrom(...IDS) })
  .map(({ file, row }): Step[] => [
    { do: 'import', file },
    { do: 'edit', row },
    { do: 'take', file, row },
    { do: 'undo', file },
  ]);

const stepsArbitrary = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: stepArbitrary.map((step) => [step]) },
      { weight: 1, arbitrary: chainArbitrary },
    ),
    { minLength: 2, maxLength: 7 },
  )
  .map((steps) => steps.flat());

const oneRow = (as: 'earning' | 'payout' | 'canceled'): ModelFile => ({
  lastDay: 10,
  rows: new Map([['A1', { as, cents: 0, hours: null }]]),
});
const chain = (file: number): Step[] => [
  { do: 'import', file },
  { do: 'edit', row: 'A1' },
  { do: 'take', file, row: 'A1' },
  { do: 'undo', file },
];
/** Of one id a file has an earning and a later one a payout: what a person had of one was given back to the other. */
const TWO_KINDS: [ModelFile[], Step[]] = [
  [oneRow('canceled'), oneRow('earning'), oneRow('payout')],
  [...chain(2), { do: 'import', file: 1 }, ...chain(0), ...chain(0)],
];

const HEADER = 'id,platform,date,amount,hours,notes';

/** The file as a reader of PayPal's activity sends it, in which a row may be a payout, or be left out by its status. */
function fileOf(file: ModelFile, { nth, platformId }: { nth: number; platformId: string }): StagedFile {
  const target = { kind: 'existing' as const, platformId };
  const { open, items } = statementFile(csvOf(file, `${nth} of ${platformId}`), [{ name: 'Shop', target }]);
  const asSaid = items.map((item): StagedFile['items'][number] => {
    if (item.kind !== 'earning') throw new Error('Every row says an amount');
    const { as = 'earning', cents = 0 } = file.rows.get(item.externalId ?? '') ?? {};
    const { key, rows, platformName, description, externalId, earnedOn: day, currency } = item;
    if (as === 'earning') return item;
    if (as === 'canceled') {
      const takesBack = { platformName, on: day, says: 'Canceled' };
      return { kind: 'leftOut', key, rows, reason: 'it came to nothing', takesBack };
    }
    const paid = { platformName, description, externalId, paidOn: day, currency };
    return { kind: 'payout', key, rows, ...paid, amount: String(-cents / 100) };
  });
  return { open: { ...open, presetId: 'paypal' }, items: asSaid };
}

/** Each file ends with a row of its last day, which it shares with no other file; and no two files have the same bytes. */
function csvOf({ lastDay, rows }: ModelFile, name: string): string {
  const said = [...rows].map(
    ([id, { cents, hours }]) => `${id},Shop,2026-11-02,${(cents / 100).toFixed(2)},${hours ?? ''},row ${id}`,
  );
  return `${[HEADER, ...said, `Z${name},Shop,2026-11-${lastDay},0.01,,last of ${name}`].join('\n')}\n`;
}

/** One platform, to which all files go: nothing of one is recognised on another. */
class Shop {
  readonly #files: readonly ModelFile[];
  readonly #imports = new Map<number, string[]>();
  readonly #fileOf = new Map<string, number>();
  readonly #platformId: string;

  constructor(platformId: string, files: readonly ModelFile[]) {
    this.#platformId = platformId;
    this.#files = files;
  }

  /** Takes a row of the file instead of what there is, where there is anything to take. Says which row was taken. */
  async import(file: number, row: string | null = null): Promise<{ taken: string | null } | null> {
    const of = this.#files[file];
    if (!of) return null;
    const importId = await stageFile(ana, fileOf(of, { nth: file, platformId: this.#platformId }));
    await sayWhichIsLater(ana, importId, (other) => (this.#fileOf.get(other) ?? 0) > file);
    const isTaken = await this.#take(importId, [...of.rows.keys()].indexOf(row ?? ''));
    const view = await ana.api.imports.commit({ importId });
    this.#fileOf.set(view.id, file);
    if (!view.control.every(({ isOk }) => isOk)) throw new Error('The control total does not hold');
    this.#imports.set(file, [...(this.#imports.get(file) ?? []), view.id]);
    return { taken: isTaken ? row : null };
  }

  async #take(importId: string, at: number): Promise<boolean> {
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    if (!items.some(({ position, kept }) => position === at && kept !== null)) return false;
    const decisions = [{ chunk: 0, position: at, decision: 'take' as const }];
    await ana.api.imports.decide({ importId, decisions });
    return true;
  }

  async undo(file: number): Promise<boolean> {
    const importId = this.#imports.get(file)?.pop();
    if (importId === undefined) return false;
    const foretold = await ana.api.imports.previewUndo({ importId });
    const { undo } = await ana.api.imports.undo({ importId });
    const isAsForetold = UNDO_EFFECTS.every((effect) => undo?.[effect] === foretold[effect]);
    if (!isAsForetold) throw new Error('Undoing did something else than its preview said');
    return true;
  }

  /** Types an amount and nothing of hours into the earning of a row; nothing where there is none. */
  async edit(row: string): Promise<string | null> {
    const earning = (await this.#earnings()).find(({ description }) => description === `row ${row}`);
    if (!earning) return null;
    const { id, platformId, earnedOn, currency, version } = earning;
    const change = { id, platformId, earnedOn, currency, version, components: { base: '777' } };
    await ana.api.earnings.update({ ...change, note: 'typed', hours: null });
    return figure('777', null);
  }

  async figures(): Promise<Record<string, string>> {
    const ofRows = (await this.#earnings()).filter(({ description }) => description.startsWith('row '));
    const payouts = (await ana.api.payouts.list({ limit: 200, platformId: this.#platformId })).items;
    return Object.fromEntries([
      ...ofRows.map(({ description, net, hours }) => [
        description.replace('row ', ''),
        figure(net, hours?.seconds ?? null),
      ]),
      ...payouts.map(({ note, amount }) => [note.replace('row', 'payout'), String(-Number(amount))]),
    ]);
  }

  /** What other screens make of the entries, and the hours of each. */
  async sums() {
    const platformId = this.#platformId;
    const { platforms } = await ana.api.dashboard.summary({ period: { kind: 'all' } });
    const sums = platforms.find((each) => each.platformId === platformId);
    const work = (await ana.api.work.list({ limit: 200, platformId })).items;
    return {
      ...sums,
      platformId: null,
      work: work.map(({ workedOn, seconds }) => `${workedOn} ${JSON.stringify(seconds)}`).toSorted(),
    };
  }

  async #earnings() {
    return (await ana.api.earnings.list({ limit: 200, platformIds: [this.#platformId] })).items;
  }
}

let shops = 0;
async function newShop(files: readonly ModelFile[]): Promise<Shop> {
  shops += 1;
  return new Shop((await addPlatform(ana, { name: `Shop ${shops}` })).id, files);
}

test('whatever is imported, imported again, taken, undone and edited in whatever order, what stands is what the files that stand and the person say', async () => {
  await fc.assert(
    fc.asyncProperty(filesArbitrary, stepsArbitrary, async (files, steps) => {
      const shop = await newShop(files);
      const model = new ImportModel(files);
      for (const step of steps) {
        await take(step, { shop, model });
        expect(await shop.figures()).toEqual(model.figures());
      }
    }),
    { numRuns: 25, examples: [TWO_KINDS] },
  );
}, 120_000);

async function take(step: Step, { shop, model }: { shop: Shop; model: ImportModel }): Promise<void> {
  switch (step.do) {
    case 'import':
    case 'take': {
      const done = await shop.import(step.file, 'row' in step ? step.row : null);
      if (done) model.import(step.file, done.taken);
      return;
    }
    case 'undo':
      if (await shop.undo(step.file)) model.undo(step.file);
      return;
    case 'edit': {
      const to = await shop.edit(step.row);
      if (to !== null) model.edit(step.row, to);
    }
  }
}

test('files in any order come to the same figures, and undoing all but one leaves what that one alone would have made', async () => {
  await fc.assert(
    fc.asyncProperty(filesArbitrary, fc.nat(2), async (files, pick) => {
      const forth = await newShop(files);
      const back = await newShop(files);
      const alone = await newShop(files);
      const order = files.map((_file, at) => at);
      for (const file of order) await forth.import(file);
      for (const file of order.toReversed()) await back.import(file);
      expect(await back.figures()).toEqual(await forth.figures());
      expect(await back.sums()).toEqual(await forth.sums());
      const kept = pick % files.length;
      await alone.import(kept);
      for (const file of order) if (file !== kept) await forth.undo(file);
      expect(await forth.figures()).toEqual(await alone.figures());
      expect(await forth.sums()).toEqual(await alone.sums());
    }),
    { numRuns: 10 },
  );
}, 120_000);
