import { asCurrency, microsFromDecimal, roundedDecimal } from '@earntrack/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPlatform, createTestApi, earningInput, type TestApi } from '../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

test('three times 6.816 dollars are 20.45 when shown once, not 20.46 from three roundings', async () => {
  const ana = await app.signUp();
  const { id } = await addPlatform(ana);
  for (let count = 0; count < 3; count += 1) await ana.api.earnings.create(earningInput(id, '6.816'));

  const { totals } = await ana.api.dashboard.summary({ period: { kind: 'month' } });

  expect(totals[0]?.net).toBe('20.448');
  expect(roundedDecimal(microsFromDecimal(totals[0]?.net ?? ''), asCurrency('USD'))).toBe('20.45');
});

test('amounts of the largest size add up exactly, past what eight bytes hold', async () => {
  const ana = await app.signUp();
  const { id } = await addPlatform(ana);
  for (let count = 0; count < 12; count += 1) {
    await ana.api.earnings.create(earningInput(id, '999999999999.999999'));
  }

  const { totals } = await ana.api.dashboard.summary({ period: { kind: 'month' } });

  expect(totals[0]?.net).toBe('11999999999999.999988');
  expect(roundedDecimal(microsFromDecimal(totals[0]?.net ?? ''), asCurrency('USD'))).toBe(
    '12000000000000.00',
  );
});
