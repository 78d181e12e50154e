import { expect, test } from './account.ts';
import { openReference } from './reference.ts';

test('the reference names every operation, is searched with the keyboard, and leads to a token', async ({
  person,
  baseURL,
}) => {
  await person.goto('/settings');
  await person.getByRole('link', { name: 'API reference' }).click();
  await expect(person).toHaveURL(/\/api\/docs$/);
  await openReference(person, baseURL);
  await person.reload();

  const described = (await (await person.request.get('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, { operationId: string; summary: string }>>;
  };
  const operations = Object.values(described.paths).flatMap((methods) => Object.values(methods));
  expect(operations.length).toBeGreaterThan(50);
  const shown = await person.locator('[id] > h3').allTextContents();
  for (const { summary } of operations) expect(shown).toContain(summary);

  const search = person.getByRole('searchbox', { name: 'Find an operation or an object' });
  await search.focus();
  await person.keyboard.type('earnings csv');
  await expect(person.getByRole('status')).toHaveText(/^1 of \d+ shown$/);
  const found = person.locator('.operation:visible');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('A token needs the scope export.');
  await found.locator('summary').focus();
  await person.keyboard.press('Enter');
  await person.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await found.getByRole('button', { name: /^Copy/ }).click();
  expect(await person.evaluate(() => navigator.clipboard.readText())).toContain('/api/v1/earnings.csv');
  await person.getByRole('link', { name: 'Settings, API tokens' }).click();
  await expect(person.getByRole('region', { name: 'API tokens' })).toBeVisible();
});
