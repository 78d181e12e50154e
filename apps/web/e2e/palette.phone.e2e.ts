import { expect, test } from './account.ts';
import { expectAccessible } from './axe.ts';

test('on a phone the search opens from the top and a touch leads on', async ({ person }) => {
  await person.goto('/');
  await person.getByRole('button', { name: 'Search' }).tap();
  await expectAccessible(person);
  const search = person.getByRole('combobox');
  await search.fill('file');
  const option = person.getByRole('option', { name: /^Import a file/ });
  const box = await option.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  await option.tap();
  await expect(person).toHaveURL(/\/imports\/new$/);
});
