import { expect, it } from 'vitest';
import { readMappingFile } from './mapping-file.ts';

const RIDES = {
  layouts: [{ columns: { date: 'Day' }, money: { fare: 'Fare' } }],
  lines: [{ parts: [{ column: 'fare', to: 'base' }] }],
  control: { column: 'fare', terms: { base: 1 } },
};

it('a mapping is called as it calls itself, else like its file', () => {
  expect(readMappingFile('rides.json', JSON.stringify(RIDES))).toEqual({
    kind: 'mapping',
    name: 'rides',
    mapping: RIDES,
  });
  const named = { ...RIDES, name: ' Night rides ' };
  expect(readMappingFile('rides.json', JSON.stringify(named))).toMatchObject({ name: 'Night rides' });
});

it('what is no mapping is refused with a sentence that says why', () => {
  expect(readMappingFile('rides.json', '{,}')).toMatchObject({ message: expect.stringContaining('no JSON') });
  const faulty = JSON.stringify({ ...RIDES, layouts: [{ money: { fare: 'Fare' } }] });
  expect(readMappingFile('rides.json', faulty)).toMatchObject({
    message: expect.stringContaining('layouts[0].columns'),
  });
});
