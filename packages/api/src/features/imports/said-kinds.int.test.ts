import { createHash, randomUUID } from 'node:crypto';
import { type KindAnswers, mappingWithKinds, readStatement, toWireItems } from '@earntrack/statements';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shownOf, storedRows } from '../../testing/account-shown.ts';
import {
  addPlatform,
  createTestApi,
  importFile,
  type Person,
  refusal,
  type StagedFile,
  type TestApi,
} from '../../testing/index.ts';

let app: TestApi;
let ana: Person;
let platformId: string;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  ({ id: platformId } = await addPlatform(ana));
});

const STRIPE = 'created_utc,currency,gross,fee,net,reporting_category,balance_transaction_id';
const ROWS = [
  '2026-11-02,usd,50.00,2.00,48.00,charge,txn_1',
  '2026-11-03,usd,-3.00,0.00,-3.00,moon_dust,txn_2',
  '2026-11-04,usd,-1.25,0.00,-1.25,moon_dust,txn_3',
  '2026-11-05,usd,-40.00,0.00,-40.00,payout,txn_4',
];
const ETSY = 'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net';
const OF_ETSY = [
  '"March 3, 2026",Sale,Order #1,,USD,$20.00,--,$20.00',
  '"March 4, 2026",Moon Dust,Something,,USD,--,$-1.00,$-1.00',
  '"March 4, 2026",Moon Dust,Something,,USD,--,$-1.00,$-1.00',
];

/** What a page sends of a file of which a person said what kinds of rows are. */
function fileOf(
  lines: readonly string[],
  kinds?: KindAnswers,
  mapping?: Record<string, unknown>,
): StagedFile {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const outcome = readStatement(bytes, { ...(kinds && { kinds }), ...(mapping && { mapping }) });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const { presetId, why, rowCount, origins, ...statement } = outcome.statement;
  const items = toWireItems(statement);
  return {
    items,
    open: {
      id: randomUUID(),
      presetId: presetId ?? 'mapping',
      mapping: kinds ? mappingWithKinds({ presetId, mapping: null }, kinds) : (mapping ?? null),
      fileName: 'statement.csv',
      fileSha256: createHash('sha256').update(bytes).digest('hex'),
      rowCount,
      itemCount: items.length,
      why,
      origins,
      platforms: [{ name: null, target: { kind: 'existing', platformId } }],
    },
  };
}

const FEES = { moon_dust: 'fees' } as const;
const stored = () => storedRows(app, ana);

describe.each([
  { name: 'Stripe, whose rows have an id', lines: [STRIPE, ...ROWS], kinds: FEES, newEntries: 4 },
  {
    name: 'Etsy, whose rows have none',
    lines: [ETSY, ...OF_ETSY],
    kinds: { 'Moon Dust': 'fees' },
    newEntries: 3,
  },
] as const)('rows of a kind that a person told: $name', ({ lines, kinds, newEntries }) => {
  test('are recorded, and again, alone or by the mapping that is saved of it, change nothing; undone, nothing is left', async () => {
    const [before, shownBefore] = [await stored(), await shownOf(ana)];
    const first = await importFile(ana, fileOf(lines, kinds));
    expect(first).toMatchObject({
      outcomes: { new: newEntries, leftOut: 0 },
      control: [{ isOk: true, leftOut: '0' }],
    });
    const recorded = await stored();
    const { mapping } = await ana.api.imports.mapping({ importId: first.id });
    const files = [fileOf(lines, kinds), fileOf(lines), fileOf(lines, undefined, mapping ?? {})];
    const ids: string[] = [];
    for (const file of files) {
      const { id, outcomes, takenBack } = await importFile(ana, file);
      expect({ ...outcomes, takenBack }).toMatchObject({ new: 0, changed: 0, takenBack: 0 });
      ids.push(id);
    }
    expect(await stored()).toEqual(recorded);
    for (const importId of [...ids, first.id]) await ana.api.imports.undo({ importId });
    expect(await stored()).toEqual(before);
    expect(await shownOf(ana)).toEqual(shownBefore);
  });

  test('are added by the same file once more that was recorded without them, and go when that is undone', async () => {
    await importFile(ana, fileOf(lines));
    const without = await stored();
    const told = await importFile(ana, fileOf(lines, kinds));
    expect(told.outcomes).toMatchObject({ new: 2, changed: 0, leftOut: 0 });
    await ana.api.imports.undo({ importId: told.id });
    expect(await stored()).toEqual(without);
  });
});

describe('what a person says of a kind later', () => {
  test('is told of each row that it changes, or takes back, before it is recorded', async () => {
    await importFile(ana, fileOf([STRIPE, ...ROWS], FEES));
    const shown = await shownOf(ana);
    const asAdjustments = await importFile(ana, fileOf([STRIPE, ...ROWS], { moon_dust: 'adjustments' }));
    expect(asAdjustments).toMatchObject({ outcomes: { new: 0, changed: 2 }, takenBack: 0 });
    await ana.api.imports.undo({ importId: asAdjustments.id });
    const asPayouts = await importFile(ana, fileOf([STRIPE, ...ROWS], { moon_dust: 'payout' }));
    expect(asPayouts).toMatchObject({ outcomes: { new: 2, changed: 0 }, takenBack: 2 });
    await ana.api.imports.undo({ importId: asPayouts.id });
    expect(await shownOf(ana)).toEqual(shown);
  });

  test('counts rows without an id twice only where something else was said of them before, and undoing mends it', async () => {
    const dust = '"March 4, 2026",Moon Dust,Something,,USD,$-1.00,--,$-1.00';
    await importFile(ana, fileOf([ETSY, dust], { 'Moon Dust': 'adjustments' }));
    const later = [ETSY, dust, '"March 5, 2026",Sale,Order #2,,USD,$7.00,--,$7.00'];
    const leftOut = await importFile(ana, fileOf(later));
    expect(leftOut).toMatchObject({ outcomes: { new: 1, leftOut: 1 }, takenBack: 0 });
    const recorded = await stored();
    const same = await importFile(ana, fileOf(later, { 'Moon Dust': 'adjustments' }));
    expect(same).toMatchObject({ outcomes: { new: 0, changed: 0 } });
    const other = await importFile(ana, fileOf(later, { 'Moon Dust': 'base' }));
    expect(other).toMatchObject({ outcomes: { new: 1, changed: 0 }, takenBack: 0 });
    await ana.api.imports.undo({ importId: other.id });
    expect(await stored()).toEqual(recorded);
  });

  test('leaves the file one of its preset: a row that came to nothing is known by its id alone', async () => {
    await importFile(ana, fileOf([STRIPE, ...ROWS], FEES));
    const failed = '2026-11-09,usd,-39.00,0.00,-39.00,payout (failed),txn_4';
    expect(await importFile(ana, fileOf([STRIPE, failed]))).toMatchObject({ takenBack: 1 });
  });
});

test('beside a preset only a mapping is taken that is of this preset', async () => {
  const { open } = fileOf([STRIPE, ...ROWS], FEES);
  const other = { ...open, mapping: { ...open.mapping, id: 'etsy' } };
  expect((await refusal(ana.api.imports.open(other))).fields).toHaveProperty('presetId');
});
