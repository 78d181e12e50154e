import type { Page } from '@playwright/test';
import { expect, giveEarning, givePlatform, test, today } from './account.ts';
import { expectAccessible } from './axe.ts';
import { UPWORK } from './statements.ts';

test('on a phone, an earning is typed with the thumb and stands in the list', async ({ person }) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/');
  await person.getByRole('link', { name: 'Add earning' }).last().click();
  await person.getByLabel('You got, after fees').fill('84.15');
  await person.getByText('Yesterday', { exact: true }).click();
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expect(person.getByRole('heading', { level: 2, name: 'Yesterday' })).toBeVisible();
  await expect(person.getByRole('link', { name: /Uber.*\$84\.15/ })).toBeVisible();
  await expectNoSidewaysScroll(person);
  await expectAccessible(person);
});

test('on a phone, a statement is recorded and nothing runs off the screen', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await expect(person.getByText('The file and the rows agree')).toBeVisible();
  await expectNoSidewaysScroll(person);
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');
  await person.getByRole('link', { name: 'See the overview' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('$1,512.45');
  await expectNoSidewaysScroll(person);
});

test('on a phone of 320 pixels, long names and sums in several currencies stay on the screen', async ({
  person,
}) => {
  await person.setViewportSize({ width: 320, height: 700 });
  for (const [name, currency] of [
    ['A name of a platform that goes on and on, up to the eighty characters that may be', 'USD'],
    ['Brenner', 'EUR'],
    ['Tokyo', 'JPY'],
  ] as const) {
    const platformId = await givePlatform(person, { name: name.slice(0, 80), currency });
    await giveEarning(person, { platformId, currency, earnedOn: today(), components: { base: '1234567' } });
  }
  for (const path of ['/', '/earnings', '/earnings/new', '/platforms', '/work', '/work/new', '/settings']) {
    await person.goto(path);
    await person.getByRole('heading', { level: 1 }).waitFor();
    await person.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
    await expectNoSidewaysScroll(person);
  }
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}
