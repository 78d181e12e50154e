import type { Page, Route } from '@playwright/test';
import {
  type Earning,
  expect,
  givePlatform,
  listEarnings,
  mutate,
  newEmail,
  PASSWORD,
  test,
  toast,
} from './account.ts';
import { expectAccessible } from './axe.ts';
import { untilOnDevice } from './on-device.ts';

test.use({ serviceWorkers: 'allow' });

const KEPT = 'Kept on this device; it will be sent when you are back online.';

async function typeEarning(page: Page, amount: string): Promise<void> {
  await page.goto('/earnings/new');
  // Every screen's code is there before the network goes.
  await untilOnDevice(page);
  await page.getByLabel('You got, after fees').fill(amount);
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save earning' }).click();
}

function waiting(page: Page) {
  return page.getByRole('region', { name: 'Waiting to be sent' }).getByRole('listitem');
}

const netsOf = (earnings: Earning[]) => earnings.map(({ net }) => net);

test('earnings and work recorded without a network wait in sight and are sent in order once it is back, each once', async ({
  person,
  context,
}) => {
  await givePlatform(person, { name: 'Uber' });
  await typeEarning(person, '15.20');
  await context.setOffline(true);
  await save(person);
  await expect(toast(person, KEPT)).toBeVisible();
  await expect(waiting(person)).toContainText(['Uber']);
  await expect(waiting(person)).toContainText(['$15.20']);
  await expect(person.getByRole('status').getByText('1 entry waits for the network.')).toBeVisible();
  await expectAccessible(person);
  await person.getByRole('link', { name: 'Work' }).first().click();
  await person.getByRole('link', { name: 'Add work' }).click();
  await person.getByLabel('Hours').fill('2:00');
  await person.getByRole('button', { name: 'Save work' }).click();
  await expect(waiting(person)).toContainText(['2\u00a0h']);
  const creates: string[] = [];
  person.on('request', (request) => {
    if (request.method() === 'POST') creates.push(new URL(request.url()).pathname);
  });
  await context.setOffline(false);
  await expect(toast(person, 'Recorded 2 kept entries.')).toBeVisible();
  await expect(waiting(person)).toHaveCount(0);
  await expect(person.getByRole('link', { name: /Uber.*2\s*h/ })).toHaveCount(1);
  expect(creates).toEqual(['/trpc/earnings.create', '/trpc/work.create']);
  expect(netsOf(await listEarnings(person))).toEqual(['15.2']);
});

test('an earning that the server took while its answer was lost is sent again and recorded once', async ({
  person,
}) => {
  await givePlatform(person, { name: 'Uber' });
  await typeEarning(person, '15.20');
  const loseAnswer = async (route: Route) => {
    await route.fetch();
    await route.abort('connectionreset');
  };
  await person.route('**/trpc/earnings.create**', loseAnswer);
  await save(person);
  await expect(waiting(person)).toHaveCount(1);
  expect(netsOf(await listEarnings(person))).toEqual(['15.2']);
  // The page is killed before it can try again, and opened anew.
  await person.unroute('**/trpc/earnings.create**');
  await person.reload();
  await expect(waiting(person)).toHaveCount(0);
  await expect(person.getByRole('link', { name: /Uber.*\$15\.20/ })).toHaveCount(1);
  expect(netsOf(await listEarnings(person))).toEqual(['15.2']);
});

test('two tabs send what waits once', async ({ person, context }) => {
  await givePlatform(person, { name: 'Uber' });
  const second = await context.newPage();
  await second.goto('/earnings');
  await expect(second.getByRole('heading', { level: 1 })).toBeAttached();
  await typeEarning(person, '15.20');
  await context.setOffline(true);
  await save(person);
  await expect(waiting(person)).toHaveCount(1);
  await expect(waiting(second)).toHaveCount(1);
  const creates: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'POST') creates.push(new URL(request.url()).pathname);
  });
  await context.setOffline(false);
  await expect(waiting(person)).toHaveCount(0);
  await expect(waiting(second)).toHaveCount(0);
  expect(creates).toEqual(['/trpc/earnings.create']);
  expect(netsOf(await listEarnings(person))).toEqual(['15.2']);
});

test('what the server refuses stays with its reason, and can be discarded and taken back, or edited and sent', async ({
  person,
  context,
}) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await givePlatform(person, { name: 'Bolt' });
  await typeEarning(person, '15.20');
  await person.locator('label.chip', { hasText: 'Uber' }).click();
  await context.setOffline(true);
  await save(person);
  await expect(waiting(person)).toHaveCount(1);
  // Another device deletes the platform meanwhile.
  await mutate(context.request, 'platforms.delete', { id: platformId });
  await context.setOffline(false);
  await expect(waiting(person)).toContainText(['Not recorded:']);
  await expect(person.getByText('1 entry needs another look before it can be recorded.')).toBeVisible();
  await expectAccessible(person);
  await waiting(person)
    .getByRole('button', { name: /^Discard/ })
    .click();
  await expect(waiting(person)).toHaveCount(0);
  await person.getByRole('button', { name: 'Undo' }).click();
  await waiting(person).getByRole('link', { name: /^Edit/ }).click();
  await expect(person.getByLabel('You got, after fees')).toHaveValue('15.20');
  await person.reload();
  await expect(person.getByLabel('You got, after fees')).toHaveValue('15.20');
  await person.locator('label.chip', { hasText: 'Bolt' }).click();
  await save(person);
  await expect(person.getByRole('link', { name: /Bolt.*\$15\.20/ })).toHaveCount(1);
  await expect(waiting(person)).toHaveCount(0);
});

test('what one person keeps is neither shown to the next on this device nor sent as theirs', async ({
  person,
  email,
  context,
}) => {
  await givePlatform(person, { name: 'Uber' });
  await typeEarning(person, '15.20');
  await person.route('**/trpc/earnings.create**', (route) => route.abort());
  await save(person);
  await expect(waiting(person)).toHaveCount(1);
  // Somebody else signs in beside this page, which still believes in the first person.
  const signIn = (who: string) => mutate(context.request, 'auth.login', { email: who, password: PASSWORD });
  const other = newEmail();
  const settings = { timeZone: 'Europe/Lisbon', currency: 'USD', locale: 'en-US', weekStart: 1 };
  await mutate(context.request, 'auth.register', { email: other, password: PASSWORD, ...settings });
  await person.unroute('**/trpc/earnings.create**');
  await person.evaluate(() => window.dispatchEvent(new Event('online')));
  // The refusal of an entry, the refusal of a list, or the page's own look at who is there: whichever comes first.
  const noticed = person.getByText('You were signed out meanwhile').or(person.getByText(other));
  await expect(noticed.first()).toBeVisible();
  await person.goto('/earnings');
  await expect(person.getByText('Nothing recorded yet.', { exact: false })).toBeVisible();
  await expect(waiting(person)).toHaveCount(0);
  expect(await listEarnings(person)).toEqual([]);
  await signIn(email);
  await person.goto('/earnings');
  await expect(person.getByRole('link', { name: /Uber.*\$15\.20/ })).toHaveCount(1);
  await expect(waiting(person)).toHaveCount(0);
});

test('an entry outlives the end of the session and is sent after signing in', async ({
  person,
  email,
  context,
}) => {
  await givePlatform(person, { name: 'Uber' });
  await typeEarning(person, '15.20');
  await context.setOffline(true);
  await save(person);
  await expect(waiting(person)).toHaveCount(1);
  await mutate(context.request, 'auth.logout', {});
  await context.setOffline(false);
  // The lists ask again too, which leads to the sign-in.
  await expect(person.getByText('You were signed out meanwhile', { exact: true })).toBeVisible();
  await expect(person.getByText('1 entry waits on this device and is sent after you sign in.')).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('E-mail').fill(email);
  await person.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await person.getByRole('button', { name: 'Sign in' }).click();
  await expect(person.getByRole('link', { name: /Uber.*\$15\.20/ })).toHaveCount(1);
  await expect(waiting(person)).toHaveCount(0);
});
