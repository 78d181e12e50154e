import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';

const fixture = (name: string) => new URL(`../../../packages/statements/fixtures/${name}`, import.meta.url);

async function choose(person: Page, name: string): Promise<void> {
  await person.goto('/imports/new');
  const file = { name: name.replace('/', '-'), mimeType: 'text/csv', buffer: await readFile(fixture(name)) };
  await person.setInputFiles('input[type=file]', file);
}

test('hours of files that name no platform go to new ones that the person names, each to its own', async ({
  person,
}) => {
  const called = person.getByLabel('What is the new platform called?');
  const record = person.getByRole('button', { name: /^Record \d+ entr/ });
  const done = person.getByRole('button', { name: 'Import another' });
  await choose(person, 'toggl/detailed.csv');
  await expect(called).toHaveValue('New platform');
  await expectAccessible(person);
  await record.press('Enter');
  await expect(done).toBeVisible();

  await choose(person, 'clockify/detailed.csv');
  await expect(called).toHaveValue('New platform 2');
  await called.fill('');
  await expect(called).toHaveAccessibleDescription(/Give the platform a name/);
  await called.fill('Studio');
  await record.press('Enter');
  await expect(done).toBeVisible();

  await choose(person, 'clockify/detailed.csv');
  await expect(person.getByLabel('All rows go to').locator('option:checked')).toHaveText('Studio');
  await expect(called).toBeHidden();
});
