import type { Page } from '@playwright/test';
import { expect, givePlatform, giveProduct, giveSale, test, today } from './account.ts';
import { expectAccessible } from './axe.ts';

test('on a phone, a sale is recorded with the thumb and nothing runs off the screen', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Gumroad' });
  const long =
    'A name of a product that goes on and on until the hundred and twenty characters that it may have are all used up, yes';
  const id = await giveProduct(person, { name: long, price: '1234567.89' });
  const sale = { platformId, productId: id, units: 2 };
  await giveSale(person, { ...sale, earnedOn: '2026-01-15', components: { base: '2469135.78', fees: '99' } });
  await giveSale(person, { ...sale, earnedOn: today(), components: { base: '180000' }, currency: 'JPY' });
  await person.goto('/more');
  await person.getByRole('link', { name: /^Products/ }).click();
  await expectFits(person);
  await person.getByRole('link', { name: /A name of a product/ }).click();
  await expect(person.getByRole('heading', { name: 'In JPY' })).toBeVisible();
  await expectFits(person);
  await expectAccessible(person);

  await person.getByRole('link', { name: 'Record a sale' }).click();
  await person.getByLabel('Units', { exact: true }).fill('2');
  await expect(person.getByLabel('Revenue')).toHaveValue('2469135.78');
  await expectFits(person);
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Save sale' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('$4,938,172.56');
  await person.getByRole('button', { name: 'Change the price' }).click();
  await expect(person.getByLabel('Price of one unit')).toBeFocused();
  await expectFits(person);
  await person.setViewportSize({ width: 320, height: 700 });
  await expectFits(person);
});

async function expectFits(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}
