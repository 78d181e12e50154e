import { expect, giveEarning, givePlatform, test, today } from './account.ts';
import { expectAccessible } from './axe.ts';

test('the keyboard alone finds screens, platforms, periods and actions from anywhere', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'São Táxi' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '20' } });
  await person.goto('/earnings/new');
  // Also out of a field in which somebody types.
  await person.getByLabel('You got, after fees').press('ControlOrMeta+k');
  const search = person.getByRole('combobox', { name: 'Search screens, actions, platforms and periods' });
  const options = person.getByRole('listbox', { name: 'Found' }).getByRole('option');
  const selected = person.getByRole('listbox', { name: 'Found' }).getByRole('option', { selected: true });
  await expect(search).toBeFocused();
  await expectAccessible(person);
  await search.fill('plat');
  await expect(selected).toContainText('Platforms');
  await search.press('Enter');
  await expect(person).toHaveURL(/\/platforms$/);
  await person.keyboard.press('ControlOrMeta+k');
  await search.fill('nothing at all');
  await expect(person.getByText('Nothing is called “nothing at all”.', { exact: false })).toBeVisible();
  await search.fill('sao taxi');
  await search.press('ArrowDown');
  await expect(selected).toContainText('Earnings from São Táxi');
  await search.press('Enter');
  await expect(person).toHaveURL(`/earnings?platform=${platformId}`);
  await person.keyboard.press('ControlOrMeta+k');
  await search.fill('last month');
  await search.press('Enter');
  await expect(person).toHaveURL(/\?period=month&at=/);
  await person.keyboard.press('ControlOrMeta+k');
  await expect(options.first()).toContainText('Last month');
  await search.fill('sign out');
  await search.press('Enter');
  await expect(person).toHaveURL(/\/sign-in/);
});

test('Escape closes the search and the focus goes back to where it was', async ({ person }) => {
  await person.goto('/');
  const button = person.getByRole('button', { name: 'Search' }).first();
  await button.press('Enter');
  await expect(person.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await person.keyboard.press('Escape');
  await expect(person.getByRole('dialog')).toHaveCount(0);
  await expect(button).toBeFocused();
  await person.keyboard.press('?');
  await expect(person.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Add earning');
  await expectAccessible(person);
  await person.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('a theme that was chosen stays on this device and is there before anything is drawn', async ({
  person,
}) => {
  await person.goto('/');
  await expect(person.getByRole('heading', { level: 1 })).toBeAttached();
  await person.keyboard.press('ControlOrMeta+k');
  await person.getByRole('combobox').fill('dark');
  await person.keyboard.press('Enter');
  const background = () => person.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await expect(person.locator('html')).toHaveAttribute('data-theme', 'dark');
  const dark = await background();
  await person.reload();
  expect(await background()).toBe(dark);
  await person.goto('/more');
  await expect(person.getByRole('button', { name: 'Dark', pressed: true })).toBeVisible();
  await expectAccessible(person);
  await person.getByRole('button', { name: 'As the system' }).click();
  await expect(person.locator('html')).not.toHaveAttribute('data-theme');
});
