import { expect, type Page, test } from '@playwright/test';
import { untilOnDevice } from './on-device.ts';
import { serveVersions } from './two-versions.ts';

test.use({ serviceWorkers: 'allow' });

async function statusOf(page: Page, path: string): Promise<number> {
  return page.evaluate(async (url) => (await fetch(url)).status, path);
}

test('a tab goes on with the code of its own version, and the next one has the new version', async ({
  browser,
}) => {
  const versions = await serveVersions();
  const context = await browser.newContext({ baseURL: versions.url });
  const tab = await context.newPage();
  await tab.goto('/');
  await untilOnDevice(tab);
  const { before, after } = await versions.release();
  await tab.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const next = registration.installing ?? registration.waiting;
    if (!next) throw new Error('The new version was not found');
    while (next.state === 'installing') {
      await new Promise((resolve) => next.addEventListener('statechange', resolve, { once: true }));
    }
  });
  expect(await statusOf(tab, before)).toBe(200);
  await tab.reload();
  expect(await statusOf(tab, before)).toBe(200);
  expect(await statusOf(tab, after)).toBe(200);
  await tab.close();
  const next = await context.newPage();
  await expect(async () => {
    await next.goto('about:blank');
    await next.goto('/');
    expect(await statusOf(next, before)).toBe(404);
  }).toPass();
  expect(await statusOf(next, after)).toBe(200);
  expect(await next.evaluate(() => caches.keys())).toEqual(['shell-next']);
  await context.close();
  await versions.close();
});
