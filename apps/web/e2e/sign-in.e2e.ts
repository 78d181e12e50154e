import { expect, giveEarning, givePlatform, mutate, PASSWORD, test, toast } from './account.ts';
import { expectAccessible } from './axe.ts';

test('somebody who signs out comes back to the screen that they wanted', async ({ person, email }) => {
  await person.goto('/settings');
  await person.getByRole('button', { name: 'Sign out' }).click();
  await expect(person).toHaveURL(/\/sign-in/);
  await person.goto('/work');
  await expect(person).toHaveURL(/\/sign-in/);
  await expect(person.getByText('You come back to where you were.')).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('E-mail').fill(email);
  await person.getByLabel('Password', { exact: true }).fill('not the password');
  await person.getByRole('button', { name: 'Sign in' }).click();
  await expect(person.getByRole('alert')).toBeVisible();
  await person.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await person.getByRole('button', { name: 'Sign in' }).click();
  await expect(person).toHaveURL(/\/work$/);
});

test('a session that ended meanwhile loses nothing that was typed', async ({ person, email }) => {
  await person.goto('/earnings/new');
  await person.getByLabel('You got, after fees').fill('33.30');
  // Just as it is saved, so that nothing else finds out before.
  await person.route('**/trpc/platforms.create**', async (route) => {
    await mutate(person.request, 'auth.logout', {});
    await route.continue();
  });
  await person.getByLabel('Where do you earn?').fill('Brenner Studio');
  await person.getByRole('button', { name: /as your own/ }).click();
  await person.getByRole('button', { name: 'Add Brenner Studio' }).click();
  await expect(person).toHaveURL(/\/sign-in/);
  await expect(person.getByText('You were signed out meanwhile')).toBeVisible();
  await expect(person.getByText('What you typed is kept in this tab.', { exact: false })).toBeVisible();
  await expectAccessible(person);
  await person.getByLabel('E-mail').fill(email);
  await person.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await person.getByRole('button', { name: 'Sign in' }).click();
  await expect(person).toHaveURL(/\/earnings\/new$/);
  await expect(person.getByLabel('You got, after fees')).toHaveValue('33.30');
});

test('settings decide how amounts are written', async ({ person }) => {
  await person.goto('/settings');
  await person.getByLabel('Numbers and dates').selectOption('de-DE');
  await person.getByRole('button', { name: 'Save settings' }).click();
  await expect(toast(person, 'Saved your settings.')).toBeVisible();
  await person.goto('/earnings/new');
  await person.getByLabel('You got, after fees').fill('1.234,56');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('1.234,56');
});

test('settings decide which week a Sunday is in, and how its day is written', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await giveEarning(person, { platformId, earnedOn: '2026-01-04', components: { base: '4' } });
  await giveEarning(person, { platformId, earnedOn: '2026-01-05', components: { base: '50' } });
  const answer = person.getByRole('heading', { level: 1 });
  await person.goto('/?at=2026-01-04');
  await expect(answer).toContainText('$4.00');
  await person.goto('/earnings');
  await expect(person.getByRole('heading', { level: 2, name: 'Sunday, January 4' })).toBeVisible();

  await person.goto('/settings');
  await person.getByLabel('Weeks start on').selectOption({ label: 'Sunday' });
  await person.getByLabel('Numbers and dates').selectOption('de-DE');
  await person.getByRole('button', { name: 'Save settings' }).click();
  await expect(toast(person, 'Saved your settings.')).toBeVisible();
  await person.goto('/?at=2026-01-04');
  await expect(answer).toContainText('54,00\u00a0$');
  await person.goto('/earnings');
  await expect(person.getByRole('heading', { level: 2, name: 'Sunday 4 January' })).toBeVisible();
});

test('a long e-mail address breaks before its signs, not amid a word', async ({ person, email }) => {
  await person.goto('/settings');
  const foot = person.locator('.rail .foot');
  await expect(foot).toContainText(email);
  const lines = await foot.evaluate((element) =>
    [...element.childNodes]
      .filter((node) => node instanceof Text)
      .map((text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return { part: text.textContent, lines: range.getClientRects().length };
      })
      .filter(({ part }) => /^[@.]/.test(part ?? '')),
  );
  expect(lines).toEqual([
    { part: '@example', lines: 1 },
    { part: '.com', lines: 1 },
  ]);
});
