import { expect, givePlatform, test } from './account.ts';
import { csv, UPWORK } from './statements.ts';

const SHOP = csv('shop.csv', ['platform,date,amount,currency', 'Shop,2026-11-09,12.50,USD']);

test('a platform that was added elsewhere meanwhile is offered once the person chooses anew, and nothing stays of the try before', async ({
  person,
}) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', SHOP);
  const record = person.getByRole('button', { name: 'Record 1 entry' });
  await expect(record).toBeVisible();
  await givePlatform(person, { name: 'Shop' });
  await record.click();
  await expect(person.getByText('Cancel, and choose anew where the rows go.')).toBeVisible();
  const { promise: isAsked, resolve: answer } = Promise.withResolvers<void>();
  await person.route('**/trpc/platforms.list*', async (route) => {
    await isAsked;
    await route.continue();
  });
  await person.getByRole('button', { name: 'Cancel' }).click();
  await expect(record).toHaveCount(0);
  answer();
  await record.click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
  await person.goto('/imports');
  await expect(person.getByRole('link', { name: /shop\.csv/ })).toHaveCount(1);
});

test('where the answer to recording was lost, Cancel finds out that it is recorded', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', SHOP);
  await person.route('**/trpc/imports.commit*', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(person.getByText('It may be recorded already')).toBeVisible();
  await person.unroute('**/trpc/imports.commit*');
  await person.getByRole('button', { name: 'Cancel' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1 new entry is recorded');
});

test('a file that was recognised can be read as a person says all the same', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByRole('button', { name: 'Not this? Choose another' }).click();
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await expect(person.getByRole('heading', { name: 'What is in each column?' })).toBeVisible();
  await person.getByRole('button', { name: 'Back' }).click();
  await expect(person.getByText(/^Upwork transaction history/)).toBeVisible();

  await person.getByRole('button', { name: 'Not this? Choose another' }).click();
  await person.getByRole('button', { name: 'Say what its columns are' }).click();
  await person.getByLabel('Moon Dust').selectOption('bonuses');
  await person.getByRole('button', { name: 'Go on with this' }).click();
  await expect(person.getByRole('button', { name: /^Record 6 entries/ })).toBeVisible();
});
