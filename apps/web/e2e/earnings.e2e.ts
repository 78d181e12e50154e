import { expect, giveEarning, givePlatform, mutate, test, toast, today } from './account.ts';

test('$100 with 5 hours and $100 without are $20 an hour from half of the money', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Direct client' });
  const earning = { platformId, earnedOn: today(), components: { base: '100' } };
  await giveEarning(person, { ...earning, hours: { clock: 'engaged', seconds: 5 * 3600 } });
  await giveEarning(person, earning);
  await person.goto('/');
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('$200.00');
  await expect(answer).toContainText('$20.00');
  await expect(answer).toContainText('50');
});

test('an earning is edited, deleted and brought back with every part of it', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, {
    platformId,
    earnedOn: today(),
    components: { base: '96.40', tips: '7.20', fees: '20.50' },
    note: 'Rain',
  });
  await person.goto('/earnings');
  await person.getByRole('link', { name: /Rain/ }).click();
  await expect(person.getByLabel('How it adds up')).toContainText('$83.10');
  await person.getByLabel('Fees').fill('10.5o');
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expect(person.getByText('There is a letter o at the end. Did you mean 10.50?')).toBeVisible();
  await person.getByLabel('Fees').fill('10.50');
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expect(person.getByRole('link', { name: /Rain.*\$93\.10/ })).toBeVisible();

  await person.getByRole('link', { name: /Rain/ }).focus();
  await person.keyboard.press('Delete');
  await expect(toast(person, 'Deleted $93.10.')).toBeVisible();
  await expect(person.getByRole('link', { name: /Rain/ })).toHaveCount(0);
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(person.getByRole('link', { name: /Rain.*\$93\.10/ })).toBeVisible();
});

test('an earning that was changed elsewhere meanwhile is never overwritten unseen', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  const rest = { platformId, currency: 'USD', earnedOn: today(), hours: null };
  const id = await giveEarning(person, { ...rest, components: { base: '50' }, note: 'Morning' });
  await person.goto(`/earnings/${id}`);
  await expect(person.getByLabel('You got, after fees')).toHaveValue('50.00');
  await mutate(person.request, 'earnings.update', {
    ...rest,
    id,
    version: 1,
    components: { base: '60' },
    note: 'From the phone',
  });
  await person.getByLabel('You got, after fees').fill('70');
  await person.getByRole('button', { name: 'Save earning' }).click();
  const conflict = person.getByRole('status').filter({ hasText: 'changed elsewhere' });
  await expect(conflict).toContainText('$60.00');
  await expect(conflict).toContainText('From the phone');
  await expect(conflict).toContainText('$70.00');
  await person.getByRole('button', { name: 'Save what I typed' }).click();
  await person.goto('/earnings');
  await expect(person.getByRole('link', { name: /\$70\.00/ })).toBeVisible();
});

test('the list goes on from where it stopped, and a day keeps its own sum', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  for (let count = 0; count < 60; count += 1) {
    const day = String((count % 28) + 1).padStart(2, '0');
    await giveEarning(person, { platformId, earnedOn: `2026-01-${day}`, components: { base: '1.10' } });
  }
  await person.goto('/earnings');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('newest 50');
  await person.getByRole('button', { name: 'Show earlier earnings' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toContainText('60 earnings add up to $66.00');
  await person.goto('/earnings?from=2026-01-01&to=2026-01-01');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('$3.30');
});

test('what was typed outlives leaving the form', async ({ person }) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/earnings');
  await person.getByRole('link', { name: 'Type one' }).click();
  await person.getByLabel('You got, after fees').fill('12.34');
  await person.keyboard.press('Escape');
  await expect(person).toHaveURL(/\/earnings$/);
  await person.getByRole('link', { name: 'Type one' }).click();
  await expect(person.getByLabel('You got, after fees')).toHaveValue('12.34');
});
