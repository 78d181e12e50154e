import { randomUUID } from 'node:crypto';
import { asLocalDate } from '@earntrack/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  addProduct,
  createTestApi,
  earningInput,
  importFile,
  type Person,
  refusal,
  stageFile,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';
import { exportEarnings } from './export-earnings.service.ts';

type Given = Parameters<typeof earningInput>[2];

let app: TestApi;
let ana: Person;
let bea: Person;
let shopOf: Map<Person, string>;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  bea = await app.signUp();
  const ids = [ana, bea].map(
    async (person) => [person, (await addPlatform(person, { name: 'Shop' })).id] as const,
  );
  shopOf = new Map(await Promise.all(ids));
});

const shop = (person: Person) => shopOf.get(person) ?? '';

function earn(person: Person, base: string, given: Given = {}) {
  return person.api.earnings.create(earningInput(shop(person), base, given));
}

async function fileOf(
  { userId }: Person,
  filter: Parameters<typeof exportEarnings>[2] = {},
): Promise<string> {
  const actor = { userId, now: app.services.now() };
  const pieces: string[] = [];
  for await (const piece of exportEarnings(app.services.db, actor, filter)) pieces.push(piece);
  return pieces.join('');
}

function staged(person: Person, csv: string) {
  const target = { kind: 'existing', platformId: shop(person) } as const;
  return statementFile(csv, [{ name: 'Shop', target }]);
}

const take = (person: Person, csv: string) => importFile(person, staged(person, csv));

/** Sales of two products with a refund of units, a late tip and a refund of no product, over two months. */
async function sellAndRefund() {
  const logo = await addProduct(ana, { name: '=Logo', kind: 'service' });
  const poster = await addProduct(ana, { name: 'Poster', kind: 'physical' });
  const sale = (productId: string, units: number) => ({ sale: { productId, units } });
  const sold = await earn(ana, '90', { earnedOn: '2026-10-20', ...sale(logo.id, 3), tags: ['night'] });
  const taken = { components: { adjustments: '-30', fees: '-3' }, earnedOn: '2026-11-05' };
  await earn(ana, '0', { ...taken, ...sale(logo.id, -1), adjustsId: sold.id });
  const components = { base: '40', fees: '4.123456' };
  await earn(ana, '0', { components, earnedOn: '2026-11-06', ...sale(poster.id, 2) });
  const drive = await earn(ana, '25', { earnedOn: '2026-10-30' });
  await earn(ana, '0', { components: { tips: '5' }, earnedOn: '2026-11-07', adjustsId: drive.id });
}

async function salesOf({ api }: Person) {
  const products = await api.products.list({ includeArchived: true });
  const named = products.map(({ name, kind, sums }) => ({ name, kind, sums }));
  return named.sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** Every month on both bases: a correction counts with what it adjusts, or on its own day. */
async function figuresOf({ api }: Person) {
  const months = ['2026-10', '2026-11'].map((month) => ({
    kind: 'custom' as const,
    from: `${month}-01`,
    to: `${month}-${month.endsWith('0') ? 31 : 30}`,
  }));
  const figures = [];
  for (const basis of ['cash', 'accrual'] as const) {
    await api.profile.update({ version: (await api.profile.get()).version, basis });
    for (const period of months) figures.push((await api.dashboard.summary({ period })).totals);
  }
  return figures;
}

async function stateOf(person: Person) {
  const earnings = (await person.api.earnings.list({ limit: 200 })).items;
  return { earnings, products: await person.api.products.list({ includeArchived: true }) };
}

describe('into another account', () => {
  test('come sales of the same products and corrections of the same earnings, with equal figures', async () => {
    await sellAndRefund();
    const view = await take(bea, await fileOf(ana));
    expect(view.outcomes).toEqual({ new: 5, unchanged: 0, changed: 0, leftOut: 0 });
    expect(view.newProducts).toEqual({ count: 2, names: ['Poster', '=Logo'] });
    expect(await salesOf(bea)).toEqual(await salesOf(ana));
    expect((await salesOf(bea))[0]).toMatchObject({ name: '=Logo', kind: 'service', sums: [{ units: 2 }] });
    expect(await figuresOf(bea)).toEqual(await figuresOf(ana));
    const [cash, , accrual] = (await figuresOf(bea)).map(([total]) => total?.net);
    expect([cash, accrual]).toEqual(['115', '93']);
  });

  test('the same file again changes nothing, and neither does another export of the same', async () => {
    await sellAndRefund();
    const file = await fileOf(ana);
    await take(bea, file);
    const before = await stateOf(bea);
    for (const again of [file, `${file}\r\n`, await fileOf(bea)])
      expect((await take(bea, again)).outcomes).toEqual({ new: 0, unchanged: 5, changed: 0, leftOut: 0 });
    expect(await stateOf(bea)).toEqual(before);
  });

  test('sales go to the product of their name that is there, whatever its case or its kind', async () => {
    await sellAndRefund();
    const poster = await addProduct(bea, { name: 'poster', kind: 'digital' });
    await bea.api.products.archive({ id: poster.id });
    const view = await take(bea, await fileOf(ana));
    expect(view.newProducts).toEqual({ count: 1, names: ['=Logo'] });
    const products = await salesOf(bea);
    expect(products.map(({ name, kind, sums }) => [name, kind, sums[0]?.units])).toEqual([
      ['=Logo', 'service', 2],
      ['poster', 'digital', 2],
    ]);
  });

  test('a product that was made for a file stays the one of its sales when it is called another way', async () => {
    await sellAndRefund();
    await take(bea, await fileOf(ana));
    const [logo] = await bea.api.products.list();
    if (!logo) throw new Error('There is no product');
    await bea.api.products.update({ id: logo.id, version: logo.version, name: 'Brand' });
    const before = await stateOf(bea);
    const view = await take(bea, `${await fileOf(ana)}\r\n`);
    expect(view).toMatchObject({ outcomes: { unchanged: 5, changed: 0 }, newProducts: { count: 0 } });
    expect(await stateOf(bea)).toEqual(before);
  });

  test('what was changed since comes along: units, product and what is adjusted', async () => {
    await sellAndRefund();
    await take(bea, await fileOf(ana));
    const mug = await addProduct(ana, { name: 'Mug' });
    for (const { id, version, sale, adjustsId, ...earning } of (await ana.api.earnings.list()).items) {
      const { platformId, earnedOn, currency, components, note, hours, tags } = earning;
      const kept = { id, version, platformId, earnedOn, currency, components, note, hours, tags };
      if (earnedOn === '2026-11-06')
        await ana.api.earnings.update({ ...kept, sale: { productId: mug.id, units: 7 } });
      if (earnedOn === '2026-11-05' && sale)
        await ana.api.earnings.update({ ...kept, adjustsId, sale: { ...sale, units: -2 } });
      if (earnedOn === '2026-11-07') await ana.api.earnings.update({ ...kept, adjustsId: null });
    }
    const view = await take(bea, await fileOf(ana));
    expect(view).toMatchObject({
      outcomes: { new: 0, changed: 3, unchanged: 2 },
      newProducts: { count: 1, names: ['Mug'] },
    });
    expect(await figuresOf(bea)).toEqual(await figuresOf(ana));
    const sold = (await salesOf(bea)).filter(({ sums }) => sums.length > 0);
    expect(sold).toEqual((await salesOf(ana)).filter(({ sums }) => sums.length > 0));
  });

  test('products that differ in case alone, one of them archived at home, are one', async () => {
    const old = await addProduct(ana, { name: 'logo' });
    await earn(ana, '1', { sale: { productId: old.id, units: 1 } });
    await ana.api.products.archive({ id: old.id });
    const { id: productId } = await addProduct(ana, { name: 'Logo' });
    await earn(ana, '2', { sale: { productId, units: 2 } });
    const view = await take(bea, await fileOf(ana));
    expect(view.newProducts.count).toBe(1);
    expect((await salesOf(bea)).map(({ sums }) => sums[0]?.units)).toEqual([3]);
    expect((await take(bea, `${await fileOf(ana)}\r\n`)).outcomes).toMatchObject({ unchanged: 2 });
  });

  test('nothing is made before the commit, and the preview says what will be', async () => {
    await sellAndRefund();
    const importId = await stageFile(bea, staged(bea, await fileOf(ana)));
    const preview = await bea.api.imports.preview({ importId });
    expect(preview).toMatchObject({ outcomes: { new: 5 }, newProducts: { count: 2 } });
    expect(await stateOf(bea)).toEqual({ earnings: [], products: [] });
    const committed = await bea.api.imports.commit({ importId });
    expect(committed.newProducts).toEqual(preview.newProducts);
    expect(await bea.api.imports.commit({ importId })).toEqual(committed);
  });
});

describe('into its own account', () => {
  test('nothing changes, also where the sales came from a file themselves', async () => {
    await sellAndRefund();
    await take(bea, await fileOf(ana));
    for (const person of [ana, bea]) {
      const before = await stateOf(person);
      const view = await take(person, await fileOf(person));
      expect(view).toMatchObject({
        outcomes: { new: 0, unchanged: 5, changed: 0 },
        newProducts: { count: 0 },
      });
      expect(await stateOf(person)).toEqual(before);
    }
  });
});

describe('a correction', () => {
  const refusedBy = async (person: Person, csv: string) => {
    const importId = await stageFile(person, staged(person, csv));
    const preview = await refusal(person.api.imports.preview({ importId }));
    const commit = await refusal(person.api.imports.commit({ importId }));
    expect(commit).toEqual(preview);
    return commit;
  };

  test('finds what it adjusts in a file that was recorded before', async () => {
    await sellAndRefund();
    await take(bea, await fileOf(ana, { to: asLocalDate('2026-10-31') }));
    const view = await take(bea, await fileOf(ana, { from: asLocalDate('2026-11-01') }));
    expect(view.outcomes).toMatchObject({ new: 3 });
    expect(await figuresOf(bea)).toEqual(await figuresOf(ana));
  });

  test('of an earning that is nowhere is refused with its row and column, and nothing is recorded', async () => {
    await sellAndRefund();
    const refused = await refusedBy(bea, await fileOf(ana, { from: asLocalDate('2026-11-01') }));
    expect(refused.code).toBe('invalid_input');
    expect(refused.message).toMatch(/^Row 2, column “adjusts”, names an earning that is neither/);
    expect(await stateOf(bea)).toEqual({ earnings: [], products: [] });
  });

  test('of an earning in the bin travels alone, and changes nothing where it comes from', async () => {
    await sellAndRefund();
    await take(bea, await fileOf(ana));
    for (const person of [ana, bea]) {
      const sold = (await stateOf(person)).earnings.find(({ earnedOn }) => earnedOn === '2026-10-20');
      await person.api.earnings.delete({ id: sold?.id ?? '' });
      const before = await stateOf(person);
      expect((await take(person, await fileOf(person))).outcomes).toMatchObject({ unchanged: 4, changed: 0 });
      expect(await stateOf(person)).toEqual(before);
    }
    const eva = await app.signUp();
    shopOf.set(eva, (await addPlatform(eva, { name: 'Shop' })).id);
    expect((await take(eva, await fileOf(ana))).outcomes).toMatchObject({ new: 4 });
    expect(await figuresOf(eva)).toEqual(await figuresOf(ana));
  });

  const HEADER = 'platform,date,currency,amount,own_note,id,adjusts';

  test('follows ids that are no ids of EarnTrack', async () => {
    const csv = [HEADER, 'Shop,2026-11-05,USD,-3.00,,A2,A1', 'Shop,2026-10-05,USD,10.00,,A1,'].join('\n');
    await take(bea, `${csv}\n`);
    const [refund, sold] = (await bea.api.earnings.list()).items;
    expect(refund).toMatchObject({ net: '-3', adjustsId: sold?.id });
  });

  test.each([
    ['of another currency', 'Shop,2026-10-05,EUR,10.00,,A1,'],
    ['that is a correction itself', 'Shop,2026-10-05,USD,10.00,,A1,A0\nShop,2026-10-01,USD,1.00,,A0,'],
  ])('of an earning %s is refused, and nothing is recorded', async (_, adjusted) => {
    const csv = [HEADER, 'Shop,2026-11-05,USD,-3.00,,A2,A1', adjusted].join('\n');
    const refused = await refusal(take(bea, `${csv}\n`));
    expect(refused.message).toMatch(/^Row 2, column “adjusts”, names an earning of another/);
    expect((await stateOf(bea)).earnings).toEqual([]);
  });

  test('of a row that could not be read is refused rather than recorded without it', async () => {
    const csv = [HEADER, 'Shop,2026-11-05,USD,-3.00,,A2,A1', 'Shop,2026-10-05,USD,ten,,A1,'].join('\n');
    expect((await refusedBy(bea, `${csv}\n`)).fields).toHaveProperty('adjusts');
  });

  test('stays as it is where a file does not say what it adjusts', async () => {
    await sellAndRefund();
    await take(bea, await fileOf(ana));
    const before = (await stateOf(bea)).earnings.map(({ sale, adjustsId }) => [sale, adjustsId]);
    const [header = '', ...lines] = (await fileOf(ana)).trim().split('\r\n');
    const unnamed = header.replace('product,product_kind,units,', 'x,y,z,').replace(',adjusts', ',w');
    const csv = [unnamed, ...lines].join('\n').replace(',40.00,', ',41.00,');
    expect((await take(bea, `${csv}\n`)).outcomes).toMatchObject({ changed: 1, unchanged: 4 });
    expect((await stateOf(bea)).earnings.map(({ sale, adjustsId }) => [sale, adjustsId])).toEqual(before);
  });

  test('names no earning of another account', async () => {
    const theirs = await earn(ana, '10');
    const csv = [HEADER, `Shop,2026-11-05,USD,-3.00,,${randomUUID()},${theirs.id}`].join('\n');
    expect((await refusedBy(bea, `${csv}\n`)).code).toBe('invalid_input');
  });
});
