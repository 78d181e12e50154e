import { doorUrl, expect, newEmail, OPERATOR_EMAIL, PASSWORD, test } from './account.ts';
import { expectAccessible } from './axe.ts';

// The others need the account that the first one makes.
test.describe.configure({ mode: 'serial' });

test('the operator makes the first account, adds a platform and an earning, and sees it on the overview', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/register/);
  await expectAccessible(page);
  await page.getByLabel('E-mail').fill(OPERATOR_EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: /Create/ }).click();
  await expect(page).toHaveURL(/\/$/);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Add earning' }).first().click();
  await page.getByLabel('You got, after fees').fill('84,15');
  await page.getByLabel('Where do you earn?').fill('ubereats');
  await page.getByRole('button', { name: 'Uber Eats' }).click();
  await page.getByRole('button', { name: 'Add Uber Eats' }).click();
  await expect(page.getByRole('radio', { name: 'Uber Eats' })).toBeChecked();
  await page.getByLabel('Hours').fill('3:45');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('22.44');
  await page.getByLabel('Hours').press('Enter');
  await expect(page).toHaveURL(/\/earnings$/);
  await expect(page.getByRole('link', { name: /Uber Eats.*84\.15/ })).toBeVisible();

  await page.getByRole('link', { name: 'Overview' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('84.15');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('22.44');
});

test('with an invitation of the operator one more person gets an account, and a stranger gets none', async ({
  page,
  browser,
}) => {
  await page.goto(`${doorUrl('INVITE')}/sign-in`);
  await page.getByLabel('E-mail').fill(OPERATOR_EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Make an invitation link' }).click();
  const link = await page.getByLabel(/^Good until/).inputValue();
  await expectAccessible(page);

  const context = await browser.newContext();
  const guest = await context.newPage();
  await guest.goto(`${doorUrl('INVITE')}/register`);
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Accounts here are by invitation.');
  await expectAccessible(guest);
  await guest.goto(link);
  await guest.getByLabel('E-mail').fill(newEmail());
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Create account' }).click();
  await expect(guest.getByText('Nothing recorded yet.', { exact: false })).toBeVisible();

  await context.clearCookies();
  await guest.goto(link);
  await guest.getByLabel('E-mail').fill(newEmail());
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Create account' }).click();
  await expect(guest.getByRole('alert')).toContainText('invitation');
  await context.close();
});

test('a server that takes no new accounts says so, and lets those in who have one', async ({ page }) => {
  await page.goto(`${doorUrl('CLOSED')}/register`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This server takes no new accounts.');
  await expect(page.getByLabel('E-mail')).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill(OPERATOR_EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/$/);
});
