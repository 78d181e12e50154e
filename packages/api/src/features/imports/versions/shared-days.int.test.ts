import { createHash } from 'node:crypto';
import { readStatement, toWireItems } from '@earntrack/statements';
import { describe, expect, test } from 'vitest';
import {
  eachWithShop,
  inEveryOrder,
  namelessFile,
  type Person,
  type StagedFile,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

/** Orders and payouts are both counted from 1; read wrongly, all of it is orders. */
const mappingOf = (isRight: boolean, id = 'No') => ({
  name: 'Shop',
  layouts: [
    {
      columns: { id, date: 'Day', type: 'Kind' },
      money: { amount: 'Amount', fee: 'Fee' },
      currency: 'USD',
    },
  ],
  lines: [
    ...(isRight
      ? [
          {
            types: ['payout'],
            parts: [
              { column: 'amount', to: 'payout', sign: -1 },
              { column: 'fee', to: 'fees', sign: -1 },
            ],
          },
        ]
      : []),
    {
      parts: [
        { column: 'amount', to: 'base' },
        { column: 'fee', to: 'fees', sign: -1 },
      ],
    },
  ],
  control: { column: 'amount', plus: ['fee'], terms: { base: 1, payout: -1, fees: -1 } },
});

function shop(rows: readonly string[], mapping = mappingOf(true)): StagedFile {
  const csv = `${[`${mapping.layouts[0]?.columns.id},Day,Kind,Amount,Fee`, ...rows].join('\n')}\n`;
  const outcome = readStatement(new TextEncoder().encode(csv), { mapping });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const { rowCount, items } = outcome.statement;
  const { open } = namelessFile(shopId, 'platform,date,amount', ['Shop,2026-01-01,1']);
  const fileSha256 = createHash('sha256').update(csv).digest('hex');
  const said = { presetId: 'mapping', mapping, rowCount, itemCount: items.length, fileSha256 };
  const platforms = open.platforms.map((each) => ({ ...each, name: null }));
  return { open: { ...open, ...said, platforms }, items: toWireItems(outcome.statement) };
}

async function everything() {
  const earnings = (await ana.api.earnings.list({})).items.map(({ net }) => net).toSorted();
  const payouts = (await ana.api.payouts.list({})).items.map(({ amount, paidOn }) => `${amount} ${paidOn}`);
  return { earnings, payouts };
}

const NOTHING = { earnings: [], payouts: [] };

/** All that stands whichever file comes first, and nothing once all are undone. */
async function whateverOrder(files: readonly (() => StagedFile)[]) {
  const found = await inEveryOrder(ana, files, everything);
  expect(await everything()).toEqual(NOTHING);
  return found;
}

const SIGNS = [
  ['of one day', '3,2026-05-02,payout,-15.00,'],
  ['of one day and amount', '3,2026-05-02,payout,-20.00,'],
  ['of one day, amount and sign', '3,2026-05-02,payout,20.00,'],
] as const;
const ORDER = '3,2026-05-02,order,20.00,';

describe('an order and a payout of one number, each in a file of its own', () => {
  test.each(SIGNS)('are two, whichever file comes first: %s', async (_name, payout) => {
    const [, , , amount = ''] = payout.split(',');
    expect(await whateverOrder([() => shop([ORDER]), () => shop([payout])])).toEqual([
      { earnings: ['20'], payouts: [`${-Number(amount)} 2026-05-02`] },
    ]);
  });

  test('are two where a third file has the payout on another day', async () => {
    const moved = ['3,2026-05-04,payout,-15.00,', '8,2026-05-20,order,1.00,'];
    const files = [
      () => shop([ORDER, '9,2026-06-01,order,2.00,']),
      () => shop([SIGNS[0][1]]),
      () => shop(moved),
    ];
    expect(await whateverOrder(files)).toEqual([{ earnings: ['1', '2', '20'], payouts: ['15 2026-05-04'] }]);
  });

  test('are two in tables of different columns, although they say the same of one day', async () => {
    const files = [() => shop([ORDER], mappingOf(false)), () => shop([SIGNS[2][1]], mappingOf(true, 'Id'))];
    expect(await whateverOrder(files)).toEqual([{ earnings: ['20'], payouts: ['-20 2026-05-02'] }]);
  });
});

describe('a payout that was taken for an order', () => {
  const WRONG = '3,2026-05-02,payout,-20.00,';
  const LATER = '9,2026-06-01,order,2.00,';

  test('is a payout alone by the corrected mapping, whichever file comes first', async () => {
    const files = [() => shop([WRONG], mappingOf(false)), () => shop([WRONG, LATER])];
    expect(await whateverOrder(files)).toEqual([{ earnings: ['2'], payouts: ['20 2026-05-02'] }]);
  });

  test('is one thing in three files, whichever comes first, also where one of them has it on another day', async () => {
    const moved = ['3,2026-05-04,payout,-20.00,-0.50', '8,2026-05-20,order,1.00,'];
    const files = [() => shop([WRONG, LATER], mappingOf(false)), () => shop([WRONG]), () => shop(moved)];
    expect(await whateverOrder(files)).toEqual([{ earnings: ['-20', '1', '2'], payouts: [] }]);
  });
});
