import type { Page } from '@playwright/test';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const SAVE = '**/trpc/mappings.save**';
const HEADER = 'When,Got (EUR)';

async function recordMapped(person: Page): Promise<void> {
  await person.goto('/imports/new');
  await person.locator('input[type=file]').setInputFiles(csv('rides.csv', [HEADER, '2026-02-01,20.00']));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await person.getByLabel('When', { exact: true }).selectOption('date');
  await person.getByLabel('Got (EUR)', { exact: true }).selectOption('base');
  await person.getByLabel('What is it called?').fill('Night rides');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
}

async function expectKept(person: Page): Promise<void> {
  await person.locator('input[type=file]').setInputFiles(csv('later.csv', [HEADER, '2026-02-02,7.00']));
  await expect(person.getByText('Statements with these columns are read so')).toBeVisible();
}

test('who leaves as soon as a statement is told to be recorded finds its columns known the next time', async ({
  person,
}) => {
  let isKept = false;
  await person.route(SAVE, async (route) => {
    const answer = await route.fetch();
    await new Promise((resolve) => setTimeout(resolve, 300));
    isKept = true;
    await route.fulfill({ response: answer });
  });
  await recordMapped(person);
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
  expect(isKept).toBe(true);
  await person.goto('/imports/new');
  await expectKept(person);
});

test('columns that could not be kept are told beside what is recorded, and are kept by another try', async ({
  person,
}) => {
  await person.route(SAVE, (route) => route.abort());
  await recordMapped(person);
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
  const told = person.getByRole('alert').filter({ hasText: 'How it was read could not be kept' });
  await expect(told).toBeVisible();
  await expectAccessible(person);
  await person.unroute(SAVE);
  await told.getByRole('button', { name: 'Try again' }).click();
  await expect(told).toHaveCount(0);
  await person.getByRole('button', { name: 'Import another' }).click();
  await expectKept(person);
});
