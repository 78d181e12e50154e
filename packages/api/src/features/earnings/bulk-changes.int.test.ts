import { randomUUID } from 'node:crypto';
import { asOperator } from '@earntrack/db';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sweep } from '../../sweeps/sweep.ts';
import {
  addPlatform,
  createTestApi,
  earningInput,
  importFile,
  type Person,
  refusal,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';

const DAY_MS = 86_400_000;

let app: TestApi;
let ana: Person;
let uber: string;
let bolt: string;
beforeAll(async () => {
  app = await createTestApi({ now: new Date().toISOString() });
});
afterAll(() => app.close());
beforeEach(async () => {
  ana = await app.signUp();
  uber = (await addPlatform(ana)).id;
  bolt = (await addPlatform(ana)).id;
});

const hours = { clock: 'online', seconds: 1800 } as const;

async function everything() {
  const { items } = await ana.api.earnings.list({ limit: 200 });
  const work = (await ana.api.work.list()).items;
  return {
    earnings: items.map(({ version: _, ...rest }) => rest),
    work: work.map(({ version: _, ...rest }) => rest),
  };
}

test('tags are added and removed whatever their case, only where that changes something', async () => {
  const first = await ana.api.earnings.create(earningInput(uber, '1', { tags: ['Night', 'airport'] }));
  const second = await ana.api.earnings.create(earningInput(uber, '2', { tags: ['late'] }));
  const third = await ana.api.earnings.create(earningInput(uber, '3', { tags: ['late', 'rain'] }));
  const ids = [first.id, second.id, third.id];
  const change = { addTags: ['LATE', 'Rain'], removeTags: ['night'] };
  expect(await ana.api.earnings.bulkEdit({ id: randomUUID(), target: { ids }, change })).toMatchObject({
    count: 2,
  });
  expect((await ana.api.earnings.get({ id: first.id })).tags).toEqual(['airport', 'LATE', 'Rain']);
  expect((await ana.api.earnings.get({ id: second.id })).tags).toEqual(['late', 'Rain']);
  expect(await ana.api.earnings.get({ id: third.id })).toEqual(third);
});

test('a tag can be written in another way by removing and adding it at once', async () => {
  const { id } = await ana.api.earnings.create(earningInput(uber, '1', { tags: ['uber x', 'b'] }));
  const change = { addTags: ['Uber X'], removeTags: ['uber x'] };
  await ana.api.earnings.bulkEdit({ id: randomUUID(), target: { ids: [id] }, change });
  expect((await ana.api.earnings.get({ id })).tags).toEqual(['b', 'Uber X']);
});

test('all that fit a filter but for a few are changed, and what was changed can be taken back', async () => {
  for (const base of ['1', '2', '3'])
    await ana.api.earnings.create(earningInput(uber, base, { hours, note: 'trip' }));
  const kept = await ana.api.earnings.create(earningInput(uber, '4', { note: 'trip' }));
  await ana.api.earnings.create(earningInput(bolt, '5', { note: 'other' }));
  const before = await everything();
  const input = {
    id: randomUUID(),
    target: { filter: { text: 'trip' }, except: [kept.id] },
    change: { platformId: bolt, addTags: ['moved'] },
  };
  const change = await ana.api.earnings.bulkEdit(input);
  expect(change).toMatchObject({ kind: 'edit', count: 3, keptCount: null });
  expect(await ana.api.earnings.bulkEdit(input)).toEqual(change);
  const { items } = await ana.api.earnings.list({ tags: ['moved'] });
  expect(items.map(({ platformId, hours: own }) => ({ platformId, own }))).toEqual(
    Array.from({ length: 3 }, () => ({ platformId: bolt, own: hours })),
  );
  expect((await ana.api.work.list()).items.every(({ platformIds }) => platformIds[0] === bolt)).toBe(true);
  expect(await ana.api.earnings.get({ id: kept.id })).toEqual(kept);

  expect(await ana.api.earnings.undoBulk({ id: input.id })).toMatchObject({ keptCount: 0 });
  expect(await ana.api.earnings.undoBulk({ id: input.id })).toMatchObject({ keptCount: 0 });
  expect(await everything()).toEqual(before);
});

test('many are deleted with their hours and come back with them; one changed since stays and is reported', async () => {
  const first = await ana.api.earnings.create(earningInput(uber, '1', { hours }));
  const second = await ana.api.earnings.create(earningInput(uber, '2', { hours }));
  const id = randomUUID();
  expect(await ana.api.earnings.bulkDelete({ id, target: { filter: {} } })).toMatchObject({ count: 2 });
  expect(await everything()).toEqual({ earnings: [], work: [] });
  expect(await ana.api.earnings.sums()).toEqual([]);

  const back = await ana.api.earnings.restore({ id: second.id });
  await ana.api.earnings.delete({ id: second.id });
  expect(back.version).toBeGreaterThan(second.version);
  expect(await ana.api.earnings.undoBulk({ id })).toMatchObject({ count: 2, keptCount: 1 });
  expect(await ana.api.earnings.undoBulk({ id })).toMatchObject({ count: 2, keptCount: 1 });
  const { earnings, work } = await everything();
  expect(earnings.map((earning) => earning.id)).toEqual([first.id]);
  expect(work.map(({ earningId }) => earningId)).toEqual([first.id]);
});

test('a deletion counts what it could bring back, is listed no more once all of it is back, and no edit hides it', async () => {
  const ids: string[] = [];
  for (const base of ['1', '2', '3']) ids.push((await ana.api.earnings.create(earningInput(uber, base))).id);
  const { id: kept } = await ana.api.earnings.create(earningInput(uber, '4'));
  const id = randomUUID();
  await ana.api.earnings.bulkDelete({ id, target: { ids } });
  app.clock.advance(1000);
  for (const tag of ['a', 'b', 'c', 'd', 'e'])
    await ana.api.earnings.bulkEdit({
      id: randomUUID(),
      target: { ids: [kept] },
      change: { addTags: [tag] },
    });
  const deletions = () => ana.api.earnings.bulkChanges({ kind: 'delete' });
  expect((await ana.api.earnings.bulkChanges()).map(({ kind }) => kind)).toEqual(Array(5).fill('edit'));
  expect(await deletions()).toMatchObject([{ id, count: 3 }]);

  const [back = '', again = '', last = ''] = ids;
  await ana.api.earnings.restore({ id: back });
  await ana.api.earnings.restore({ id: again });
  await ana.api.earnings.delete({ id: again });
  expect(await deletions()).toMatchObject([{ id, count: 1 }]);
  expect((await ana.api.earnings.bulkChanges({ limit: 6 })).at(-1)).toMatchObject({ id, count: 1 });
  await ana.api.bin.restore({ items: [{ kind: 'earning', id: last }] });
  expect(await deletions()).toEqual([]);
  expect(await ana.api.earnings.bulkChanges({ limit: 6 })).toHaveLength(5);
});

test('an earning that went on after a bulk edit is left as it is by the undo', async () => {
  const { id: one } = await ana.api.earnings.create(earningInput(uber, '1'));
  const { id: other } = await ana.api.earnings.create(earningInput(uber, '2'));
  const id = randomUUID();
  await ana.api.earnings.bulkEdit({ id, target: { ids: [one, other] }, change: { addTags: ['x'] } });
  await ana.api.earnings.update({ ...earningInput(uber, '9', { tags: ['x', 'mine'] }), id: one, version: 2 });
  expect(await ana.api.earnings.undoBulk({ id })).toMatchObject({ keptCount: 1 });
  expect((await ana.api.earnings.get({ id: one })).tags).toEqual(['x', 'mine']);
  expect((await ana.api.earnings.get({ id: other })).tags).toEqual([]);
});

test('a statement still brings a tagged row up to date, but not one that a person moved, until that is taken back', async () => {
  const csv = (amount: string) =>
    `platform,date,amount,notes,id\nShop,2026-11-02,${amount},,A1\nShop,2026-11-02,${amount},,A2\n`;
  const file = (amount: string) =>
    statementFile(csv(amount), [{ name: 'Shop', target: { kind: 'existing', platformId: uber } }]);
  await importFile(ana, file('10.00'));
  const [tagged, moved] = (await ana.api.earnings.list()).items.map(({ id }) => id);
  await ana.api.earnings.bulkEdit({
    id: randomUUID(),
    target: { ids: [tagged ?? ''] },
    change: { addTags: ['shop'] },
  });
  const id = randomUUID();
  await ana.api.earnings.bulkEdit({ id, target: { ids: [moved ?? ''] }, change: { platformId: bolt } });
  expect((await importFile(ana, file('11.00'))).outcomes).toMatchObject({ changed: 1, unchanged: 1 });
  expect(await ana.api.earnings.get({ id: tagged ?? '' })).toMatchObject({ net: '11', tags: ['shop'] });
  expect(await ana.api.earnings.get({ id: moved ?? '' })).toMatchObject({ net: '10', platformId: bolt });

  await ana.api.earnings.undoBulk({ id });
  expect((await importFile(ana, file('12.00'))).outcomes).toMatchObject({ changed: 2 });
});

test('more tags than one earning may have are refused, and nothing is changed', async () => {
  const tags = Array.from({ length: 19 }, (_, index) => `tag ${index}`);
  const full = await ana.api.earnings.create(earningInput(uber, '1', { tags }));
  const free = await ana.api.earnings.create(earningInput(uber, '2'));
  const input = { id: randomUUID(), target: { filter: {} }, change: { addTags: ['a', 'b'] } };
  const { code, message } = await refusal(ana.api.earnings.bulkEdit(input));
  expect(code).toBe('invalid_input');
  expect(message).toContain('20 tags');
  expect(await ana.api.earnings.get({ id: full.id })).toEqual(full);
  expect(await ana.api.earnings.get({ id: free.id })).toEqual(free);
});

test('the same id with another change is refused, and a change of nothing too', async () => {
  const { id: earningId } = await ana.api.earnings.create(earningInput(uber, '1'));
  const id = randomUUID();
  const target = { ids: [earningId] };
  await ana.api.earnings.bulkEdit({ id, target, change: { addTags: ['a'] } });
  expect((await refusal(ana.api.earnings.bulkEdit({ id, target, change: { addTags: ['b'] } }))).code).toBe(
    'conflict',
  );
  expect((await refusal(ana.api.earnings.bulkDelete({ id, target }))).code).toBe('conflict');
  expect((await refusal(ana.api.earnings.bulkEdit({ id, target, change: {} }))).code).toBe('invalid_input');
});

test('an undo brings a platform back that was deleted meanwhile; one deleted for good is a refusal in words that changes nothing', async () => {
  const { id: earningId } = await ana.api.earnings.create(earningInput(uber, '1'));
  const target = { ids: [earningId] };
  const [first, id] = [randomUUID(), randomUUID()];
  await ana.api.earnings.bulkEdit({ id: first, target, change: { platformId: bolt } });
  await ana.api.platforms.delete({ id: uber });
  await ana.api.earnings.undoBulk({ id: first });
  expect((await ana.api.platforms.list()).map((platform) => platform.id)).toContain(uber);
  expect((await ana.api.earnings.get({ id: earningId })).platformId).toBe(uber);

  await ana.api.earnings.bulkEdit({ id, target, change: { platformId: bolt } });
  await ana.api.platforms.delete({ id: uber });
  await ana.api.bin.deleteForGood({ items: [{ kind: 'platform', id: uber }] });
  const { code, message } = await refusal(ana.api.earnings.undoBulk({ id }));
  expect(code).toBe('not_found');
  expect(message).toContain('platform');
  expect((await ana.api.earnings.get({ id: earningId })).platformId).toBe(bolt);
});

test('the newest changes can be asked for and taken back for thirty days', async () => {
  const { id: earningId } = await ana.api.earnings.create(earningInput(uber, '1'));
  const id = randomUUID();
  await ana.api.earnings.bulkEdit({ id, target: { ids: [earningId] }, change: { addTags: ['a'] } });
  app.clock.advance(29 * DAY_MS);
  await sweep(app.services);
  expect((await ana.api.earnings.bulkChanges()).map((change) => change.id)).toEqual([id]);
  app.clock.advance(2 * DAY_MS);
  await sweep(app.services);
  expect(await ana.api.earnings.bulkChanges()).toEqual([]);
  expect((await refusal(ana.api.earnings.undoBulk({ id }))).code).toBe('not_found');
});

test('thousands of earnings are deleted and brought back as one', async () => {
  await sql`
    insert into earning (user_id, id, platform_id, earned_on, currency, base_micros, source)
    select ${ana.userId}::uuid, gen_random_uuid(), ${uber}::uuid, date '2020-01-01' + n % 2000, 'USD', n, 'typed'
    from generate_series(1, 8000) as n`.execute(asOperator(app.services.db, 'Many rows at once'));
  const sums = await ana.api.earnings.sums();
  const id = randomUUID();
  expect(await ana.api.earnings.bulkDelete({ id, target: { filter: {} } })).toMatchObject({ count: 8_000 });
  expect(await ana.api.earnings.sums()).toEqual([]);
  expect(await ana.api.earnings.undoBulk({ id })).toMatchObject({ keptCount: 0 });
  expect(await ana.api.earnings.sums()).toEqual(sums);
});
