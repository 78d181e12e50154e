import { readFile } from 'node:fs/promises';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';

const fixture = (name: string) => new URL(`../../../packages/statements/fixtures/${name}`, import.meta.url);

test('the other file of the same earnings is told before they count twice', async ({ person }) => {
  const note = person.getByText('These earnings may be here already');
  const choose = async (name: string) => {
    await person.goto('/imports/new');
    const buffer = await readFile(fixture(name));
    const file = { name: name.replace('/', '-'), mimeType: 'text/csv', buffer };
    await person.locator('input[type=file]').setInputFiles(file);
    await expect(person.getByRole('button', { name: /^Record \d+ entr/ })).toBeVisible();
  };
  await choose('gumroad-sales/sales.csv');
  await expect(note).toBeHidden();
  await person.getByRole('button', { name: /^Record \d+ entr/ }).click();
  await expect(person.getByRole('button', { name: 'Import another' })).toBeVisible();

  await choose('gumroad/payout.csv');
  await person.getByRole('button', { name: /^Record \d+ entr/ }).click();
  await expect(note).toBeVisible();
  await expect(person.getByRole('group', { name: 'What happens with it' })).toContainText(
    'Here already? These earnings may be here already',
  );
  await expect(
    person.getByText('record only one of the two kinds, or undo that import first.'),
  ).toBeVisible();
  await expectAccessible(person);
  await person.getByRole('link', { name: 'gumroad-sales-sales.csv' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toBeVisible();
});
