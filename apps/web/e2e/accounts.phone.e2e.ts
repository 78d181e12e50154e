import type { Page } from '@playwright/test';
import { expect, operatorsResetLink, test } from './account.ts';
import { expectAccessible } from './axe.ts';

test('settings and the ways back in fit a phone', async ({ person, email }) => {
  await person.goto('/settings');
  await expect(person.getByRole('region', { name: 'Devices' }).getByText(/This device/)).toBeVisible();
  await person.getByRole('button', { name: 'Change password' }).click();
  await person.getByRole('button', { name: 'Delete account…' }).click();
  await expectAccessible(person);
  await expectNoSideways(person);
  for (const path of [
    '/forgot-password',
    await operatorsResetLink(email),
    '/confirm-email?token=x',
    '/reset-password',
  ]) {
    await person.goto(path);
    await expectAccessible(person);
    await expectNoSideways(person);
  }
});

async function expectNoSideways(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
}
