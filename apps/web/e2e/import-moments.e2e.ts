import { readFile } from 'node:fs/promises';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

/** In Tokyo both of them came to an end on the day after. */
const RIDES = [
  'Completed at,Ride,Amount (EUR)',
  '2026-02-02T15:30:00Z,Station,20.00',
  '2026-02-03T16:45:00Z,Airport,31.50',
];

test('moments of an unknown file are put on days of the zone that a person says, which is kept with the mapping', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const statement = person.locator('input[type=file]');
  await statement.setInputFiles(csv('rides.csv', RIDES));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByLabel('Completed at', { exact: true })).toHaveValue('date');
  // Their own zone is the first guess.
  const zone = person.getByLabel('Moments are on days of', { exact: true });
  await expect(zone).toHaveValue('Europe/Lisbon');
  await expect(person.getByText('Feb 2 · earning · row 2', { exact: true })).toBeVisible();
  await zone.selectOption('Asia/Tokyo');
  await expect(person.getByText('Feb 3 · earning · row 2', { exact: true })).toBeVisible();
  await expect(person.getByText('Feb 4 · earning · row 3', { exact: true })).toBeVisible();
  await expectAccessible(person);

  await person.getByLabel('What is it called?').fill('Night rides');
  const saved = person.waitForEvent('download');
  await person.getByRole('button', { name: 'Save as a mapping file' }).click();
  const mapping = JSON.parse(await readFile(await (await saved).path(), 'utf8')) as object;
  expect(mapping).toMatchObject({ layouts: [{ timeZone: 'Asia/Tokyo' }] });
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 new entries are recorded');

  await person.goto('/imports/new');
  await statement.setInputFiles(csv('later.csv', [...RIDES, '2026-02-28T23:10:00Z,Harbour,7.00']));
  await expect(person.getByText('Statements with these columns are read so')).toBeVisible();
  await expect(person.getByText('Mar 1 · earning · row 4', { exact: true })).toBeVisible();
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('2 were already there');
});
