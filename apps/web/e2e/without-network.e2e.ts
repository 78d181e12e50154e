import { expect, test } from './account.ts';

test.use({ serviceWorkers: 'allow' });

test('a screen that was never opened says inside the frame that there is no connection, and comes on the next try', async ({
  person,
  context,
}) => {
  // A browser that is never idle loads nothing ahead.
  await person.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await person.goto('/');
  await expect(person.getByRole('heading', { level: 1 })).toBeAttached();
  await context.setOffline(true);
  for (const name of ['Imports', 'Work']) {
    await person.getByRole('link', { name }).first().click();
    await expect(person.getByRole('alert')).toContainText('There is no connection to the server.');
    await expect(person.getByRole('navigation', { name: 'Main', exact: true })).toBeVisible();
  }
  const again = person.getByRole('button', { name: 'Try again' });
  await again.click();
  await expect(again).not.toHaveAttribute('aria-busy', 'true');
  await expect(person.getByRole('alert')).toContainText('This screen could not be loaded');
  await context.setOffline(false);
  await again.click();
  await expect(person).toHaveURL(/\/work$/);
  await expect(person.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(person.getByText('This screen could not be loaded')).toHaveCount(0);
});

test('a screen whose code did not come comes by itself once there is a network again', async ({
  person,
  context,
}) => {
  await person.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await person.goto('/');
  await expect(person.getByRole('heading', { level: 1 })).toBeAttached();
  await context.setOffline(true);
  await person.getByRole('link', { name: 'Imports' }).first().click();
  await expect(person.getByRole('alert')).toContainText('This screen could not be loaded');
  await person.getByRole('link', { name: 'Overview' }).first().click();
  await expect(person).toHaveURL(/\/$/);
  await context.setOffline(false);
  await person.getByRole('link', { name: 'Imports' }).first().click();
  await expect(person).toHaveTitle(/Imports/);
  await expect(person.getByText('This screen could not be loaded')).toHaveCount(0);
});

test('after the first screen every other one opens without a network', async ({ person, context }) => {
  const script = (response: { url: () => string }) => /\/assets\/.*\.js$/.test(response.url());
  const late: string[] = [];
  const under = new Set<string>();
  person.on('request', (request) => script(request) && under.add(request.url()));
  const done = (request: { url: () => string }) => under.delete(request.url());
  person.on('requestfinished', done);
  person.on('requestfailed', done);
  await person.goto('/');
  await expect(person.getByRole('heading', { level: 1 })).toBeAttached();
  // They come one after the other, whenever the browser is idle: the form, the settings and the one thing of every chapter.
  await person.waitForFunction(
    () =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\/assets\/(new|settings|_\w+Id)-.*\.js$/.test(name)).length >= 16,
  );
  await expect.poll(() => [...under]).toEqual([]);
  person.on('requestfailed', (request) => {
    if (script(request)) late.push(request.url());
  });
  await context.setOffline(true);
  for (const [name, title] of [
    ['Earnings', 'Earnings'],
    ['Work', 'Work'],
    ['Imports', 'Imports'],
    ['Platforms', 'Platforms'],
    ['Settings', 'Settings'],
    ['Add earning', 'Add earning'],
  ] as const) {
    await person.getByRole('link', { name }).first().click();
    await expect(person).toHaveTitle(new RegExp(title));
  }
  expect(late).toEqual([]);
});

test('the frame stands while a slow server is asked who is there', async ({ person }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await person.route('**/trpc/auth.session**', async (route) => {
    await held;
    await route.continue();
  });
  await person.goto('/');
  await expect(person.getByRole('navigation', { name: 'Main', exact: true })).toBeVisible();
  await expect(person.getByText('Loading the screen')).toBeAttached();
  release();
  await expect(person.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(person.getByText('Loading the screen')).toHaveCount(0);
});
