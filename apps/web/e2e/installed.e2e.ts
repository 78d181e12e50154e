import { expect, givePlatform, listEarnings, test, toast } from './account.ts';
import { expectAccessible } from './axe.ts';
import { untilOnDevice } from './on-device.ts';

test.use({ serviceWorkers: 'allow' });

test('the app can be installed: its manifest, its icons and its worker are in order', async ({
  person,
  context,
}) => {
  await person.goto('/');
  await untilOnDevice(person);
  const devtools = await context.newCDPSession(person);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A private window, which every test has, cannot install anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons } = JSON.parse(data ?? '') as { icons: { src: string; sizes: string; purpose: string }[] };
  expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
  for (const { src, sizes } of icons.filter((icon) => icon.sizes !== 'any')) {
    const width = await person.evaluate(async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(width, src).toBe(sizes);
  }
});

test('opened without a network, the app takes an earning and sends it once when it is back', async ({
  person,
  context,
}) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/');
  await untilOnDevice(person);
  await expect(person.getByRole('heading', { level: 1 })).toBeAttached();
  await context.setOffline(true);
  const offline = await context.newPage();
  await person.close();
  await offline.goto('/earnings/new');
  await expect(offline.getByText('Offline: figures show when you are back.')).toBeVisible();
  await expect(offline.getByRole('radio', { name: 'Uber' })).toBeChecked();
  await offline.getByLabel('You got, after fees').fill('15.20');
  await expectAccessible(offline);
  await offline.getByRole('button', { name: 'Save earning' }).click();
  await expect(offline.getByRole('region', { name: 'Waiting to be sent' })).toContainText('$15.20');
  await offline.reload();
  await expect(offline.getByRole('region', { name: 'Waiting to be sent' })).toContainText('$15.20');
  await context.setOffline(false);
  await expect(toast(offline, 'Recorded the entry that was kept.')).toBeVisible();
  await expect(offline.getByRole('link', { name: /Uber.*\$15\.20/ })).toHaveCount(1);
  expect((await listEarnings(offline)).map(({ net }) => net)).toEqual(['15.2']);
});

test('signing out leaves nothing of the person on the device, and no answer of the server is ever kept', async ({
  person,
  context,
}) => {
  await givePlatform(person, { name: 'Uber' });
  await person.goto('/settings');
  await untilOnDevice(person);
  const kept = await person.evaluate(async () => {
    const names = await caches.keys();
    const caches_ = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return caches_.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/');
  expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);
  await person.getByRole('button', { name: 'Sign out' }).first().click();
  await expect(person).toHaveURL(/sign-in/);
  expect(await person.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Uber|@example\.com/);
  await context.setOffline(true);
  await person.goto('/earnings/new');
  await expect(person.getByRole('alert')).toBeVisible();
  await expect(person.getByLabel('You got, after fees')).toHaveCount(0);
});
