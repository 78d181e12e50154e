import { expect, giveEarning, givePlatform, mutate, newUuid, test, today } from './account.ts';
import { expectAccessible } from './axe.ts';

test('time that two platforms share is counted once', async ({ person }) => {
  const uber = await givePlatform(person, { name: 'Uber' });
  const bolt = await givePlatform(person, { name: 'Bolt', colour: 3 });
  for (const platformId of [uber, bolt]) {
    await giveEarning(person, { platformId, earnedOn: today(), components: { base: '40' } });
  }
  for (const [name, start, end] of [
    ['Uber', '09:00', '12:00'],
    ['Bolt', '10:00', '13:00'],
  ] as const) {
    await person.goto('/work/new');
    await person.locator('label.chip', { hasText: name }).click();
    await person.getByText('Start and end').click();
    await person.getByLabel('Started', { exact: true }).fill(start);
    await person.getByLabel('Stopped', { exact: true }).fill(end);
    await expect(person.getByRole('heading', { level: 1 })).toContainText('3\u00a0h');
    await person.getByRole('button', { name: 'Save work' }).click();
    await expect(person.getByRole('link', { name: new RegExp(name) })).toBeVisible();
  }
  await person.goto('/');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('$20.00');
  await expect(person.locator('main')).toContainText('4\u00a0h');
});

test('a night shift belongs to the day on which it started, and can be taken back', async ({ person }) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/work/new');
  await person.getByText('Start and end').click();
  await person.getByLabel('Day on which it started').fill('2026-11-10');
  await person.getByLabel('Started', { exact: true }).fill('22:00');
  await person.getByLabel('Stopped', { exact: true }).fill('03:00');
  await expect(person.getByText(/^On .*November 11/)).toBeVisible();
  await person.getByRole('button', { name: 'Save work' }).click();
  await expect(person.getByRole('heading', { level: 2, name: /November 10/ })).toBeVisible();
  await person.getByRole('link', { name: /Uber.*5\s*h/ }).click();
  await expect(person.getByLabel('Started', { exact: true })).toHaveValue('22:00');
  await expectAccessible(person);
  await person.getByRole('button', { name: 'Delete' }).click();
  await person.getByRole('button', { name: 'Undo' }).click();
  await expect(person.getByRole('link', { name: /Uber.*5\s*h/ })).toBeVisible();
});

test('hours that were typed with an earning open that earning', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  await mutate(person.request, 'earnings.create', {
    id: newUuid(),
    platformId,
    earnedOn: today(),
    currency: 'USD',
    components: { base: '10' },
    hours: { clock: 'online', seconds: 3600 },
  });
  await person.goto('/work');
  await person.getByRole('link', { name: /typed with an earning/ }).click();
  await expect(person).toHaveURL(/\/earnings\//);
});
