import type { Locator } from '@playwright/test';
import { expect, giveEarning, givePlatform, test, today } from './account.ts';

test('on a phone, links amid a text are as high as a thumb needs', async ({ page }) => {
  await page.goto('/sign-in');
  await expectTouchable(page.getByRole('link', { name: 'Create one' }));
  await page.goto('/register');
  await expectTouchable(page.getByRole('link', { name: 'Sign in' }));
});

test('on a phone, the figures of the answer are as high as a thumb needs', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '5' } });
  await person.goto('/');
  await expectTouchable(person.getByRole('heading', { level: 1 }).getByRole('link').first());
});

test('on a phone, a part of an earning has the width for what is wrong with it', async ({ person }) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/earnings/new');
  await person.getByRole('button', { name: 'Every part' }).click();
  const [base, tips] = await Promise.all([
    boxOf(person.getByLabel('Base')),
    boxOf(person.getByLabel('Tips')),
  ]);
  expect(tips.x).toBe(base.x);
  expect(base.width).toBeGreaterThan(300);
});

async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (!box) throw new Error('It is not on the screen');
  return box;
}

async function expectTouchable(link: Locator): Promise<void> {
  expect((await boxOf(link)).height).toBeGreaterThanOrEqual(44);
}
