import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addPlatform,
  createTestApi,
  type Person,
  refusal,
  type TestApi,
  workInput,
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
  platformId = (await addPlatform(ana)).id;
});

function span(startedAt: string, endedAt: string) {
  return workInput([platformId], { time: { kind: 'span', startedAt, endedAt } });
}

describe('a span', () => {
  test('that ends before it starts is refused at its end', async () => {
    const { code, fields } = await refusal(
      ana.api.work.create(span('2026-11-12T10:00:00Z', '2026-11-12T09:59:59Z')),
    );
    expect(code).toBe('invalid_input');
    expect(fields).toEqual({ 'time.endedAt': 'The end has to be after the start' });
  });

  test('of more than seven days is refused at its end', async () => {
    const call = ana.api.work.create(span('2026-11-01T00:00:00Z', '2026-11-08T00:00:01Z'));
    expect((await refusal(call)).fields).toHaveProperty(['time.endedAt']);
  });

  test('of exactly seven days is taken', async () => {
    const work = await ana.api.work.create(span('2026-11-01T00:00:00Z', '2026-11-08T00:00:00Z'));
    expect(work.seconds).toEqual({ online: 7 * 86_400 });
  });
});

test('work that is sent twice is recorded once; another one under its id is refused', async () => {
  const input = workInput([platformId], { distanceMetres: 12_000, otherClocks: { engaged: 1800 } });
  const first = await ana.api.work.create(input);
  expect(first).toMatchObject({ seconds: { online: 3600, engaged: 1800 }, distanceMetres: 12_000 });
  expect(await ana.api.work.create(input)).toEqual(first);
  expect((await refusal(ana.api.work.create({ ...input, note: 'more' }))).code).toBe('conflict');
});

test('a change replaces platforms and time, and an older version is refused', async () => {
  const other = (await addPlatform(ana)).id;
  const { id } = await ana.api.work.create(workInput([platformId]));
  const change = { ...workInput([other, platformId]), id, version: 1, note: 'both' };

  const changed = await ana.api.work.update(change);
  expect(changed).toMatchObject({ version: 2, note: 'both' });
  expect([...changed.platformIds].sort()).toEqual([platformId, other].sort());
  expect((await refusal(ana.api.work.update({ ...change, note: 'other' }))).code).toBe('changed_elsewhere');
  expect((await refusal(ana.api.work.update({ ...change, platformIds: [other] }))).code).toBe(
    'changed_elsewhere',
  );
});

test('a change whose answer was lost can be sent again', async () => {
  const input = span('2026-11-12T08:00:00.123Z', '2026-11-12T10:00:00Z');
  await ana.api.work.create(input);
  const change = { ...input, version: 1, note: 'rain' };
  const first = await ana.api.work.update(change);
  expect(await ana.api.work.update(change)).toEqual(first);
});

test('another note does not move work to another day, whichever platform is named first', async () => {
  const nightly = (await addPlatform(ana, { dayCutoffMinutes: 240 })).id;
  const input = span('2026-11-11T02:00:00Z', '2026-11-11T03:00:00Z');
  const byName = [platformId, nightly].sort();
  for (const platformIds of [byName, byName.toReversed()]) {
    const created = await ana.api.work.create({ ...input, id: randomUUID(), platformIds });
    const change = { ...input, id: created.id, version: 1, note: 'rain', platformIds: created.platformIds };
    const changed = await ana.api.work.update(change);
    expect(changed.workedOn).toBe(created.workedOn);
    expect(await ana.api.work.update(change)).toMatchObject({ version: 2, workedOn: created.workedOn });
  }
});

test('work goes into the bin and comes back', async () => {
  const work = await ana.api.work.create(workInput([platformId]));
  await ana.api.work.delete({ id: work.id });
  expect((await ana.api.work.list()).items).toEqual([]);
  expect(await ana.api.work.restore({ id: work.id })).toMatchObject({ id: work.id, version: 3 });
});

test('a list can be narrowed to a platform that shares the work with another', async () => {
  const other = (await addPlatform(ana)).id;
  const shared = await ana.api.work.create(workInput([platformId, other]));
  await ana.api.work.create(workInput([platformId]));

  const { items } = await ana.api.work.list({ platformId: other });
  expect(items.map(({ id }) => id)).toEqual([shared.id]);
});
