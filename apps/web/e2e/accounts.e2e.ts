import type { Browser, Page } from '@playwright/test';
import {
  doorUrl,
  expect,
  giveEarning,
  givePlatform,
  mutate,
  newEmail,
  operatorsResetLink,
  PASSWORD,
  test,
  toast,
} from './account.ts';
import { expectAccessible } from './axe.ts';
import { openLetterBox } from './letter-box.ts';

const NEW_PASSWORD = 'another one, also long';

/** The same person at another browser. */
async function signInElsewhere(browser: Browser, baseURL: string | undefined, email: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await mutate(page.request, 'auth.login', { email, password: PASSWORD });
  return page;
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a changed password ends every other session, and one device can be ended alone', async ({
  person,
  email,
  browser,
  baseURL,
}) => {
  const tablet = await signInElsewhere(browser, baseURL, email);
  const laptop = await signInElsewhere(browser, baseURL, email);
  await person.goto('/settings');
  const devices = person.getByRole('region', { name: 'Devices' });
  await expect(devices.getByText(/This device/)).toHaveCount(1);
  await expect(devices.getByRole('listitem')).toHaveCount(3);
  await expectAccessible(person);

  await devices
    .getByRole('button', { name: /^End Chrome/ })
    .first()
    .click();
  await expect(devices.getByRole('listitem')).toHaveCount(2);

  await person.getByRole('button', { name: 'Change password' }).click();
  const form = person.getByRole('form', { name: 'Change password' });
  await expect(form.getByLabel('Your password now')).toBeFocused();
  await form.getByLabel('Your password now').fill('not the password');
  await form.getByLabel('New password').fill('Football2024');
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByText('This is not the password of your account')).toBeVisible();
  await form.getByLabel('Your password now').fill(PASSWORD);
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByText('Many people use this one', { exact: false })).toBeVisible();
  await expectAccessible(person);
  await form.getByLabel('New password').fill(NEW_PASSWORD);
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(toast(person, 'Your password is changed. Every other device is signed out.')).toBeVisible();
  await expect(devices.getByRole('listitem')).toHaveCount(1);

  for (const page of [tablet, laptop]) {
    await page.goto('/work');
    await expect(page).toHaveURL(/\/sign-in/);
  }
  await signIn(laptop, email, NEW_PASSWORD);
  await expect(laptop).toHaveURL(/\/work$/);
});

test('the operator’s link lets somebody in who forgot the password, once', async ({
  person,
  email,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Ask whoever runs this server for a link.',
  );
  await expectAccessible(page);

  const link = await operatorsResetLink(email);
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel('New password').fill('password1');
  await page.getByRole('button', { name: 'Use this password' }).click();
  await expect(page.getByText('Many people use this one', { exact: false })).toBeVisible();
  await expect(page.getByLabel('New password')).toBeFocused();
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Use this password' }).click();
  await expect(page).toHaveURL(/\/$/);
  await person.goto('/settings');
  await expect(person).toHaveURL(/\/sign-in/);

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more.');
  await expect(page.getByLabel('New password')).toHaveCount(0);
  await expectAccessible(page);
});

test('links that come by mail lead to a new password and to a new address', async ({
  person,
  email,
  browser,
}) => {
  const box = await openLetterBox();
  const next = newEmail();
  const context = await browser.newContext({ baseURL: doorUrl('INVITE') });
  const page = await context.newPage();
  await page.goto('/forgot-password');
  await page.getByLabel('E-mail').fill(email);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look into your mail.');
  await expectAccessible(page);
  await page.goto(await box.linkTo(email, '/reset-password'));
  await page.getByLabel('New password').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Use this password' }).click();
  await expect(toast(page, 'Your password is changed. Every other device is signed out.')).toBeVisible();

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Change e-mail' }).click();
  await expect(page.getByLabel('New address')).toBeFocused();
  await page.getByLabel('New address').fill(next);
  await page.getByLabel('Your password now').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Look into your mail')).toBeVisible();
  await page.goto(await box.linkTo(next, '/confirm-email'));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use the new address' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('From now on you sign in with');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(page.locator('.rail .foot')).toContainText(next);
  await box.close();
  await person.close();
});

test('a deleted account takes everything along, after it offered to keep the figures', async ({
  person,
  email,
}) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/settings');
  await person.getByRole('button', { name: 'Delete account…' }).click();
  const form = person.getByRole('form', { name: 'Delete account' });
  await expect(form.getByText('This cannot be undone')).toBeVisible();
  const farewell = form.getByRole('link', { name: 'Download your archive' });
  await expect(farewell).toHaveAttribute('href', '/api/v1/archive');
  await expectAccessible(person);
  await form.getByLabel('Your password now').fill('not the password');
  await form.getByRole('button', { name: 'Delete everything' }).click();
  await expect(form.getByText('This is not the password of your account')).toBeVisible();
  await form.getByLabel('Your password now').fill(PASSWORD);
  await form.getByRole('button', { name: 'Delete everything' }).click();
  await expect(person).toHaveURL(/\/sign-in/);
  await expect(toast(person, 'Your account is deleted, with everything in it.')).toBeVisible();
  await signIn(person, email, PASSWORD);
  await expect(person.getByRole('alert')).toContainText('do not match');
});

test('another time zone decides which day is today, and another locale how it is written', async ({
  person,
}) => {
  const zones = ['Pacific/Pago_Pago', 'Pacific/Kiritimati'] as const;
  const [behind, ahead] = zones.map((zone) => Temporal.Now.plainDateISO(zone).toString());
  expect(behind).not.toBe(ahead);
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: String(behind), components: { base: '1234.5' } });
  const answer = person.getByRole('heading', { level: 1 });
  const settle = async (field: string, value: string) => {
    await person.goto('/settings');
    await person.getByLabel(field).selectOption(value);
    await person.getByRole('button', { name: 'Save settings' }).click();
    await expect(toast(person, 'Saved your settings.')).toBeVisible();
    await person.goto('/?period=day');
  };
  await settle('Time zone', zones[0]);
  await expect(answer).toContainText('You made $1,234.50 net today');
  await settle('Time zone', zones[1]);
  // For one hour of each day the two zones are two days apart: then nothing was earned on the day before either.
  await expect(answer).toContainText(/Nothing (?:earned in USD|recorded) today/);
  await settle('Numbers and dates', 'de-DE');
  await person.goto('/earnings');
  await expect(answer).toContainText(/1\.234,50\s\$/);
});

test('a session that ended while settings were changed keeps what was chosen', async ({ person, email }) => {
  await person.goto('/settings');
  await person.getByLabel('Your name').fill('Ana Lima');
  await person
    .getByLabel('A refund counts')
    .selectOption({ label: 'With the earning that it takes back (accrual view)' });
  await person.getByLabel('Month').selectOption({ label: 'April' });
  await person.getByLabel('Day').selectOption({ label: '6' });
  await mutate(person.request, 'auth.logout', {});
  await person.getByRole('button', { name: 'Save settings' }).click();
  await expect(person).toHaveURL(/\/sign-in/);
  await expect(person.getByText('What you typed is kept in this tab.', { exact: false })).toBeVisible();
  await signIn(person, email, PASSWORD);
  await expect(person).toHaveURL(/\/settings$/);
  await expect(person.getByLabel('Your name')).toHaveValue('Ana Lima');
  await person.getByRole('button', { name: 'Save settings' }).click();
  await expect(toast(person, 'Saved your settings.')).toBeVisible();
  await person.reload();
  await expect(person.getByLabel('Day')).toHaveValue('6');
  await expect(person.getByLabel('A refund counts')).toHaveValue('accrual');
  await person.getByLabel('Your name').fill('x'.repeat(10_000));
  await person.getByRole('button', { name: 'Save settings' }).click();
  await expect(person.getByText('Use at most 80 characters')).toBeVisible();
  await expect(person.getByLabel('Your name')).toBeFocused();
});
