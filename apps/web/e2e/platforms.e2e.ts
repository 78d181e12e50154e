import { expect, giveEarning, givePlatform, test, toast, today } from './account.ts';

test('a platform with earnings is archived, its history stays, and it can come back', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Brenner Studio' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '320' } });
  await person.goto(`/platforms/${platformId}`);
  await expect(person.getByText('history is never thrown away', { exact: false })).toBeVisible();
  await person.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(person.getByRole('list', { name: 'Archived platforms' })).toContainText('Brenner Studio');
  await person.goto('/earnings');
  await expect(person.getByRole('link', { name: /Brenner Studio.*\$320\.00/ })).toBeVisible();
  await person.goto(`/platforms/${platformId}`);
  await person.getByRole('button', { name: 'Take out of the archive' }).click();
  await expect(person.getByRole('list', { name: 'Platforms', exact: true })).toContainText('Brenner Studio');
});

test('a platform without earnings is deleted after a question', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Never used' });
  await person.goto(`/platforms/${platformId}`);
  await person.getByRole('button', { name: 'Delete…' }).click();
  await person.getByRole('button', { name: 'Delete platform' }).click();
  await expect(toast(person, 'Deleted Never used.')).toBeVisible();
  await expect(person.getByText('No platforms yet.', { exact: false })).toBeVisible();
});
