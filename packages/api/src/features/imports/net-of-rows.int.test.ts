import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createTestApi,
  platformInput,
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

const TRIPS = new URL('../../../../statements/fixtures/uber/payments-order.csv', import.meta.url);

test('a row says what its earning comes to, beside a column that takes off what was paid in cash', async () => {
  const { api } = ana;
  const { open, items } = statementFile(await readFile(TRIPS, 'utf8'), [], { currency: 'EUR' });
  const platforms = [
    { name: null, target: { kind: 'new' as const, platform: platformInput({ name: 'Uber' }) } },
  ];
  const importId = await stageFile(ana, { open: { ...open, platforms }, items });
  const staged = await api.imports.items({ importId });
  await api.imports.commit({ importId });
  const recorded = await api.imports.items({ importId });
  const undone = await api.imports.undoItems({ importId });
  for (const { items: shown } of [staged, recorded, undone]) {
    const rowFive = shown.find(({ rows }) => rows[0] === 5);
    expect(rowFive).toMatchObject({ value: '-15', unit: 'EUR', comesTo: { value: '15', unit: 'EUR' } });
    expect(shown.find(({ kind }) => kind === 'payout')).toMatchObject({
      value: '-53.25',
      comesTo: { value: '53.25', unit: 'EUR' },
    });
  }
  const earnings = await api.earnings.list({});
  const nets = recorded.items.flatMap(({ kind, comesTo }) =>
    kind === 'earning' && comesTo ? comesTo.value : [],
  );
  expect(nets.toSorted()).toEqual(earnings.items.map(({ net }) => net).toSorted());
});
