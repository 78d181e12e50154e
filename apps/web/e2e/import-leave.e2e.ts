import type { Page } from '@playwright/test';
import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv, UPWORK } from './statements.ts';

/** Closes the page, and stays where the browser asks; says what kind of question it was. */
async function closeAndStay(page: Page): Promise<string> {
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  await question.dismiss();
  return question.type();
}

test('the browser asks before what was said of rows or columns is lost with the page', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByRole('button', { name: 'Look at each row' }).click();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('3 entries are new');
  expect(await closeAndStay(person)).toBe('beforeunload');
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(answer).toContainText('3 new entries are recorded');
  await person.reload();
  await expect(answer).toContainText('Bring in a statement');

  await person.setInputFiles('input[type=file]', csv('own.csv', ['Day,Paid (EUR)', '2026-05-14,20.00']));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  const name = person.getByLabel('What is it called?');
  await name.fill('Market hall');
  expect(await closeAndStay(person)).toBe('beforeunload');
  await expect(name).toHaveValue('Market hall');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await expect(person.getByRole('button', { name: 'Record 1 entry' })).toBeVisible();
  expect(await closeAndStay(person)).toBe('beforeunload');
});

test('who goes to another screen while a statement is sent is asked first, and it goes on where they stay', async ({
  person,
}) => {
  await person.goto('/imports');
  await person.getByRole('link', { name: 'Import a statement' }).click();
  await person.setInputFiles('input[type=file]', UPWORK);
  const { promise, resolve } = Promise.withResolvers<void>();
  await person.route('**/trpc/imports.stage**', async (route) => {
    await promise;
    await route.continue();
  });
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByText('0 of 4 sent: 3 entries and 1 left out.')).toBeVisible();
  await expect(person.getByText('None of it is sent')).toHaveCount(0);
  const asked = person.getByRole('dialog', { name: 'Leave this page?' });
  const ways = [
    () => person.getByRole('link', { name: 'Earnings', exact: true }).first().click(),
    () => person.evaluate(() => window.history.back()),
  ];
  for (const go of ways) {
    await go();
    await expect(asked).toContainText('The rows are still being sent.');
    await expectAccessible(person);
    await asked.getByRole('button', { name: 'Stay here' }).click();
    await expect(asked).toBeHidden();
    await expect(person).toHaveURL(/\/imports\/new$/);
    await expect(person.getByRole('progressbar', { name: 'Recording' })).toBeVisible();
  }
  resolve();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');
  await person.getByRole('link', { name: 'Work', exact: true }).first().click();
  await expect(person).toHaveURL(/\/work$/);
});

test('what was said of columns is not lost by a link that was pressed by mistake', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', csv('own.csv', ['Day,Paid (EUR)', '2026-05-14,20.00']));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  const name = person.getByLabel('What is it called?');
  await name.fill('Market hall');
  const away = person.getByRole('link', { name: 'Earnings', exact: true }).first();
  for (const key of ['Escape', 'Enter']) {
    await away.click();
    await expect(person.getByRole('button', { name: 'Stay here' })).toBeFocused();
    await person.keyboard.press(key);
    await expect(name).toHaveValue('Market hall');
  }
  await away.click();
  await person.getByRole('button', { name: 'Leave the page' }).click();
  await expect(person).toHaveURL(/\/earnings$/);
});
