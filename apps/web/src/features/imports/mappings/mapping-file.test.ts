import { faultOfMapping } from '@earntrack/statements';
import { expect, it } from 'vitest';
import { readMappingFile } from './mapping-file.ts';

const RIDES = {
  layouts: [{ columns: { date: 'Day' }, money: { fare: 'Fare' } }],
  lines: [{ parts: [{ column: 'fare', to: 'base' }] }],
  control: { column: 'fare', terms: { base: 1 } },
};

const readText = (text: string) =>
  readMappingFile('rides.json', text, (json) => Promise.resolve(faultOfMapping(json)));
const read = (mapping: unknown) => readText(JSON.stringify(mapping));

it('a mapping is called as it calls itself, else like its file', async () => {
  expect(await read(RIDES)).toEqual({
    kind: 'mapping',
    name: 'rides',
    mapping: RIDES,
  });
  const named = { ...RIDES, name: ' Night rides ' };
  expect(await read(named)).toMatchObject({ name: 'Night rides' });
});

it('what is no mapping is refused with a sentence that says why', async () => {
  expect(await readText('{,}')).toMatchObject({ message: expect.stringContaining('no JSON') });
  const faulty = JSON.stringify({ ...RIDES, layouts: [{ money: { fare: 'Fare' } }] });
  expect(await readText(faulty)).toMatchObject({
    message: expect.stringContaining('layouts[0].columns'),
  });
});
