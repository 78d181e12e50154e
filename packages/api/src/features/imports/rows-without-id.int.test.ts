import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addPlatform,
  allWithPerson,
  namelessFile,
  type Person,
  type StagedFile,
  shopFile,
  stageFile,
} from '../../testing/index.ts';

let ana: Person;
allWithPerson((made) => {
  ana = made;
});

/** Files of a platform whose rows have no id: rows that a file may have several times, and what is shown of each. */
interface Export {
  name: string;
  fileOf: (platformId: string, rows: readonly string[]) => StagedFile;
  rows: readonly { says: string; shown: readonly string[] }[];
}

const template: Export = {
  name: 'the template',
  fileOf: (platformId, rows) => shopFile(platformId, 'platform,date,amount,hours,notes', rows),
  rows: [
    { says: 'Shop,2026-11-02,10.00,2,first', shown: ['2026-11-02 first 10 USD', '2026-11-02 7200 s'] },
    { says: 'Shop,2026-11-02,10.00,,first', shown: ['2026-11-02 first 10 USD'] },
    { says: 'Shop,2026-11-03,-4.00,,back', shown: ['2026-11-03 back -4 USD'] },
    { says: 'Shop,2026-11-03,,1:30,unpaid', shown: ['2026-11-03 5400 s'] },
  ],
};
const harvest: Export = {
  name: 'Harvest',
  fileOf: (platformId, rows) => namelessFile(platformId, 'Date,Project,Task,Notes,Hours,Billable?', rows),
  rows: [
    { says: '2026-11-02,Site,Design,Layout,0.50,Yes', shown: ['2026-11-02 1800 s'] },
    { says: '2026-11-02,Site,Design,Layout,2.25,Yes', shown: ['2026-11-02 8100 s'] },
    { says: '2026-11-03,Site,Review,,1.00,No', shown: ['2026-11-03 3600 s'] },
  ],
};

/** Which rows a file has, those that it has several times as often. */
const filesOf = ({ rows }: Export) =>
  fc.array(fc.array(fc.nat(rows.length - 1), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });
const stepsOf = fc.array(
  fc.record({
    does: fc.constantFrom('import', 'import', 'undo'),
    file: fc.nat(2),
    messageRows: fc.integer({ min: 1, max: 6 }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** One platform, to which all files go, and how often each of them was imported and not undone. */
class Shop {
  readonly #of: Export;
  readonly #files: readonly number[][];
  readonly #platformId: string;
  readonly #standing = new Map<number, string[]>();

  constructor(of: Export, files: readonly number[][], platformId: string) {
    this.#of = of;
    this.#files = files;
    this.#platformId = platformId;
  }

  /** However many rows a message has, also where those that say the same are in several. Throws where a file that stands says anything new. */
  async import(file: number, messageRows = 6): Promise<void> {
    const rows = (this.#files[file] ?? []).map((row) => this.#of.rows[row]?.says ?? '');
    const importId = await stageFile(ana, this.#of.fileOf(this.#platformId, rows), messageRows);
    const { outcomes } = await ana.api.imports.commit({ importId });
    const standing = this.#standing.get(file) ?? [];
    const known = standing.length > 0 ? rows.length : outcomes.unchanged;
    if (outcomes.unchanged !== known || outcomes.new !== rows.length - known)
      throw new Error(`Of ${rows.length} rows there are said to be ${JSON.stringify(outcomes)}`);
    this.#standing.set(file, [...standing, importId]);
  }

  async undo(file: number): Promise<void> {
    const importId = this.#standing.get(file)?.pop();
    if (importId !== undefined) await ana.api.imports.undo({ importId });
  }

  /** Of each row as many as there are in the file that stands and has most of it. */
  expected(): string[] {
    const standing = [...this.#standing].flatMap(([file, ids]) =>
      ids.length > 0 ? [this.#files[file] ?? []] : [],
    );
    return this.#of.rows
      .flatMap(({ shown }, row) => {
        const counts = standing.map((rows) => rows.filter((each) => each === row).length);
        return Array.from({ length: Math.max(0, ...counts) }, () => shown).flat();
      })
      .toSorted();
  }

  async shown(): Promise<string[]> {
    const platformId = this.#platformId;
    const earnings = (await ana.api.earnings.list({ limit: 200, platformIds: [platformId] })).items;
    const work = (await ana.api.work.list({ limit: 200, platformId })).items;
    const told = earnings.map(({ earnedOn, description, net, currency }) =>
      [earnedOn, description, net, currency].join(' '),
    );
    return [...told, ...work.map(({ workedOn, seconds }) => `${workedOn} ${seconds.engaged} s`)].toSorted();
  }
}

let shops = 0;
async function newShop(of: Export, files: readonly number[][]): Promise<Shop> {
  shops += 1;
  return new Shop(of, files, (await addPlatform(ana, { name: `Shop ${shops}` })).id);
}

test.each([template, harvest])(
  'of rows of $name that say the same there are as many as the file has that has most of them, however often and in whatever order files are imported and undone',
  async (of) => {
    await fc.assert(
      fc.asyncProperty(filesOf(of), stepsOf, async (files, steps) => {
        const shop = await newShop(of, files);
        for (const { does, file, messageRows } of steps) {
          if (file >= files.length) continue;
          await (does === 'import' ? shop.import(file, messageRows) : shop.undo(file));
          expect(await shop.shown()).toEqual(shop.expected());
        }
      }),
      { numRuns: 7 },
    );
  },
  60_000,
);

test.each([template, harvest])(
  'files of $name come to the same in any order and imported twice, and undone they leave nothing',
  async (of) => {
    await fc.assert(
      fc.asyncProperty(filesOf(of), async (files) => {
        const [forth, back] = [await newShop(of, files), await newShop(of, files)];
        const order = files.map((_file, at) => at);
        for (const file of [...order, ...order]) await forth.import(file);
        for (const file of order.toReversed()) await back.import(file);
        expect(await forth.shown()).toEqual(await back.shown());
        for (const file of order) await forth.undo(file);
        expect(await forth.shown()).toEqual(await back.shown());
        for (const file of order) await forth.undo(file);
        expect(await forth.shown()).toEqual([]);
      }),
      { numRuns: 5 },
    );
  },
  60_000,
);
