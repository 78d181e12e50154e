import type { Locator, Page } from '@playwright/test';
import { expect, giveEarning, givePlatform, test, toast, today } from './account.ts';
import { UPWORK } from './statements.ts';

/** Goes on with Tab until there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('an earning is added, found, changed and deleted with the keyboard alone', async ({ person }) => {
  await givePlatform(person, { name: 'Uber' });
  const { keyboard } = person;
  await person.goto('/');
  await expect(person.getByRole('heading', { level: 1 })).toBeVisible();
  await keyboard.press('a');
  await expect(person.getByLabel('You got, after fees')).toBeFocused();
  await keyboard.type('42.5');
  await keyboard.press('Enter');
  await expect(toast(person, 'Saved $42.50.')).toBeVisible();

  const row = person.getByRole('link', { name: /Uber.*\$42\.50/ });
  await tabTo(person, row);
  await keyboard.press('Enter');
  await expect(person.getByLabel('You got, after fees')).toHaveValue('42.50');
  await expect(person.getByLabel('You got, after fees')).toBeFocused();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('43');
  await keyboard.press('Enter');
  const changed = person.getByRole('link', { name: /Uber.*\$43\.00/ });
  await expect(changed).toBeVisible();
  await changed.focus();
  await keyboard.press('Delete');
  await expect(changed).toHaveCount(0);
  await keyboard.press('ControlOrMeta+z');
  await expect(changed).toBeVisible();
  await keyboard.press('g');
  await keyboard.press('w');
  await expect(person).toHaveURL(/\/work$/);
});

test('a statement is chosen, recorded and paid out with the keyboard alone', async ({ person }) => {
  const { keyboard } = person;
  const platformId = await givePlatform(person, { name: 'Etsy' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '30' } });
  await person.goto('/imports/new');
  const file = person.locator('input[type=file]');
  await tabTo(person, file);
  // From here on the dialog is the system's own, until a file is chosen.
  await file.setInputFiles(UPWORK);
  await expect(person.getByText('The file and the rows agree')).toBeVisible();
  await tabTo(person, person.getByRole('button', { name: 'Record 3 entries' }));
  await keyboard.press('Enter');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('3 new entries are recorded');
  await keyboard.press('g');
  await keyboard.press('y');
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('Upwork and Etsy still owe you $542.45.');
  await tabTo(person, person.getByRole('link', { name: 'Add payout' }));
  await keyboard.press('Enter');
  await tabTo(person, person.getByLabel('Arrived in your bank'));
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('500');
  await keyboard.press('Enter');
  await expect(toast(person, 'Saved the payout of $500.00.')).toBeVisible();
});
