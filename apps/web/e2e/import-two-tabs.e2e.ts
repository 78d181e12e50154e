import { expect, listEarnings, test } from './account.ts';
import { csv } from './statements.ts';

const FILE = csv('shop.csv', [
  'platform,date,amount,currency,notes',
  'Corner shop,2026-01-12,10.00,USD,first',
]);

test('of one file that two tabs record at once, the later one says that it is recorded, and that it is there once', async ({
  person,
  context,
}) => {
  const other = await context.newPage();
  for (const page of [person, other]) {
    await page.goto('/imports/new');
    await page.setInputFiles('input[type=file]', FILE);
  }
  // Both offer to make the platform, and the later one finds it made.
  const { promise, resolve } = Promise.withResolvers<void>();
  await other.route('**/trpc/imports.commit**', async (route) => {
    await promise;
    await route.continue();
  });
  const recorded = (page: typeof person) => page.getByRole('heading', { level: 1 });
  await other.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(other.getByText('It is all there, or nothing is.')).toBeVisible();
  await person.getByRole('button', { name: 'Record 1 entry' }).click();
  await expect(recorded(person)).toContainText('1 new entry is recorded');
  await expect(person.getByText('in another tab')).toHaveCount(0);
  resolve();
  await expect(recorded(other)).toContainText('1 new entry is recorded');
  await expect(other.getByText('It was recorded in another tab or on another device just now')).toBeVisible();
  await expect(other.getByText('You already have a platform with this name', { exact: false })).toHaveCount(
    0,
  );
  expect(await listEarnings(other)).toHaveLength(1);
  await other.getByRole('link', { name: 'See the overview' }).click();
  await expect(other).toHaveURL(/\/\?period=all/);
});
