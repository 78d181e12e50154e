import { UNDO_EFFECTS } from '@earntrack/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  type Person,
  stageFile,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
beforeAll(async () => {
  app = await createTestApi();
  ana = await app.signUp();
});
afterAll(() => app.close());

/** A file: what it says of some rows, each with an id of its own, and the last day that it covers. */
interface ModelFile {
  lastDay: number;
  rows: ReadonlyMap<string, { cents: number; hours: number | null }>;
}

type Step =
  | { do: 'take'; file: number; row: string }
  | { do: 'import'; file: number }
  | { do: 'undo'; file: number }
  | { do: 'edit'; row: string };

/** What people may rely on, said without a database: what each row is worth, and whether a person holds it. */
class Model {
  /** What was done and is not undone, in its order. An import may take one row instead of what there was. */
  readonly #standing: ({ file: number; taken: string | null } | { edited: string; to: string })[] = [];
  readonly #files: readonly ModelFile[];

  constructor(files: readonly ModelFile[]) {
    this.#files = files;
  }

  import(file: number, taken: string | null = null): void {
    this.#standing.push({ file, taken });
  }

  undo(file: number): void {
    const last = this.#standing.findLastIndex((act) => 'file' in act && act.file === file);
    if (last >= 0) this.#standing.splice(last, 1);
  }

  edit(row: string, to: string): void {
    this.#standing.push({ edited: row, to });
  }

  /** Of a row that is neither edited nor taken, the file that goes on longest says what it is; else what was done last. */
  figures(): Record<string, string> {
    const rows = this.#standing.flatMap((act) =>
      'file' in act ? [...(this.#files[act.file]?.rows.keys() ?? [])] : [act.edited],
    );
    return Object.fromEntries([...new Set(rows)].map((row) => [row, this.#figure(row)]));
  }

  #figure(row: string): string {
    const own = this.#standing.findLast((act) => ('file' in act ? act.taken : act.edited) === row);
    if (own && 'edited' in own) return own.to;
    const [latest] = this.#standing
      .flatMap((act) => ('file' in act ? (this.#files[act.file] ?? []) : []))
      .filter((file) => file.rows.has(row))
      .toSorted((left, right) => right.lastDay - left.lastDay);
    const top = own ? this.#files[own.file] : latest;
    const { cents = 0, hours = null } = top?.rows.get(row) ?? {};
    return figure((cents / 100).toString(), hours && hours * 3600);
  }
}

function figure(net: string, seconds: number | null): string {
  return `${net} in ${seconds ?? 0} s`;
}

/** Few, so that what is done meets: a row that is edited, taken and given back. */
const IDS = ['A1', 'A2'];

/** Files of different last days: which of two is later is known. */
const filesArbitrary = fc.uniqueArray(
  fc.record({
    lastDay: fc.integer({ min: 10, max: 28 }),
    rows: fc
      .uniqueArray(
        fc.tuple(
          fc.constantFrom(...IDS),
          fc.record({
            cents: fc.integer({ min: -500, max: 5000 }),
            hours: fc.option(fc.integer({ min: 1, max: 9 })),
          }),
        ),
        { selector: ([id]) => id, minLength: 1 },
      )
      .map((rows) => new Map(rows)),
  }),
  { selector: ({ lastDay }) => lastDay, minLength: 1, maxLength: 3 },
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

const HEADER = 'id,platform,date,amount,hours,notes';

/** Each file ends with a row of its last day, which it shares with no other file; and no two shops have files of the same bytes. */
function csvOf({ lastDay, rows }: ModelFile, shop: string): string {
  const said = [...rows].map(
    ([id, { cents, hours }]) => `${id},Shop,2026-11-02,${(cents / 100).toFixed(2)},${hours ?? ''},row ${id}`,
  );
  return `${[HEADER, ...said, `Z${lastDay},Shop,2026-11-${lastDay},0.01,,last of ${shop}`].join('\n')}\n`;
}

/** One platform, to which all files go: nothing of one is recognised on another. */
class Shop {
  readonly #files: readonly ModelFile[];
  readonly #imports = new Map<number, string[]>();
  readonly #platformId: string;

  constructor(platformId: string, files: readonly ModelFile[]) {
    this.#platformId = platformId;
    this.#files = files;
  }

  /** Takes a row of the file instead of what there is, where there is anything to take. Says which row was taken. */
  async import(file: number, row: string | null = null): Promise<{ taken: string | null } | null> {
    const of = this.#files[file];
    if (!of) return null;
    const target = { kind: 'existing' as const, platformId: this.#platformId };
    const importId = await stageFile(
      ana,
      statementFile(csvOf(of, this.#platformId), [{ name: 'Shop', target }]),
    );
    const isTaken = await this.#take(importId, [...of.rows.keys()].indexOf(row ?? ''));
    const view = await ana.api.imports.commit({ importId });
    if (!view.control.every(({ isOk }) => isOk)) throw new Error('The control total does not hold');
    this.#imports.set(file, [...(this.#imports.get(file) ?? []), view.id]);
    return { taken: isTaken ? row : null };
  }

  async #take(importId: string, at: number): Promise<boolean> {
    const { items } = await ana.api.imports.items({ importId, outcome: 'notTaken' });
    if (!items.some(({ position }) => position === at)) return false;
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
    return Object.fromEntries(
      ofRows.map(({ description, net, hours }) => [
        description.replace('row ', ''),
        figure(net, hours?.seconds ?? null),
      ]),
    );
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
      const model = new Model(files);
      for (const step of steps) {
        await take(step, { shop, model });
        expect(await shop.figures()).toEqual(model.figures());
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

async function take(step: Step, { shop, model }: { shop: Shop; model: Model }): Promise<void> {
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
