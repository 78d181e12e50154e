import { expect, giveEarning, givePlatform, mutate, newUuid, test, today } from './account.ts';

test('a list that cannot be loaded says why and loads on the next try', async ({ person }) => {
  const list = /\/trpc\/.*earnings\.days/;
  await person.route(list, (route) => route.abort());
  await person.goto('/earnings');
  await expect(person.getByText('Your earnings could not be loaded')).toBeVisible();
  await expect(person.getByText('The server cannot be reached.', { exact: false })).toBeVisible();
  await person.unroute(list);
  await person.getByRole('button', { name: 'Try again' }).click();
  await expect(person.getByText('Nothing recorded yet.', { exact: false })).toBeVisible();
});

test('a refusal of the server shows its words and its request id', async ({ person }) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  const time = { kind: 'duration', workedOn: today(), seconds: 3600 };
  const work = { id: newUuid(), platformIds: [platformId], clock: 'online', time };
  await mutate(person.request, 'work.create', work);
  await person.goto('/work');
  await person.getByRole('link', { name: /Uber.*1\s*h/ }).click();
  await expect(person.getByLabel('Hours')).toHaveValue('1:00');
  await person.getByLabel('Hours').fill('2:00');
  await mutate(person.request, 'work.delete', { id: work.id });
  await person.getByRole('button', { name: 'Save work' }).click();
  await expect(person.getByText('Not saved yet. What you typed is kept.')).toBeVisible();
  await expect(person.getByText(/^Request /)).toBeVisible();
});

test('what was typed into a payout, a goal or a product waits while the network is away', async ({
  person,
  context,
}) => {
  const platformId = await givePlatform(person, { name: 'Upwork' });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '50' } });
  const saved = person.getByRole('region', { name: 'Messages' });
  for (const [path, field, typed, button] of [
    ['/payouts/new', 'Arrived in your bank', '47', 'Save payout'],
    ['/goals/new', 'To make, net', '3000', 'Save goal'],
    ['/products/new', 'Name', 'Presets', 'Save product'],
  ] as const) {
    await person.goto(path);
    await person.getByLabel(field).fill(typed);
    await context.setOffline(true);
    await person.getByRole('button', { name: button }).click();
    await expect(person.getByText('Not saved yet. What you typed is kept.')).toBeVisible();
    await expect(person.getByLabel(field)).toHaveValue(typed);
    await context.setOffline(false);
    await person.getByRole('button', { name: button }).click();
    await expect(saved).toContainText(/Saved|Added/);
    await expect(person).not.toHaveURL(path);
  }
});

for (const id of ['00000000-0000-7000-8000-000000000000', 'abc']) {
  test(`the address of no earning, “${id}”, says so and leads to the list`, async ({ person }) => {
    await person.goto(`/earnings/${id}`);
    const heading = person.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText('This earning is not there any more.');
    await person.getByRole('link', { name: 'Show all earnings' }).click();
    await expect(person).toHaveURL(/\/earnings$/);
  });
}

test('that something is not there stays said while it is asked again, so that the way on can be pressed', async ({
  person,
}) => {
  await person.goto('/earnings/00000000-0000-7000-8000-000000000000');
  const heading = person.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('This earning is not there any more.');
  const isAskedAgain = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  await person.route(/earnings\.get/, async (route) => {
    isAskedAgain.resolve();
    await mayAnswer.promise;
    await route.continue();
  });
  await givePlatform(person, { name: 'Upwork' });
  await isAskedAgain.promise;
  await expect(person.getByRole('link', { name: 'Show all earnings' })).toBeVisible();
  await expect(person.getByText('Loading', { exact: false })).toHaveCount(0);
  mayAnswer.resolve();
});
