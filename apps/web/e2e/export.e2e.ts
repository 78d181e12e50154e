import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import {
  expect,
  giveEarning,
  givePlatform,
  giveProduct,
  giveSale,
  listEarnings,
  mutate,
  newEmail,
  newUuid,
  PASSWORD,
  test,
  today,
} from './account.ts';

interface CsvFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** The file that the list of two earnings is exported as. */
async function exportOf(person: Page): Promise<CsvFile> {
  const downloading = person.waitForEvent('download');
  await person.getByRole('link', { name: 'Export 2 earnings as CSV' }).click();
  const download = await downloading;
  const buffer = await readFile(await download.path());
  return { name: download.suggestedFilename(), mimeType: 'text/csv', buffer };
}

/** Somebody else with an account of their own, who has just chosen the file. */
async function chosenElsewhere(context: BrowserContext, file: CsvFile): Promise<Page> {
  const settings = { timeZone: 'Europe/Lisbon', currency: 'USD', locale: 'en-US', weekStart: 1 };
  await mutate(context.request, 'auth.register', { email: newEmail(), password: PASSWORD, ...settings });
  const there = await context.newPage();
  await there.goto('/imports/new');
  await there.setInputFiles('input[type=file]', file);
  return there;
}

test('what is exported changes nothing where it comes from, and is the same earnings in another account', async ({
  person,
  browser,
  baseURL,
}) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  const hours = { clock: 'online', seconds: 5_400 };
  const fine = { base: '6.816', fees: '1.5' };
  await giveEarning(person, { platformId, earnedOn: today(), components: fine, note: '=SUM(A1)', hours });
  const other = { currency: 'EUR', note: 'Night, "wet"' };
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '7' }, ...other });
  await person.goto('/earnings');
  const file = await exportOf(person);
  expect(file.name).toMatch(/\.csv$/);

  const before = await listEarnings(person);
  await person.goto('/imports/new');
  await person.setInputFiles('input[type=file]', file);
  await person.getByRole('button', { name: /^Record/ }).click();
  await expect(person.getByText('Everything in this file was already there.')).toBeVisible();
  expect(await listEarnings(person)).toEqual(before);

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const there = await chosenElsewhere(context, file);
  await there.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(there.getByRole('heading', { level: 1 })).toContainText('2 new entries');
  await there.goto('/earnings');
  await expect(there.getByRole('link', { name: /=SUM\(A1\).*Uber.*\$5\.32/ })).toBeVisible();
  await expect(there.getByRole('link', { name: /Night, "wet".*Uber.*€7\.00/ })).toBeVisible();
  const netsOf = (earnings: typeof before) => earnings.map(({ net }) => net).sort();
  expect(netsOf(await listEarnings(there))).toEqual(netsOf(before));
  await context.close();
});

test('what was sold and what was corrected are the same in another account, and again nothing changes', async ({
  person,
  browser,
  baseURL,
}) => {
  const platformId = await givePlatform(person, { name: 'Etsy' });
  const productId = await giveProduct(person, { name: 'Poster, A3' });
  const sale = { platformId, earnedOn: '2026-01-20', productId };
  const soldId = await giveSale(person, { ...sale, units: 3, components: { base: '60', fees: '6' } });
  const given = { units: -1, components: { adjustments: '-20' }, adjustsId: soldId };
  await giveSale(person, { ...sale, earnedOn: '2026-02-03', ...given });
  await person.goto('/earnings');
  const file = await exportOf(person);

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const there = await chosenElsewhere(context, file);
  await expect(there.getByText('Made for sales, as none of yours is called so: “Poster, A3”')).toBeVisible();
  await expectAccessible(there);
  await there.getByRole('button', { name: 'Record 2 entries' }).click();
  await expect(there.getByText('A new product was made for its sales: “Poster, A3”')).toBeVisible();
  await expectAccessible(there);
  await there.getByRole('link', { name: 'products', exact: true }).click();
  await there.getByRole('link', { name: /Poster, A3 Digital/ }).click();
  await expect(there.getByRole('heading', { level: 1 })).toContainText('$34.00');
  const [refund, sold] = await listEarnings(there);
  expect(refund).toMatchObject({ adjustsId: sold?.id, sale: { units: -1 }, net: '-20' });
  expect(sold).toMatchObject({ adjustsId: null, sale: { units: 3 }, net: '54' });

  await there.goto('/imports/new');
  await there.setInputFiles('input[type=file]', file);
  await there.getByRole('button', { name: /^Record/ }).click();
  await expect(there.getByText('Everything in this file was already there.')).toBeVisible();
  expect(await listEarnings(there)).toEqual([refund, sold]);

  await there.goto('/imports/new');
  const rows = file.buffer.toString().split('\r\n');
  const alone = {
    ...file,
    buffer: Buffer.from([rows[0], rows[1]?.replace(soldId, newUuid()), ''].join('\r\n')),
  };
  await there.setInputFiles('input[type=file]', alone);
  await there.getByRole('button', { name: /^Record/ }).click();
  await expect(
    there.getByText('names an earning that is neither in this file nor in your account'),
  ).toBeVisible();
  expect(await listEarnings(there)).toEqual([refund, sold]);
  await context.close();
});
