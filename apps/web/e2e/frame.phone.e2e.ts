import { expect, test } from './account.ts';

test('on a phone, a screen has one main action', async ({ person }) => {
  const inkOf = (name: string) =>
    person
      .getByRole('link', { name })
      .last()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  for (const path of ['/', '/imports']) {
    await person.goto(path);
    await expect(person.getByRole('link', { name: 'Import a statement' })).toBeVisible();
    expect(await inkOf('Add earning')).not.toBe(await inkOf('Import a statement'));
  }
  await person.goto('/more');
  await expect(person.getByRole('heading', { level: 1 })).toBeVisible();
  const ink = await inkOf('Add earning');
  await person.goto('/imports');
  await expect(person.getByRole('link', { name: 'Import a statement' })).toBeVisible();
  expect(await inkOf('Import a statement')).toBe(ink);
});

test('in a low window, as at 200 % zoom, the dock leaves the whole height to the screen', async ({
  person,
}) => {
  await person.setViewportSize({ width: 640, height: 450 });
  await person.goto('/imports/new');
  await expect(person.getByRole('heading', { level: 1 })).toBeVisible();
  const position = () => person.locator('.dock').evaluate((dock) => getComputedStyle(dock).position);
  expect(await position()).toBe('static');
  await person.setViewportSize({ width: 390, height: 844 });
  expect(await position()).toBe('fixed');
});
