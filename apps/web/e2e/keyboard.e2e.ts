import { expect, givePlatform, test, toast } from './account.ts';

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
  await expect(row).toBeVisible();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await row.evaluate((element) => element === document.activeElement)) break;
    await keyboard.press('Tab');
  }
  await expect(row).toBeFocused();
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
