import type { Page } from '@playwright/test';
import { expect, test } from './account.ts';
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
