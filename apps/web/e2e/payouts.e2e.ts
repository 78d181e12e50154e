import { expect, giveEarning, givePlatform, mutate, newUuid, test, toast, today } from './account.ts';
import { expectAccessible } from './axe.ts';
import { UPWORK } from './statements.ts';

test('what a platform owes goes down with a payout, and comes back with its undo', async ({ person }) => {
  const upwork = await givePlatform(person, { name: 'Upwork' });
  const etsy = await givePlatform(person, { name: 'Etsy', currency: 'EUR', colour: 3 });
  await giveEarning(person, { platformId: upwork, earnedOn: today(), components: { base: '412.30' } });
  await giveEarning(person, {
    platformId: etsy,
    earnedOn: today(),
    components: { base: '88' },
    currency: 'EUR',
  });
  await person.goto('/payouts');
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('Upwork and Etsy still owe you $412.30 and €88.00.');
  await expectAccessible(person);

  await person.getByRole('button', { name: 'Etsy paid all' }).click();
  await expect(toast(person, 'Recorded that Etsy sent €88.00 today.')).toBeVisible();
  await expect(answer).toHaveText('Upwork still owes you $412.30.');
  await expect(person.getByRole('link', { name: /Etsy.*€88\.00/ })).toBeVisible();
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(answer).toHaveText('Upwork and Etsy still owe you $412.30 and €88.00.');
  await expect(person.getByText('No payout here yet.')).toBeVisible();
});

test('a payout starts with what is owed, is corrected, deleted and brought back', async ({ person }) => {
  const upwork = await givePlatform(person, { name: 'Upwork' });
  await givePlatform(person, { name: 'Etsy', currency: 'EUR', colour: 3 });
  await giveEarning(person, { platformId: upwork, earnedOn: today(), components: { base: '412.30' } });
  await person.goto('/payouts');
  await person.getByRole('link', { name: 'Add payout' }).click();
  const amount = person.getByLabel('Arrived in your bank');
  await expect(amount).toHaveValue('412.30');
  await expect(person.getByRole('heading', { level: 1 })).toHaveText(
    'Upwork sent you $412.30. Then nothing is owed any more.',
  );
  await amount.fill('4OO');
  await person.getByRole('button', { name: 'Save payout' }).click();
  await expect(person.getByText('Did you mean 400.00?')).toBeVisible();
  await expect(amount).toBeFocused();
  await expectAccessible(person);
  await amount.fill('400');
  await amount.press('Enter');
  await expect(toast(person, 'Saved the payout of $400.00.')).toBeVisible();
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('Upwork still owes you $12.30.');

  await person.getByRole('link', { name: /Upwork.*\$400\.00/ }).click();
  await person.getByLabel('Arrived in your bank').fill('424.30');
  await person.getByLabel('Note').fill('with the bonus');
  await person.getByRole('button', { name: 'Save payout' }).click();
  await expect(answer).toHaveText('Nothing is owed to you. Upwork sent $12.00 more than you recorded.');
  await expectAccessible(person);

  await person.getByRole('link', { name: /with the bonus/ }).focus();
  await person.keyboard.press('Delete');
  await expect(toast(person, 'Deleted the payout of $424.30.')).toBeVisible();
  await expect(answer).toHaveText('Upwork still owes you $412.30.');
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(person.getByRole('link', { name: /with the bonus/ })).toBeFocused();
});

test('the payout of a statement settles what it says, and opens from what is owed', async ({ person }) => {
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', UPWORK);
  await person.getByRole('button', { name: 'Record 3 entries' }).click();
  await person.getByText('What happened to each row').waitFor();
  await person.goto('/imports');
  await expect(person.getByRole('link', { name: /one of them a payout/ })).toBeVisible();

  await person.goto('/payouts');
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Upwork still owes you $512.45.');
  await person.getByRole('link', { name: /^got .* from Upwork$/ }).click();
  await expect(person).toHaveURL(/platformId=/);
  await expect(
    person.getByRole('link', { name: /To the bank.*from a statement.*\$1,000\.00/ }),
  ).toBeVisible();
  await person.getByRole('link', { name: /^Made .* on Upwork$/ }).click();
  await expect(person).toHaveURL(/\/earnings\?platform=[^&]+&currency=USD$/);
});

test('a payout that was changed elsewhere meanwhile is not overwritten unseen', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Upwork' });
  const payout = { id: newUuid(), platformId, paidOn: today(), currency: 'USD', amount: '50' };
  await mutate(person.request, 'payouts.create', payout);
  await person.goto(`/payouts/${payout.id}`);
  await person.getByLabel('Arrived in your bank').fill('60');
  await mutate(person.request, 'payouts.update', { ...payout, amount: '55', version: 1 });
  await person.getByRole('button', { name: 'Save payout' }).click();
  const note = person.getByRole('status').filter({ hasText: 'changed elsewhere' });
  await expect(note).toContainText('$55.00');
  await expect(note).toContainText('$60.00');
  await note.getByRole('button', { name: 'Take the saved one' }).click();
  await expect(person.getByLabel('Arrived in your bank')).toHaveValue('55.00');
});
