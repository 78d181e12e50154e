import type { Page, Request } from '@playwright/test';
import { expect, giveEarning, givePlatform, giveProduct, giveSale, test, toast, today } from './account.ts';
import { expectAccessible } from './axe.ts';

const answerOf = (page: Page) => page.getByRole('heading', { level: 1 });

/** A figure of the product by its name, with the rows behind it. */
const figure = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(`^${name} `) });

test('a product is made, priced, sold and refunded, and a new price changes no sale', async ({ person }) => {
  await givePlatform(person, { name: 'Gumroad' });
  await person.goto('/products');
  await expect(person.getByText('An example, not saved', { exact: false })).toBeVisible();
  await expectAccessible(person);

  await person.getByRole('link', { name: 'Add your first product' }).click();
  await expect(person.getByLabel('Name')).toBeFocused();
  await person.keyboard.press('Enter');
  await expect(person.getByText('Give the product a name.')).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('Name').fill('Lightroom presets');
  await person.getByLabel('Price of one unit').fill('12');
  await person.getByLabel('Holds from').fill('2026-01-01');
  await person.keyboard.press('Enter');
  await expect(answerOf(person)).toHaveText('Lightroom presets costs $12.00 and was not sold yet.');
  await expectAccessible(person);

  await person.getByRole('link', { name: 'Record a sale' }).click();
  await person.getByLabel('Units', { exact: true }).fill('3');
  await expect(person.getByLabel('Revenue')).toHaveValue('36.00');
  await person.getByRole('textbox', { name: 'Fees' }).fill('3.60');
  await expect(answerOf(person)).toHaveText(
    /^3\s×\sLightroom presets on Gumroad: \$36\.00, \$32\.40 after fees\.$/,
  );
  await expectAccessible(person);
  await person.keyboard.press('Enter');
  await expect(toast(person, 'Lightroom presets: recorded $32.40.')).toBeVisible();
  await expect(answerOf(person)).toHaveText(
    /^Lightroom presets brought \$32\.40 net so far from 3\sunits\.$/,
  );

  await person.getByRole('link', { name: 'Record a sale' }).click();
  await person.getByText('Came back', { exact: true }).click();
  await person.getByLabel('Of which sale').selectOption({ index: 1 });
  await person.getByLabel('Fees that came back').fill('1.20');
  await person.getByRole('button', { name: 'Save return' }).click();
  await expect(answerOf(person)).toHaveText(/brought \$21\.60 net so far from 2\sunits\.$/);
  await expect(figure(person, 'Units')).toContainText('1 sale, 1 return');
  await expect(figure(person, 'Revenue')).toContainText('$24.00');
  await expect(figure(person, 'Fees')).toContainText('$2.40');

  await person.getByRole('button', { name: 'Change the price' }).click();
  await person.getByLabel('Price of one unit').fill('15.50');
  await person.keyboard.press('Enter');
  const prices = person.getByRole('table', { name: 'Prices by the day from which each holds' });
  await expect(prices.getByRole('row').nth(1)).toContainText('$15.50+$3.50');
  await expect(prices.getByRole('row').nth(2)).toContainText('$12.00—');
  await expect(answerOf(person)).toHaveText(/brought \$21\.60 net so far from 2\sunits\.$/);
  await expectAccessible(person);

  await person.getByRole('link', { name: 'Record a sale' }).click();
  await expect(person.getByLabel('Revenue')).toHaveValue('15.50');
  await person.getByLabel('Day').fill('2026-02-01');
  await expect(person.getByLabel('Revenue')).toHaveValue('12.00');

  await person.goto('/products');
  await expect(answerOf(person)).toHaveText(
    /^Lightroom presets brought \$21\.60 net this year from 2\sunits\.$/,
  );
  await expect(person.getByRole('link', { name: /Lightroom presets.*\$15\.50.*\$21\.60/ })).toBeVisible();
  await expectAccessible(person);
});

test('a price and a sale can each be taken back', async ({ person }) => {
  await givePlatform(person, { name: 'Gumroad' });
  const id = await giveProduct(person, { name: 'Presets', price: '12' });
  await person.goto(`/products/${id}`);
  await person.getByRole('button', { name: /^Remove/ }).click();
  await expect(answerOf(person)).toHaveText('Presets was not sold yet and has no price yet.');
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(answerOf(person)).toHaveText('Presets costs $12.00 and was not sold yet.');

  await person.getByRole('link', { name: 'Record a sale' }).click();
  await person.getByRole('button', { name: 'Save sale' }).click();
  await expect(answerOf(person)).toContainText('brought $12.00');
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(answerOf(person)).toHaveText('Presets costs $12.00 and was not sold yet.');
});

test('an answer from before an undo does not take it back', async ({ person }) => {
  const id = await giveProduct(person, { name: 'Presets', price: '12' });
  await person.goto(`/products/${id}`);
  await person.getByRole('button', { name: /^Remove/ }).click();
  await expect(answerOf(person)).toHaveText('Presets was not sold yet and has no price yet.');
  const held = Promise.withResolvers<Request>();
  const mayAnswer = Promise.withResolvers<void>();
  await person.route(
    /products\.get/,
    async (route) => {
      const old = await route.fetch();
      held.resolve(route.request());
      await mayAnswer.promise;
      // Refused where the page has dropped the question, as it should.
      await route.fulfill({ response: old }).catch(() => undefined);
    },
    { times: 1 },
  );
  await giveProduct(person, { name: 'Course' });
  const before = await held.promise;
  const isBefore = (request: Request) => request === before;
  const ended = Promise.race([
    person.waitForEvent('requestfinished', isBefore),
    person.waitForEvent('requestfailed', isBefore),
  ]);
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(answerOf(person)).toHaveText('Presets costs $12.00 and was not sold yet.');
  mayAnswer.resolve();
  await ended;
  await person.evaluate(() => new Promise(requestAnimationFrame));
  await expect(answerOf(person)).toHaveText('Presets costs $12.00 and was not sold yet.');
});

test('a product without sales is deleted and comes back whole; one with sales is archived', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Gumroad' });
  const id = await giveProduct(person, { name: 'Presets', price: '12' });
  await person.goto(`/products/${id}`);
  await person.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(person.getByText('No products yet.', { exact: false })).toBeVisible();
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(person.getByRole('link', { name: /Presets.*\$12\.00/ })).toBeVisible();

  const sale = { productId: id, units: 1, platformId, earnedOn: today() };
  await giveSale(person, { ...sale, components: { base: '12' } });
  await person.goto(`/products/${id}`);
  await expect(person.getByText('history is never thrown away', { exact: false })).toBeVisible();
  await person.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(person.getByRole('list', { name: 'Archived products' })).toContainText('$12.00');
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(person.getByRole('list', { name: 'Products', exact: true })).toContainText('Presets');
});

test('a name that is taken is said at the field, and the change is kept', async ({ person }) => {
  await giveProduct(person, { name: 'Presets' });
  const id = await giveProduct(person, { name: 'Course' });
  await person.goto(`/products/${id}/edit`);
  await person.getByLabel('Name').fill('PRESETS');
  await person.keyboard.press('Enter');
  await expect(person.getByText('You already have a product with this name')).toBeVisible();
  await expect(person.getByLabel('Name')).toBeFocused();
  await expect(person.getByLabel('Name')).toHaveValue('PRESETS');
  await person.getByLabel('Name').fill('Video course');
  await person.getByText('Service', { exact: true }).click();
  await person.getByRole('button', { name: 'Save product' }).click();
  await expect(answerOf(person)).toContainText('Video course');
  await expect(person.getByText('Service', { exact: false })).toBeVisible();
});

test('an earning that is there can be told to be a sale, and odd units are said at their field', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Gumroad' });
  const productId = await giveProduct(person, { name: 'Presets', price: '12' });
  const earning = await giveEarning(person, {
    platformId,
    earnedOn: today(),
    components: { base: '24', fees: '2' },
  });
  await person.goto(`/earnings/${earning}`);
  await person.getByLabel('Sold').selectOption('Presets');
  await person.getByLabel('Units', { exact: true }).fill('1.5');
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expect(person.getByText('Write whole units', { exact: false })).toBeVisible();
  await expect(person.getByLabel('Units', { exact: true })).toBeFocused();
  await person.getByLabel('Units', { exact: true }).fill('2');
  await expectAccessible(person);
  await person.keyboard.press('Enter');
  await expect(toast(person, 'Saved the change.')).toBeVisible();
  await person.goto(`/products/${productId}`);
  await expect(answerOf(person)).toHaveText(/brought \$22\.00 net so far from 2\sunits\.$/);
  await person.getByRole('list', { name: 'Sales' }).getByRole('link').click();
  await expect(person).toHaveURL(new RegExp(`/earnings/${earning}$`));
});
