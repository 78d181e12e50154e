import type { Locator, Page, Route } from '@playwright/test';
import { expect, mutate, newEmail, PASSWORD, test } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

const HEADER = 'When,Got (EUR)';

/** Begins to say what the columns of a file are that no preset knows. */
async function sayColumns(person: Page) {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', csv('hall.csv', [HEADER, '2026-05-14,20.00']));
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  const name = person.getByLabel('What is it called?');
  await name.fill('Market hall');
  return name;
}

const question = (person: Page) => person.getByRole('dialog', { name: 'You were signed out meanwhile' });

test('whoever was signed out while a statement is open signs in over it, and records what they said', async ({
  person,
  email,
}) => {
  await sayColumns(person);
  await person.getByRole('button', { name: 'Go on with this' }).click();
  const endSession = async (route: Route) => {
    await mutate(person.request, 'auth.logout', {});
    await route.continue();
  };
  await person.route('**/trpc/imports.open**', endSession, { times: 1 });
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  const dialog = question(person);
  await expect(dialog.getByLabel('E-mail')).toHaveValue(email);
  await expectAccessible(person);
  await expectCovered(dialog);
  await dialog.getByLabel('Password', { exact: true }).fill('not the password');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toHaveCount(0);
  await person.getByRole('button', { name: 'Try again' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
  await expect(person).toHaveURL(/\/imports\/new$/);
});

/** Nothing of the screen beneath is seen: what lies over it has its colour, and lets nothing through. */
async function expectCovered(dialog: Locator): Promise<void> {
  const colours = await dialog.evaluate((element) => [
    getComputedStyle(element, '::backdrop').backgroundColor,
    getComputedStyle(document.documentElement).backgroundColor,
  ]);
  expect(colours[0]).toBe(colours[1]);
  expect(colours[0]).not.toMatch(/rgba|transparent| \/ /);
}

/** The session ends elsewhere, and the page is told. */
async function hearOfEnd(person: Page): Promise<void> {
  await mutate(person.request, 'auth.logout', {});
  await expect(question(person)).toBeVisible();
}

async function comeBack(person: Page): Promise<void> {
  await person.evaluate(() => window.dispatchEvent(new Event('focus')));
}

test('whoever signs in in another tab goes on with what they said', async ({ person, email }) => {
  const name = await sayColumns(person);
  await hearOfEnd(person);
  await mutate(person.request, 'auth.login', { email, password: PASSWORD });
  await comeBack(person);
  await expect(question(person)).toHaveCount(0);
  await expect(name).toHaveValue('Market hall');

  // It hears of the next end too, and can be sent away.
  await hearOfEnd(person);
  await question(person).getByRole('button', { name: 'Not now' }).click();
  await expect(question(person)).toHaveCount(0);
  await expect(name).toHaveValue('Market hall');
});

test('whoever signs out themselves is asked nothing of a statement that is open', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', csv('hall.csv', [HEADER, '2026-05-14,20.00']));
  await expect(person.getByRole('button', { name: 'Say what its columns are' })).toBeVisible();
  await person.keyboard.press('Control+K');
  await person.getByRole('combobox').fill('Sign out');
  await person.keyboard.press('Enter');
  await expect(person).toHaveURL(/\/sign-in/);
  await expect(person.getByRole('heading', { level: 1 })).toContainText('Sign in to see');
  await expect(person.getByRole('dialog')).toHaveCount(0);
});

test('what a person said of a file is not shown to whoever signs in after them', async ({ person }) => {
  await sayColumns(person);
  await hearOfEnd(person);
  await mutate(person.request, 'auth.register', {
    email: newEmail(),
    password: PASSWORD,
    timeZone: 'Europe/Lisbon',
    currency: 'USD',
    locale: 'en-US',
    weekStart: 1,
  });
  await comeBack(person);
  await expect(person).toHaveURL(/\/$/);
  await expect(question(person)).toHaveCount(0);
  await expect(person.getByText('Market hall')).toHaveCount(0);
});
