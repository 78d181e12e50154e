import { expect, giveEarning, givePlatform, test, today } from './account.ts';
import { expectAccessible } from './axe.ts';

test('on a phone, earnings are filtered on a sheet and chosen with the thumb', async ({ person }) => {
  const uber = await givePlatform(person, { name: 'Uber' });
  const etsy = await givePlatform(person, { name: 'Etsy' });
  await giveEarning(person, {
    platformId: uber,
    earnedOn: today(),
    components: { base: '10' },
    note: 'Rain',
  });
  await giveEarning(person, { platformId: etsy, earnedOn: '2026-01-05', components: { base: '5' } });
  await person.goto('/earnings');
  const answer = person.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText('2 earnings add up to $15.00.');
  await person.getByRole('button', { name: 'More filters' }).tap();
  const sheet = person.getByRole('dialog', { name: 'Which earnings?' });
  await sheet.getByText('Etsy').tap();
  await sheet.getByLabel('Last day').fill('2026-01-31');
  await expectAccessible(person);
  await sheet.getByRole('button', { name: 'Show them' }).tap();
  await expect(answer).toHaveText('1 earning from Etsy up to Jan 31 is $5.00.');
  await person.getByRole('button', { name: 'Remove filter Etsy' }).tap();
  await expect(answer).toHaveText('1 earning up to Jan 31 is $5.00.');
  await person.getByRole('button', { name: 'Show all' }).tap();
  await expect(answer).toHaveText('2 earnings add up to $15.00.');

  const tick = person.getByRole('checkbox', { name: /Rain/ });
  const box = await tick.locator('xpath=..').boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await tick.tap();
  const bar = person.getByRole('region', { name: 'Selection' });
  await expect(bar).toContainText('1 selected');
  await expectAccessible(person);
  await bar.getByRole('button', { name: 'Clear' }).tap();
  await expect(bar).toHaveCount(0);
});
