import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  decide,
  eachWithShop,
  importFile,
  type Person,
  shopFile,
  stageFile,
  type TestApi,
} from '../../../testing/index.ts';

let app: TestApi;
let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ app, ana, shopId } = made);
});

test('what a server with a slow clock leaves to a person is of files again as the import is undone', async () => {
  const columns = 'id,platform,date,currency,amount,adjustments,adjusts,own_note';
  const first = await importFile(ana, shopFile(shopId, columns, ['A1,Shop,2026-11-02,USD,10.00,,,']));
  const [sale] = (await ana.api.earnings.list({})).items;
  const ids = [sale?.id ?? ''];
  const refund = () => shopFile(shopId, columns, ['R1,Shop,2026-11-04,USD,,-4.00,A1,']);
  await importFile(ana, refund());
  const found = (await ana.api.earnings.list({})).items.find(({ net }) => net === '-4');
  if (!found) throw new Error('There is no refund');
  const { id, version, platformId, earnedOn, currency, adjustsId } = found;
  const kept = { id, platformId, earnedOn, currency, adjustsId, note: '', hours: null };
  await ana.api.earnings.update({ ...kept, version, components: { adjustments: '-5' } });
  const edit = (change: object) => ana.api.earnings.bulkEdit({ id: randomUUID(), target: { ids }, change });
  await edit({ addTags: ['rain'] });
  await ana.api.imports.undo({ importId: first.id });
  const importId = await stageFile(ana, refund());
  await decide(ana, importId, { position: 0, decision: 'take' });
  await ana.api.imports.commit({ importId });
  const typedAt = async () => (await ana.api.imports.earningVersions({ id: ids[0] ?? '' })).typedAt;
  expect(await typedAt()).toBeNull();
  app.clock.advance(-2000);
  await edit({ removeTags: ['rain'] });
  expect(await typedAt()).not.toBeNull();
  await ana.api.imports.undo({ importId });
  expect(await typedAt()).toBeNull();
});
