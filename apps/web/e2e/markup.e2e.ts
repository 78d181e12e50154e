import type { Page } from '@playwright/test';
import {
  expect,
  giveEarning,
  giveProduct,
  givePlatform,
  giveSale,
  mutate,
  newUuid,
  test,
  today,
} from './account.ts';

/** Runs where a text is taken for a page, or for an address of a picture. */
const MARKUP = '<img src=x onerror=alert(1)>';

const SCREENS = [
  '/',
  '/earnings',
  '/work',
  '/platforms',
  '/products',
  '/payouts',
  '/goals',
  '/analytics',
  '/imports',
  '/settings',
];

/** What the page did that it must not: run something, ask for something, or be stopped by its policy. */
async function misdeedsOf(page: Page): Promise<string[]> {
  const misdeeds: string[] = [];
  page.on('dialog', async (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (fault) => misdeeds.push(`error: ${fault.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/x')) misdeeds.push(`asked for ${request.url()}`);
  });
  await page.exposeFunction('noteViolation', (what: string) => void misdeeds.push(`policy: ${what}`));
  await page.addInitScript(() => {
    const { noteViolation } = window as unknown as { noteViolation: (what: string) => void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      noteViolation(`${violatedDirective} ${blockedURI}`),
    );
  });
  return misdeeds;
}

test('what people write is shown as they wrote it on every screen, and nothing of it runs', async ({
  person,
}) => {
  const misdeeds = await misdeedsOf(person);
  await mutate(person.request, 'profile.update', { version: 1, displayName: MARKUP });
  const platformId = await givePlatform(person, { name: MARKUP });
  const productId = await giveProduct(person, { name: MARKUP, price: '5' });
  const wish = { platformId, earnedOn: today(), components: { base: '40' }, note: MARKUP };
  const earningId = await giveEarning(person, wish);
  await giveSale(person, { ...wish, productId, units: 2 });
  const currency = 'USD';
  const target = { ids: [earningId] };
  await mutate(person.request, 'earnings.bulkEdit', { id: newUuid(), target, change: { addTags: [MARKUP] } });
  const time = { kind: 'duration', workedOn: today(), seconds: 3600 };
  await mutate(person.request, 'work.create', {
    id: newUuid(),
    platformIds: [platformId],
    clock: 'online',
    time,
    note: MARKUP,
  });
  const payout = { id: newUuid(), platformId, paidOn: today(), currency, amount: '5', note: MARKUP };
  await mutate(person.request, 'payouts.create', payout);
  await mutate(person.request, 'goals.create', {
    id: newUuid(),
    platformId,
    periodKind: 'month',
    currency,
    target: '100',
  });
  await mutate(person.request, 'apiTokens.create', {
    id: newUuid(),
    name: MARKUP,
    scopes: ['read'],
    expiresInDays: 30,
  });

  const single = [`/earnings/${earningId}`, `/platforms/${platformId}`, `/products/${productId}`];
  const searched = [`/earnings?text=${encodeURIComponent(MARKUP)}`, `/?period=${encodeURIComponent(MARKUP)}`];
  const showing: string[] = [];
  for (const place of [...SCREENS, ...single, ...searched]) {
    await person.goto(place);
    await expect(person.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(person.locator('[class*="skeleton"]')).toHaveCount(0);
    await expect(person.locator('img[onerror]')).toHaveCount(0);
    if ((await person.locator('body').innerText()).includes(MARKUP)) showing.push(place);
  }
  expect(showing).toEqual(expect.arrayContaining(['/', '/earnings', '/platforms', '/products', '/settings']));
  expect(misdeeds).toEqual([]);
});

test('the policy stops what would run, so that its silence on every screen means something', async ({
  person,
}) => {
  const misdeeds = await misdeedsOf(person);
  await person.goto('/');
  await expect(person.getByRole('heading', { level: 1 })).toBeVisible();
  await person.evaluate((markup) => {
    document.body.insertAdjacentHTML('beforeend', markup);
  }, MARKUP);
  await expect
    .poll(() => misdeeds)
    .toEqual(
      expect.arrayContaining([
        expect.stringContaining('policy: script-src-attr'),
        expect.stringContaining('asked for'),
      ]),
    );
  expect(misdeeds.filter((one) => one.startsWith('dialog'))).toEqual([]);
});

test('a password is hidden until somebody asks to see it, may be pasted, and is a password manager’s to fill in', async ({
  page,
}) => {
  await page.goto('/sign-in');
  const password = page.getByLabel('Password', { exact: true });
  await expect(password).toHaveAttribute('type', 'password');
  await expect(password).toHaveAttribute('autocomplete', 'current-password');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('a pasted password'));
  await password.focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(password).toHaveValue('a pasted password');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await page.goto('/register');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'new-password');
});
