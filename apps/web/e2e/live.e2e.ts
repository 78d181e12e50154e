import type { Browser, Page } from '@playwright/test';
import { expect, giveEarning, givePlatform, mutate, PASSWORD, test, today } from './account.ts';
import { expectAccessible } from './axe.ts';
import { csv } from './statements.ts';

/** Another device of the same person, signed in for itself. */
async function openPhone(browser: Browser, email: string, baseURL: string | undefined): Promise<Page> {
  const phone = await browser.newContext({
    baseURL: baseURL ?? '',
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    serviceWorkers: 'block',
  });
  const page = await phone.newPage();
  await mutate(page.request, 'auth.login', { email, password: PASSWORD });
  return page;
}

const answer = (page: Page) => page.getByRole('heading', { level: 1 });

test('what a phone records is on the laptop at once, keeps what is typed there, and is caught up with after a tunnel', async ({
  person: laptop,
  email,
  browser,
  baseURL,
}) => {
  const platformId = await givePlatform(laptop, { name: 'Uber' });
  await giveEarning(laptop, { platformId, earnedOn: today(), components: { base: '10' } });
  const phone = await openPhone(browser, email, baseURL);
  await laptop.goto('/earnings');
  await expect(answer(laptop)).toHaveText('1 earning is $10.00.');

  await phone.goto('/earnings/new');
  await phone.getByLabel('You got, after fees').fill('5.50');
  await phone.getByRole('button', { name: 'Save earning' }).click();
  await expect(answer(laptop)).toHaveText('2 earnings add up to $15.50.');
  await expectAccessible(laptop);

  // Nothing changes under the hands of somebody who types; the rest is there as soon as they are done.
  await laptop.goto(`/platforms/${platformId}`);
  const name = laptop.getByLabel('Name');
  await name.fill('Uber Eats');
  await phone.goto('/platforms');
  await mutate(phone.request, 'platforms.update', { id: platformId, version: 1, name: 'Taxi' });
  await expect(phone.getByRole('link', { name: /Taxi/ })).toBeVisible();
  await expect(name).toHaveValue('Uber Eats');
  await laptop.getByRole('link', { name: 'Earnings', exact: true }).first().click();
  await expect(laptop.getByRole('link', { name: /Taxi/ }).first()).toBeVisible();

  await laptop.context().setOffline(true);
  await giveEarning(phone, { platformId, earnedOn: today(), components: { base: '100' } });
  await laptop.context().setOffline(false);
  await expect(answer(laptop)).toHaveText('3 earnings add up to $115.50.');

  await mutate(phone.request, 'auth.endOtherSessions', {});
  await expect(laptop).toHaveURL(/\/sign-in/);
  await phone.context().close();
});

test('a statement that the laptop sends can be watched on the phone', async ({
  person: laptop,
  email,
  browser,
  baseURL,
}) => {
  await givePlatform(laptop, { name: 'Gumroad' });
  const phone = await openPhone(browser, email, baseURL);
  await phone.goto('/imports');
  await expect(phone.getByText('No statements yet.', { exact: false })).toBeVisible();
  const rows = Array.from({ length: 1_200 }, (_, row) => `Gumroad,2026-11-09,1.00,row ${row},USD`);
  const file = csv('gumroad.csv', ['platform,date,amount,notes,currency', ...rows]);

  // The last part is held back until the phone has seen the ones before it.
  const isSeen = Promise.withResolvers<void>();
  let parts = 0;
  await laptop.route('**/trpc/imports.stage*', async (route) => {
    parts += 1;
    if (parts === 3) await isSeen.promise;
    await route.continue();
  });
  await laptop.goto('/imports/new');
  await laptop.setInputFiles('input[type=file]', file);
  await laptop.getByRole('button', { name: 'Record 1,200 entries' }).click();
  await expect(phone.getByText('Not recorded yet: 1,000 of 1,200 entries arrived')).toBeVisible();
  isSeen.resolve();
  await expect(answer(laptop)).toContainText('1,200 new entries are recorded');
  await expect(phone.getByRole('link', { name: /gumroad\.csv.*1,200 new/ })).toBeVisible();
  await phone.context().close();
});
