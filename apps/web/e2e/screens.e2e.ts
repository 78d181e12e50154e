import type { Page } from '@playwright/test';
import { expect, giveEarning, givePlatform, test, today } from './account.ts';
import { expectAccessible } from './axe.ts';
import { UPWORK } from './statements.ts';

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

test('every screen of somebody who begins is free of what axe knows', async ({ person }) => {
  for (const path of [
    '/',
    '/earnings',
    '/earnings/new',
    '/work',
    '/work/new',
    '/platforms',
    '/imports',
    '/more',
  ]) {
    await open(person, path);
    await expectAccessible(person);
  }
});

test('every screen with entries is free of what axe knows', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await givePlatform(person, { name: 'Upwork', colour: 5 });
  const id = await giveEarning(person, {
    platformId,
    earnedOn: today(),
    components: { base: '96.40', fees: '20.50', adjustments: '-100' },
    hours: { clock: 'online', seconds: 13_500 },
  });
  for (const path of [
    '/',
    '/earnings',
    `/earnings/${id}`,
    '/work',
    '/platforms',
    '/platforms/new',
    '/settings',
  ]) {
    await open(person, path);
    await expectAccessible(person);
  }
  await open(person, `/platforms/${platformId}`);
  await expectAccessible(person);
  await open(person, '/earnings/new');
  await person.getByRole('button', { name: 'Every part' }).click();
  await person.getByLabel('Fees').fill('20,5o');
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expectAccessible(person);
});

test('every step of an import is free of what axe knows', async ({ person }) => {
  await open(person, '/imports/new');
  await expectAccessible(person);
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByText('The file and the rows agree').waitFor();
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await person.getByText('What happened to each row').waitFor();
  await person.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await expectAccessible(person);
  await open(person, '/imports');
  await expectAccessible(person);
  await person.getByRole('link', { name: new RegExp(UPWORK.name) }).click();
  await expect(person).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(person.getByRole('heading', { level: 2, name: 'Why it was read so' })).toBeVisible();
  await person.getByRole('button', { name: /Left out/ }).click();
  await expect(person.getByText('Not a known kind of row: “Moon Dust”')).toBeVisible();
  await expectAccessible(person);
});

test('an address of no screen leads back to the overview', async ({ person }) => {
  await person.goto('/nothing/here');
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address.');
  await expectAccessible(person);
  await person.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(person).toHaveURL(/\/$/);
});
