import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import {
  expect,
  giveEarning,
  givePlatform,
  listEarnings,
  mutate,
  newEmail,
  PASSWORD,
  test,
  today,
} from './account.ts';

test('a person takes everything along, and a fresh account becomes the one that they left', async ({
  person,
  browser,
  baseURL,
}) => {
  const platformId = await givePlatform(person, { name: 'Uber' });
  const hours = { clock: 'online', seconds: 5_400 };
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '6.816' }, hours });
  await giveEarning(person, { platformId, earnedOn: today(), components: { base: '7' }, note: 'Night' });
  await mutate(person.request, 'profile.update', { version: 1, displayName: 'Ana Silva', currency: 'EUR' });
  await person.goto('/settings');
  const section = person.getByRole('region', { name: 'Your data' });
  await expect(section.getByText('only be restored into a fresh account')).toBeVisible();
  await expect(section.getByRole('button', { name: 'Restore archive…' })).toHaveCount(0);
  const downloading = person.waitForEvent('download');
  await section.getByRole('link', { name: 'Download archive' }).click();
  const download = await downloading;
  const name = download.suggestedFilename();
  expect(name).toMatch(/^earntrack-archive-[\d-]+\.zip$/);
  const buffer = await readFile(await download.path());

  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const settings = { timeZone: 'Asia/Tokyo', currency: 'JPY', locale: 'en-US', weekStart: 1 };
  await mutate(context.request, 'auth.register', { email: newEmail(), password: PASSWORD, ...settings });
  const there = await context.newPage();
  await there.goto('/settings');
  const target = there.getByRole('region', { name: 'Your data' });
  await target.getByRole('button', { name: 'Restore archive…' }).focus();
  await there.keyboard.press('Enter');
  const input = target.getByLabel('Archive', { exact: true });
  await expect(input).toBeFocused();
  await input.setInputFiles({ name: 'photo.zip', mimeType: 'application/zip', buffer: Buffer.from('no') });
  await expect(target.getByText('This is no archive of EarnTrack', { exact: false })).toBeVisible();
  await expect(target.getByRole('button', { name: 'Restore this archive' })).toHaveCount(0);

  const damaged = Buffer.from(buffer);
  damaged[200] = (damaged[200] ?? 0) ^ 0xff;
  await input.setInputFiles({ name, mimeType: 'application/zip', buffer: damaged });
  await expect(
    target.getByText('It brings 1 platform, 2 earnings and 1 stretch of work', { exact: false }),
  ).toBeVisible();
  await expectAccessible(there);
  await target.getByRole('button', { name: 'Restore this archive' }).click();
  await expect(target.getByRole('alert')).toContainText('The archive was not restored');
  await expect(target.getByRole('alert')).toContainText('Nothing was restored.');
  expect(await listEarnings(there)).toEqual([]);

  await input.setInputFiles({ name, mimeType: 'application/zip', buffer });
  await target.getByRole('button', { name: 'Restore this archive' }).click();
  await expect(target.getByText('Everything is here')).toBeVisible();
  await expect(there.getByLabel('Your name')).toHaveValue('Ana Silva');
  expect(await listEarnings(there)).toEqual(await listEarnings(person));
  await there.reload();
  await expect(target.getByText(/^This account was restored on/)).toBeVisible();
  await expect(target.getByRole('button', { name: 'Restore archive…' })).toHaveCount(0);
  await context.close();
});
