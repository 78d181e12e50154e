import { addDays, asLocalDate } from '@earntrack/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  eachWithShop,
  entriesByDay,
  hostHistory,
  hostPayout,
  importFile,
  inEveryOrder,
  type Person,
  type StagedFile,
  stay,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const history = (...rows: readonly string[]) => hostHistory(shopId, ...rows);
const everything = () => entriesByDay(ana);

/** Each row is on its own day, or some days away from it, in the exports that have it. */
const exportsArbitrary = fc
  .uniqueArray(fc.record({ code: fc.integer({ min: 1, max: 9 }), on: fc.integer({ min: 0, max: 12 }) }), {
    selector: ({ code }) => code,
    minLength: 1,
    maxLength: 5,
  })
  .chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      files: fc.array(
        fc.array(fc.option(fc.integer({ min: -7, max: 7 })), {
          minLength: rows.length,
          maxLength: rows.length,
        }),
        { minLength: 2, maxLength: 3 },
      ),
    }),
  );

test('exports that put payouts on whatever days near their own make one entry of each, in whatever order and undone as if they had never been', async () => {
  await fc.assert(
    fc.asyncProperty(exportsArbitrary, async ({ rows, files }) => {
      const written = files.map((moves, nth) =>
        rows
          .flatMap(({ code, on }, at) => {
            const days = moves[at];
            if (days === null || days === undefined) return [];
            const day = addDays(asLocalDate('2026-03-01'), on + days)
              .split('-')
              .toReversed()
              .join('/');
            return [stay({ day, code: `HM${code}` }), hostPayout({ day, code: `G-${code}` })];
          })
          .concat(stay({ day: `0${nth + 1}/06/2026`, code: `LAST${nth}` })),
      );
      const found = await inEveryOrder(
        ana,
        written.map((lines) => () => history(...lines)),
        everything,
      );
      const isThere = rows.filter((_row, at) => files.some((moves) => typeof moves[at] === 'number'));
      expect(found).toHaveLength(1);
      expect(found[0]?.payouts).toHaveLength(isThere.length);
      expect(found[0]?.earnings).toHaveLength(isThere.length + files.length);
      expect(await everything()).toEqual({ earnings: [], payouts: [] });
    }),
    { numRuns: 2 },
  );
}, 120_000);

/** Three exports of four stays and their payouts, each on a day near its own or not in the export. */
const threeExports = fc.array(
  fc.array(fc.option(fc.integer({ min: -7, max: 7 })), { minLength: 4, maxLength: 4 }),
  { minLength: 3, maxLength: 3 },
);
const steps = fc.array(fc.record({ isUndo: fc.boolean(), nth: fc.nat(9) }), { minLength: 4, maxLength: 9 });

/** The one of a later day counts later. */
function exportOf(days: readonly (number | null)[], lastDay = '01/06/2026'): StagedFile {
  const rows = days.flatMap((day, code) => {
    if (day === null) return [];
    const row = { day: `${String(10 + code + day).padStart(2, '0')}/03/2026` };
    return [stay({ ...row, code: `HM${code}` }), hostPayout({ ...row, code: `G-${code}` })];
  });
  return history(...rows, stay({ day: lastDay, code: 'LAST' }));
}

test('exports that are imported, undone and imported again at will make one entry of each stay and payout that any of them still has', async () => {
  await fc.assert(
    fc.asyncProperty(threeExports, steps, async (files, acts) => {
      const live: { importId: string; codes: number[] }[] = [];
      try {
        for (const { isUndo, nth } of acts) {
          const [gone] = isUndo ? live.splice(nth % Math.max(live.length, 1), 1) : [];
          if (gone) await ana.api.imports.undo({ importId: gone.importId });
          if (isUndo) continue;
          const days = files[nth % files.length] ?? [];
          const { id: importId } = await importFile(ana, exportOf(days));
          live.push({ importId, codes: days.flatMap((day, code) => (day === null ? [] : [code])) });
          const { earnings, payouts } = await everything();
          const codes = new Set(live.flatMap((file) => file.codes));
          expect(payouts).toHaveLength(codes.size);
          expect(earnings).toHaveLength(codes.size + 1);
        }
      } finally {
        for (const { importId } of live) await ana.api.imports.undo({ importId });
      }
      expect(await everything()).toEqual({ earnings: [], payouts: [] });
    }),
    { numRuns: 5 },
  );
}, 120_000);

test('undoing any one of three exports leaves what the two others say, in whatever order they came', async () => {
  const orders = [0, 1, 2].flatMap((first) =>
    [1, 2].map((step) => [0, step, 3 - step].map((at) => (first + at) % 3)),
  );
  await fc.assert(
    fc.asyncProperty(threeExports, fc.constantFrom(...orders), fc.nat(2), async (files, order, undone) => {
      const importNth = async (nth: number) =>
        (await importFile(ana, exportOf(files[nth] ?? [], `0${nth + 1}/06/2026`))).id;
      const undo = async (ids: readonly string[]) => {
        for (const importId of ids) await ana.api.imports.undo({ importId });
      };
      const all: string[] = [];
      for (const nth of order) all.push(await importNth(nth));
      await undo(all.splice(undone, 1));
      const left = await everything();
      await undo(all);
      const others: string[] = [];
      for (const nth of order.toSpliced(undone, 1)) others.push(await importNth(nth));
      expect(left).toEqual(await everything());
      await undo(others);
    }),
    { numRuns: 2 },
  );
}, 120_000);
