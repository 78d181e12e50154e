import { expect, givePlatform, test, toast, today } from './account.ts';

test('a device whose clock is wrong is told so once, and a new earning is of the server’s day', async ({
  person,
}) => {
  await givePlatform(person, { name: 'Uber' });
  await person.clock.setFixedTime(Date.now() - 40 * 86_400_000);
  await person.goto('/earnings/new');
  await expect(person.getByText(/^The clock of this device is 40 days slow;/)).toBeVisible();
  await person.getByLabel('You got, after fees').fill('15.20');
  await person.getByRole('button', { name: 'Save earning' }).click();
  await expect(toast(person, 'Saved $15.20.')).toBeVisible();
  await expect(person.getByRole('heading', { name: 'Today' })).toBeVisible();
  const answer = await person.request.get('/trpc/earnings.list?input={}');
  expect(await answer.text()).toContain(`"earnedOn":"${today()}"`);
});
