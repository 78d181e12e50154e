import { expect, giveEarning, givePlatform, mutate, test, toast, today } from './account.ts';
import { expectAccessible } from './axe.ts';

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

test('a platform without earnings is deleted, found in the bin, brought back, and deleted for good after a question', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Never used' });
  const inUse = await givePlatform(person, { name: 'Uber' });
  const earned = await giveEarning(person, {
    platformId: inUse,
    earnedOn: today(),
    components: { base: '84.15' },
    note: 'Airport',
  });
  await mutate(person.request, 'earnings.delete', { id: earned });
  await person.goto(`/platforms/${platformId}`);
  await person.getByRole('button', { name: 'Delete' }).click();
  await expect(toast(person, 'Deleted Never used.')).toBeVisible();
  await expect(person.getByRole('list', { name: 'Platforms', exact: true })).not.toContainText('Never used');
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(person.getByRole('list', { name: 'Platforms', exact: true })).toContainText('Never used');

  await person.goto(`/platforms/${platformId}`);
  await person.getByRole('button', { name: 'Delete' }).click();
  await person.getByRole('link', { name: 'In the bin for 30 days' }).click();
  const rows = person.getByRole('region', { name: 'Deleted Today' }).getByRole('listitem');
  await expect(rows).toHaveText([/^Never usedPlatform/, /^AirportEarning · Uber/]);
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Bring back Airport' }).focus();
  await person.keyboard.press('Enter');
  await expect(toast(person, 'Airport is back.')).toBeVisible();
  await expect(person.getByRole('button', { name: 'Bring back Never used' })).toBeFocused();
  await expect(rows).toHaveCount(1);

  await person.getByRole('button', { name: 'Delete for good… Never used' }).click();
  await person.getByRole('button', { name: 'Leave it' }).click();
  await expect(rows).toHaveCount(1);
  await person.getByRole('button', { name: 'Empty the bin…' }).click();
  await expect(person.getByText('One thing will be gone at once', { exact: false })).toBeVisible();
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Delete all for good' }).click();
  await expect(person.getByText('The bin is empty. What you delete', { exact: false })).toBeVisible();
  await expectAccessible(person);
  await person.goto('/earnings');
  await expect(person.getByRole('link', { name: /Airport.*\$84\.15/ })).toBeVisible();
});
