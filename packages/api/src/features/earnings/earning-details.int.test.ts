import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  earningInput,
  type Person,
  refusal,
  type TestApi,
} from '../../testing/index.ts';

let app: TestApi;
let person: Person;
let platformId: string;
beforeAll(async () => {
  app = await createTestApi();
  person = await app.signUp();
  platformId = (await addPlatform(person)).id;
});
afterAll(() => app.close());

const refund = (adjustsId: string, given: Parameters<typeof earningInput>[2] = {}) =>
  earningInput(platformId, '0', { components: { adjustments: '-5' }, adjustsId, ...given });

test('tags keep their order, each once whatever its case', async () => {
  const tags = ['Night', ' airport ', 'night', 'AIRPORT', 'rain'];
  const { id } = await person.api.earnings.create(earningInput(platformId, '1', { tags }));
  expect((await person.api.earnings.get({ id })).tags).toEqual(['Night', 'airport', 'rain']);
});

test('the same change of tags, sent twice, is one change', async () => {
  const input = earningInput(platformId, '1', { tags: ['one'] });
  await person.api.earnings.create(input);
  const change = { ...input, version: 1, tags: ['one', 'two'] };
  const first = await person.api.earnings.update(change);
  expect(await person.api.earnings.update(change)).toEqual(first);
  expect(first.version).toBe(2);
});

test('a refund names the earning that it adjusts', async () => {
  const sale = await person.api.earnings.create(earningInput(platformId, '20'));
  const made = await person.api.earnings.create(refund(sale.id));
  expect(made).toMatchObject({ adjustsId: sale.id, net: '-5' });
});

test('a refund adjusts only an earning of the same platform and currency that is no refund itself', async () => {
  const sale = await person.api.earnings.create(earningInput(platformId, '20'));
  const correction = await person.api.earnings.create(refund(sale.id));
  const other = await addPlatform(person);
  const wrong = [
    refund(correction.id),
    refund(sale.id, { currency: 'EUR' }),
    refund(sale.id, { platformId: other.id }),
  ];
  for (const input of wrong) {
    const refused = await refusal(person.api.earnings.create(input));
    expect(refused).toMatchObject({ code: 'invalid_input', fields: { adjustsId: expect.any(String) } });
  }
  const itself = { ...earningInput(platformId, '20'), id: sale.id, version: 1, adjustsId: sale.id };
  expect((await refusal(person.api.earnings.update(itself))).code).toBe('invalid_input');
});

test('nobody names an earning or a product of somebody else, or one that is not there', async () => {
  const stranger = await app.signUp();
  const theirs = await stranger.api.earnings.create(earningInput((await addPlatform(stranger)).id, '1'));
  expect((await refusal(person.api.earnings.create(refund(theirs.id)))).code).toBe('not_found');
  const sale = { productId: randomUUID(), units: 1 };
  expect((await refusal(person.api.earnings.create(earningInput(platformId, '1', { sale })))).code).toBe(
    'not_found',
  );
});
