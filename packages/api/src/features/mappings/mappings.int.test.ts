import { createHash, randomUUID } from 'node:crypto';
import { LIMITS } from '@earntrack/contract';
import { readStatement, toWireItems } from '@earntrack/statements';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPlatform, createTestApi, type Person, type TestApi, mappingInput } from '../../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

const CSV = 'Day,Fare\n01/02/2026,10.05\n02/02/2026,7\n';

function openInput(platformId: string, mapping: Record<string, unknown>) {
  const bytes = new TextEncoder().encode(CSV);
  const outcome = readStatement(bytes, { mapping, currency: 'EUR' });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  const { why, rowCount } = outcome.statement;
  const items = toWireItems(outcome.statement);
  const open = {
    id: randomUUID(),
    presetId: 'mapping',
    mapping,
    fileName: 'rides.csv',
    fileSha256: createHash('sha256').update(bytes).digest('hex'),
    rowCount,
    itemCount: items.length,
    why,
    platforms: [{ name: null, target: { kind: 'existing' as const, platformId } }],
  };
  return { open, items };
}

async function bringIn({ api }: Person, platformId: string, mapping: Record<string, unknown>) {
  const { open, items } = openInput(platformId, mapping);
  await api.imports.open(open);
  await api.imports.stage({ importId: open.id, chunk: 0, items });
  return api.imports.commit({ importId: open.id });
}

it('a way of reading files is kept, changed in its place, and forgotten', async () => {
  const { api } = await app.signUp();
  const input = mappingInput();
  const kept = await api.mappings.save(input);
  expect(await api.mappings.save(input)).toMatchObject({
    id: kept.id,
    name: 'Rides',
    createdAt: kept.createdAt,
  });
  await api.mappings.save({ ...input, name: 'Night rides' });
  await api.mappings.save(mappingInput({ fingerprint: 'b'.repeat(64) }));
  const all = await api.mappings.list();
  expect(all.map(({ name, fingerprint }) => `${name} ${fingerprint[0]}`).toSorted()).toEqual([
    'Night rides a',
    'Rides b',
  ]);
  await api.mappings.delete({ id: kept.id });
  expect(await api.mappings.list()).toHaveLength(1);
  await expect(api.mappings.delete({ id: kept.id })).rejects.toThrow('does not exist any more');
});

it('a mapping that no file could be read by is refused with the path of its fault', async () => {
  const person = await app.signUp();
  const { api } = person;
  const mapping = { ...mappingInput().mapping, lines: [{ parts: [{ column: 'fee', to: 'base' }] }] };
  await expect(api.mappings.save(mappingInput({ mapping }))).rejects.toThrow('lines[0].parts[0].column');
  const layouts = [{ columns: { date: 'Day' }, money: { fare: 'Fare' }, userId: person.userId }];
  const withMore = { ...mappingInput().mapping, layouts };
  await expect(api.mappings.save(mappingInput({ mapping: withMore }))).rejects.toThrow('userId');
  const { id: platformId } = await addPlatform(person);
  const { open } = openInput(platformId, mappingInput().mapping);
  await expect(api.imports.open({ ...open, mapping })).rejects.toThrow('lines[0].parts[0].column');
  await expect(api.imports.open({ ...open, presetId: 'upwork' })).rejects.toThrow('not known here');
  await expect(api.imports.open({ ...open, mapping: null })).rejects.toThrow('not known here');
  const long = { ...mappingInput().mapping, name: 'x'.repeat(LIMITS.mappingLength) };
  await expect(api.mappings.save(mappingInput({ mapping: long }))).rejects.toThrow(
    'at most 100000 characters',
  );
});

it('an account keeps so many and no more, also when they arrive at once', async () => {
  const { api } = await app.signUp();
  for (let count = 1; count < LIMITS.mappings; count += 1) await api.mappings.save(mappingInput());
  const last = [mappingInput(), mappingInput()];
  const outcomes = await Promise.allSettled(last.map((input) => api.mappings.save(input)));
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [kept] = await api.mappings.list();
  await api.mappings.save(mappingInput({ id: kept?.id ?? '', name: 'Changed, not one more' }));
});

it('a file is recorded by a mapping to the cent, once, and checked by the control total of that mapping', async () => {
  const person = await app.signUp();
  const { id: platformId } = await addPlatform(person);
  const { mapping } = mappingInput();
  const first = await bringIn(person, platformId, mapping);
  expect(first).toMatchObject({ presetId: 'mapping', outcomes: { new: 2 } });
  expect(first.control).toEqual([
    { unit: 'EUR', file: '17.05', recorded: '17.05', leftOut: '0', isOk: true },
  ]);
  expect(await bringIn(person, platformId, mapping)).toMatchObject({ outcomes: { new: 0, unchanged: 2 } });
  const { open, items } = openInput(platformId, mapping);
  await person.api.imports.open(open);
  await person.api.imports.open(open);
  const otherwise = { ...mapping, name: 'Otherwise' };
  await expect(person.api.imports.open({ ...open, mapping: otherwise })).rejects.toThrow('already opened');
  const [item, ...rest] = items;
  if (item?.kind !== 'earning') throw new Error('The first row is an earning');
  const wrong = { ...item, components: { base: '10.06' } };
  await person.api.imports.stage({ importId: open.id, chunk: 0, items: [wrong, ...rest] });
  await expect(person.api.imports.commit({ importId: open.id })).rejects.toThrow('add up');
});
