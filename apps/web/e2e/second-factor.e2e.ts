import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { appCode } from '@earntrack/testkit';
import { expect, mutate, PASSWORD, test, toast } from './account.ts';
import { expectAccessible } from './axe.ts';
import { UPWORK } from './statements.ts';

const STEP_MS = 30_000;

/** Each code works once: a later one is asked for by what happens next within the same half minute. */
const codeOf = (secret: string, stepsAhead = 0) =>
  appCode(secret, new Date(Date.now() + stepsAhead * STEP_MS));

const section = (page: Page) => page.getByRole('region', { name: 'Second step' });

/** How somebody leaves is told elsewhere. */
async function signOut(page: Page): Promise<void> {
  await mutate(page.request, 'auth.logout', {});
}

async function sayPassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
}

async function turnOn(page: Page): Promise<{ secret: string; codes: string[] }> {
  await section(page).getByRole('button', { name: 'Set up…' }).click();
  await expect(page.getByLabel('Your password now')).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  const form = section(page).getByRole('form', { name: 'Confirm the second step' });
  await expect(form.getByRole('img', { name: 'Picture for your app for codes' })).toBeVisible();
  await expect(form.getByLabel('Code of your app')).toBeFocused();
  await expectAccessible(page);
  const secret = (await form.getByLabel('Key').inputValue()).replaceAll(' ', '');
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(form.getByText('This code is not right', { exact: false })).toBeVisible();
  await form.getByLabel('Code of your app').fill(codeOf(secret));
  await page.keyboard.press('Enter');
  const codes = section(page).getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  return { secret, codes: await codes.allTextContents() };
}

test('a person turns a second step on, signs in with a code and with a recovery code, and turns it off again', async ({
  person,
  email,
}) => {
  await person.goto('/settings');
  await expect(section(person).getByText('The password alone signs in')).toBeVisible();
  const { secret, codes } = await turnOn(person);
  const downloading = person.waitForEvent('download');
  await section(person).getByRole('button', { name: 'Download as text' }).click();
  const file = await (await downloading).path();
  for (const code of codes) expect(await readFile(file, 'utf8')).toContain(code);
  await section(person).getByRole('button', { name: 'I have kept them' }).click();
  await expect(section(person).getByText('10 recovery codes are left', { exact: false })).toBeVisible();
  await expect(section(person).getByRole('button', { name: 'New codes…' })).toBeFocused();

  await signOut(person);
  await sayPassword(person, email);
  const field = person.getByLabel('Code of your app');
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await expectAccessible(person);
  await person.keyboard.type('12 34 56');
  await person.keyboard.press('Enter');
  await expect(person.getByText('This code is not right', { exact: false })).toBeVisible();
  await expect(field).toHaveValue('12 34 56');
  await field.fill(codeOf(secret, 1));
  await person.keyboard.press('Enter');
  await expect(person).toHaveURL(/\/$/);

  await signOut(person);
  await sayPassword(person, email);
  await person.getByRole('button', { name: 'Use a recovery code' }).click();
  await expect(person.getByLabel('Recovery code')).toBeFocused();
  await person.keyboard.type(codes[0]?.toUpperCase() ?? '');
  await person.keyboard.press('Enter');
  await expect(person).toHaveURL(/\/$/);

  await person.goto('/settings');
  await expect(section(person).getByText('9 recovery codes are left', { exact: false })).toBeVisible();
  const activity = person.getByRole('region', { name: 'Account activity' });
  const latest = activity.getByRole('listitem').first();
  await expect(latest).toContainText(/Signed in with password and recovery code on Chrome on Linux/);
  await expect(latest).toContainText(/from 10\./);
  await activity.getByRole('button', { name: 'Security' }).click();
  await expect(latest).toContainText('Recovery code used, 9 left');

  await section(person).getByRole('button', { name: 'Turn off…' }).click();
  const form = section(person).getByRole('form', { name: 'Turn off the second step' });
  await expectAccessible(person);
  await form.getByLabel('Your password now').fill(PASSWORD);
  await form.getByLabel('Code').fill(codes[1] ?? '');
  await person.keyboard.press('Enter');
  await expect(toast(person, 'The second step is off. Every other device is signed out.')).toBeVisible();
  await expect(section(person).getByRole('button', { name: 'Set up…' })).toBeFocused();
  await expect(latest).toContainText('Second step turned off');
});

test('whoever is signed out while a statement is open says the code over it too', async ({ person }) => {
  await person.goto('/settings');
  const { secret } = await turnOn(person);
  await section(person).getByRole('button', { name: 'I have kept them' }).click();
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  const record = person.getByRole('button', { name: 'Record 3 entries' });
  await expect(record).toBeVisible();
  await signOut(person);
  const dialog = person.getByRole('dialog', { name: 'You were signed out meanwhile' });
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await person.keyboard.type(PASSWORD);
  await person.keyboard.press('Enter');
  await expect(dialog.getByLabel('Code of your app')).toBeFocused();
  await expectAccessible(person);
  await person.keyboard.type(codeOf(secret, 1));
  await person.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await record.click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');
});
