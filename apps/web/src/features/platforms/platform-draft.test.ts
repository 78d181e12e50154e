import { expect, test } from 'vitest';
import {
  draftFromCatalogue,
  freeColour,
  ownDraft,
  readPlatformDraft,
  searchCatalogue,
} from './platform-draft.ts';

test('the catalogue is found by part of a name, closest first', () => {
  expect(searchCatalogue('uber').map(({ name }) => name)).toEqual(['Uber', 'Uber Eats']);
  expect(searchCatalogue('door dash').map(({ name }) => name)).toEqual(['DoorDash']);
  expect(searchCatalogue('eats')[0]?.name).toBe('Uber Eats');
  expect(searchCatalogue('brenner')).toEqual([]);
});

test('a platform that always reports in one currency brings it along', () => {
  const [upwork] = searchCatalogue('upwork');
  const [fiverr] = searchCatalogue('fiverr');
  if (!upwork || !fiverr) throw new Error('the catalogue lacks them');
  expect(draftFromCatalogue(upwork, 'EUR').currency).toBe('USD');
  expect(draftFromCatalogue(fiverr, 'EUR').currency).toBe('EUR');
});

test('a new platform gets the colour that is least worn', () => {
  expect(freeColour([{ colour: 1 }, { colour: 2 }, { colour: 1 }])).toBe(3);
});

test('a platform of the catalogue wears its usual colour unless another platform does', () => {
  const [uber] = searchCatalogue('uber');
  if (!uber) throw new Error('the catalogue lacks it');
  expect(draftFromCatalogue(uber, 'EUR', []).colour).toBe(uber.colour);
  const worn = [{ colour: uber.colour }];
  expect(draftFromCatalogue(uber, 'EUR', worn).colour).not.toBe(uber.colour);
});

test('a missing name and an odd amount are said beside their fields', () => {
  const draft = { ...ownDraft(' ', 1, 'EUR'), expectedHourly: '2o' };
  expect(Object.keys(readPlatformDraft(draft, ',').faults)).toEqual(['name', 'expectedHourly']);
  expect(readPlatformDraft({ ...ownDraft('B', 1, 'EUR'), expectedHourly: '25' }, ',')).toEqual({
    expectedHourly: '25',
    faults: {},
  });
});
