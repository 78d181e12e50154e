import { expect, test } from 'vitest';
import { shownOf, storedRows } from '../../../testing/account-shown.ts';
import {
  eachWithShop,
  importFile,
  namelessFile,
  type Person,
  type StagedFile,
  shopFile,
  type TestApi,
} from '../../../testing/index.ts';

let app: TestApi;
let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ app, ana, shopId } = made);
});

/** A file, and the same corrected: an amount is another one, a row is gone, one that is there twice is there once, and one is new. */
const FILES: readonly { name: string; fileOf: (id: string) => Record<'first' | 'corrected', StagedFile> }[] =
  [
    {
      name: 'rows with an id',
      fileOf: (id) => ({
        first: shopFile(id, 'id,platform,date,amount,hours,notes', [
          'A1,Shop,2026-11-02,100.00,2,typed wrongly',
          'A2,Shop,2026-11-02,5.00,,gone',
          'A3,Shop,2026-11-04,7.00,,the same',
        ]),
        corrected: shopFile(id, 'id,platform,date,amount,hours,notes', [
          'A1,Shop,2026-11-02,10.00,1,typed wrongly',
          'A3,Shop,2026-11-04,7.00,,the same',
          'A4,Shop,2026-11-03,8.00,,new',
        ]),
      }),
    },
    {
      name: 'rows without an id',
      fileOf: (id) => ({
        first: shopFile(id, 'platform,date,amount,hours,notes', [
          'Shop,2026-11-02,100.00,2,typed wrongly',
          'Shop,2026-11-02,5.00,,gone',
          'Shop,2026-11-04,7.00,,the same',
          'Shop,2026-11-04,7.00,,the same',
        ]),
        corrected: shopFile(id, 'platform,date,amount,hours,notes', [
          'Shop,2026-11-02,10.00,1,typed wrongly',
          'Shop,2026-11-04,7.00,,the same',
          'Shop,2026-11-03,8.00,,new',
        ]),
      }),
    },
    {
      name: 'payouts and fees',
      fileOf: (id) => {
        const header = 'balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category';
        return {
          first: namelessFile(id, header, [
            't1,2026-11-02 10:00:00,usd,100.00,3.00,97.00,charge',
            't2,2026-11-03 10:00:00,usd,-97.00,1.00,-98.00,payout',
          ]),
          corrected: namelessFile(id, header, [
            't1,2026-11-02 10:00:00,usd,10.00,0.30,9.70,charge',
            't2,2026-11-03 10:00:00,usd,-9.70,0.00,-9.70,payout',
          ]),
        };
      },
    },
  ];

const NOTHING_ASKED = { possibleDuplicates: 0, takenBack: 0, staying: 0, tiedFiles: [] };

const shown = () => shownOf(ana);

/** What there is of a file alone on a platform that nothing was imported into before. */
async function take(file: StagedFile): Promise<string> {
  const view = await importFile(ana, { ...file, open: { ...file.open, id: crypto.randomUUID() } });
  // All of it is new, and nothing is asked: what was undone says nothing any more.
  expect(view).toMatchObject({
    ...NOTHING_ASKED,
    state: 'committed',
    outcomes: { new: file.items.length, unchanged: 0, changed: 0, leftOut: 0 },
  });
  return view.id;
}

test.each(FILES)(
  'a file of $name that was undone stands in the way of none: neither of a corrected one, nor of the same once more',
  async ({ fileOf }) => {
    const { first, corrected } = fileOf(shopId);
    const [nothing, nothingStored] = [await shown(), await storedRows(app, ana)];
    const undo = async (importId: string) => {
      await ana.api.imports.undo({ importId });
      expect(await shown()).toEqual(nothing);
      expect(await storedRows(app, ana)).toEqual(nothingStored);
    };
    // What the corrected one alone makes of an account that never saw the first.
    const alone = await take(corrected);
    const ofCorrected = await shown();
    await undo(alone);

    const wrong = await take(first);
    const ofFirst = await shown();
    expect(ofFirst).not.toEqual(ofCorrected);
    await undo(wrong);

    const right = await take(corrected);
    expect(await shown()).toEqual(ofCorrected);
    await undo(right);

    const again = await take(first);
    expect(await shown()).toEqual(ofFirst);
    await undo(again);
  },
);

test('a corrected file is recorded beside the wrong one as well, and stays as it is once that is undone', async () => {
  const header = 'platform,date,amount,notes';
  const wrong = shopFile(shopId, header, [
    'Shop,2026-11-02,100.00,typed wrongly',
    'Shop,2026-11-04,7.00,right',
  ]);
  const right = shopFile(shopId, header, [
    'Shop,2026-11-02,10.00,typed wrongly',
    'Shop,2026-11-04,7.00,right',
  ]);
  const { id: importId } = await importFile(ana, wrong);
  await importFile(ana, right);
  await ana.api.imports.undo({ importId });
  const { items } = await ana.api.earnings.list({});
  expect(items.map(({ net }) => net).toSorted()).toEqual(['10', '7']);
});
