import { expect, test } from './account.ts';
import { giveQuarter, QUARTER } from './analytics-account.ts';
import { expectAccessible } from './axe.ts';

test('on a phone, and on the smallest one, every picture fits and its rows open under a thumb', async ({
  person,
}) => {
  await giveQuarter(person);
  await person.goto('/more');
  await person.getByRole('link', { name: /What pays, and when/ }).click();
  await expect(person).toHaveURL(/\/analytics/);
  for (const width of [390, 320]) {
    await person.setViewportSize({ width, height: 844 });
    await person.goto(QUARTER);
    await expect(person.getByRole('heading', { name: 'How earnings spread' })).toBeVisible();
    expect(await person.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  const map = person.getByRole('navigation', { name: 'Money per hour by weekday and hour' });
  const [first, last] = [map.getByRole('link').first(), map.getByRole('link', { name: /^Tuesday from 10/ })];
  const [above, below] = [await first.boundingBox(), await last.boundingBox()];
  expect(below?.x).toBe(above?.x);
  expect(below?.y).toBeGreaterThan(above?.y ?? 0);
  await map.getByRole('link', { name: /^Thursday from 7/ }).tap();
  await expect(person.getByRole('heading', { level: 3 })).toHaveText(
    'Thursday from 7 PM: 2 stretches of work',
  );
  await expectAccessible(person);
});
