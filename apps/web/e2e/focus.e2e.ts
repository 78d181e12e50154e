import { expect, giveEarning, givePlatform, test, toast, today } from './account.ts';

test('a platform of the catalogue is added with Enter alone', async ({ person }) => {
  await person.goto('/platforms/new');
  await person.getByLabel('Where do you earn?').pressSequentially('uber');
  await person.keyboard.press('Enter');
  await expect(person.getByLabel('Name', { exact: true })).toBeFocused();
  await person.keyboard.press('Enter');
  await expect(toast(person, 'Added Uber.')).toBeVisible();
});

test('a name that is taken already is said where it can be changed', async ({ person }) => {
  await givePlatform(person, { name: 'Brenner' });
  await person.goto('/platforms/new');
  await person.getByLabel('Where do you earn?').pressSequentially('Brenner');
  await person.getByRole('button', { name: /as your own/ }).press('Enter');
  await person.getByRole('button', { name: 'Save platform' }).press('Enter');
  await expect(person.getByText('You already have a platform with this name')).toBeVisible();
  await expect(person.getByLabel('Name', { exact: true })).toBeFocused();
});

test('another platform is made in the middle of an earning without losing the place', async ({ person }) => {
  await givePlatform(person, { name: 'Brenner' });
  await person.goto('/earnings/new');
  await person.getByLabel('You got, after fees').pressSequentially('7');
  await person.getByRole('button', { name: 'Another…' }).press('Enter');
  const search = person.getByLabel('Where do you earn?');
  await expect(search).toBeFocused();
  await search.pressSequentially('uber');
  await person.keyboard.press('Enter');
  await expect(person.getByLabel('Name', { exact: true })).toBeFocused();
  await person.getByRole('button', { name: 'Choose another' }).press('Enter');
  await expect(search).toBeFocused();
  await search.pressSequentially('uber');
  await person.keyboard.press('Enter');
  await person.getByRole('button', { name: 'Add Uber' }).press('Enter');
  const chip = person.getByRole('radio', { name: 'Uber' });
  await expect(chip).toBeFocused();
  await expect(chip).toBeChecked();
  await person.keyboard.press('Enter');
  await expect(toast(person, 'Saved $7.00.')).toBeVisible();
});

test('deleting a row leads to the next one, and taking it back to the row itself', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  for (const note of ['First', 'Second']) {
    await giveEarning(person, { platformId, earnedOn: today(), components: { base: '5' }, note });
  }
  await person.goto('/earnings');
  const rows = person.getByRole('link', { name: /\$5\.00/ });
  await expect(rows).toHaveCount(2);
  const [upper, lower] = await rows.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const rowOf = (href: string | null | undefined) => person.locator(`a.row[href="${href}"]`);
  await rowOf(upper).press('Delete');
  await expect(rowOf(upper)).toHaveCount(0);
  await expect(rowOf(lower)).toBeFocused();
  // The server is slow to bring it back: saying so then may not take the way back of the next deletion.
  const late = Promise.withResolvers<void>();
  await person.route('**/trpc/earnings.restore**', async (route) => {
    await late.promise;
    await route.continue();
  });
  await person.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(rowOf(upper)).toBeFocused();
  await rowOf(lower).press('Delete');
  await expect(rowOf(lower)).toHaveCount(0);
  await expect(rowOf(upper)).toBeFocused();
  late.resolve();
  await expect(toast(person, '$5.00 is back.')).toBeVisible();
  await person.keyboard.press('ControlOrMeta+z');
  await expect(rowOf(lower)).toBeFocused();
});

test('a message that is closed gives the focus back', async ({ person }) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/platforms');
  await person.getByRole('link', { name: /Uber/ }).click();
  await person.getByRole('button', { name: 'Save platform' }).press('Enter');
  await expect(toast(person, 'Saved the change.')).toBeVisible();
  const add = person.locator('main').getByRole('link', { name: 'Add platform' });
  await add.focus();
  await person.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(add).toBeFocused();
});

test('other days are left with Escape to where they were opened, and a text that is no day is said', async ({
  person,
}) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '5' } });
  await person.goto('/');
  const other = person.getByRole('button', { name: 'Other', exact: true });
  await other.press('Enter');
  const first = person.getByLabel('First day');
  await first.focus();
  await first.pressSequentially('32 foo');
  await person.keyboard.press('Enter');
  await expect(person.getByText('Write a day like “yesterday” or 2026-11-12.')).toBeVisible();
  await expect(first).toBeFocused();
  await person.keyboard.press('ControlOrMeta+a');
  await first.pressSequentially('2030-01-01');
  await person.keyboard.press('Enter');
  await expect(person.getByText('This is before the first day.')).toBeVisible();
  await expect(person.getByLabel('Last day')).toBeFocused();
  await person.keyboard.press('Escape');
  await expect(first).toHaveCount(0);
  await expect(other).toBeFocused();
});

test('after signing out, the screen that comes has the focus', async ({ person }) => {
  await person.goto('/settings');
  await person.getByRole('button', { name: 'Sign out' }).press('Enter');
  await expect(person).toHaveURL(/\/sign-in/);
  await expect(person.locator('main')).toBeFocused();
});
