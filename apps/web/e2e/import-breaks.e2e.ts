import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const SHIFTS = csv('shifts.csv', [
  'Date,Start,End,Break,Job',
  '2026-02-02,09:00,17:00,30,Warehouse',
  '2026-02-03,09:00,17:00,5,Warehouse',
  '2026-02-04,18:00,23:00,,Bar',
]);

test('unpaid breaks are taken off what was worked, also of shifts that were recorded with them', async ({
  person,
}) => {
  await person.goto('/imports/new');
  const statement = person.locator('input[type=file]');
  const say = person.getByRole('button', { name: 'Say what its columns are' });
  const breaks = person.getByLabel('Break', { exact: true });
  const held = person.getByText('hours from the start to the end hold the breaks of 2 rows, like row 2');
  await statement.setInputFiles(SHIFTS);
  await say.press('Enter');
  await expect(breaks).toHaveValue('breaks');
  await expect(held).toBeHidden();
  await breaks.selectOption('none');
  await expect(held).toBeVisible();
  await person.getByRole('button', { name: 'Go on with this' }).press('Enter');
  await person.getByRole('button', { name: 'Record 3 entries' }).press('Enter');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');
  await person.goto('/work');
  await expect(person.getByRole('link', { name: /Warehouse.*8 h/ })).toHaveCount(2);

  await person.goto('/imports/new');
  await statement.setInputFiles(SHIFTS);
  await person.getByRole('button', { name: 'Not this? Choose another' }).press('Enter');
  await say.press('Enter');
  await breaks.selectOption('breaks');
  const counts = person.getByLabel('A number of breaks counts');
  await expect(counts).toHaveAccessibleDescription(/never off hours that a row says itself/);
  await expect(held).toBeHidden();
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Go on with this' }).press('Enter');
  await expect(person.getByText('a number in it counts minutes, as row 2 shows')).toBeVisible();
  await expect(person.getByText('hours of which only breaks differ')).toBeVisible();
  await person.getByRole('button', { name: 'Look at each row' }).press('Enter');
  await person.getByRole('button', { name: 'Record the changes' }).press('Enter');
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();

  await person.goto('/work');
  await expect(person.getByRole('link', { name: /Warehouse|Bar/ })).toHaveCount(3);
  await expect(person.getByRole('link', { name: /Warehouse.*7 h 55 min/ })).toBeVisible();
  await person.getByRole('link', { name: /Warehouse.*7 h 30 min/ }).press('Enter');
  const sources = person.getByRole('region', { name: 'Where it comes from' });
  await expect(sources.getByRole('listitem').filter({ hasText: 'Hours' }).first()).toContainText('“Break”');
});
