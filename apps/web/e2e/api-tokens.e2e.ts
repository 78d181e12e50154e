import type { APIRequestContext } from '@playwright/test';
import { expect, mutate, PASSWORD, test, toast } from './account.ts';
import { expectAccessible } from './axe.ts';

/** What a script of the person's sends: no cookie, and an origin of its own. */
async function ask(request: APIRequestContext, token: string, procedure: string, input?: object) {
  const headers = { authorization: `Bearer ${token}`, origin: 'https://scripts.example.com' };
  const url = `/trpc/${procedure}`;
  const answer = await (input ? request.post(url, { headers, data: input }) : request.get(url, { headers }));
  const body = (await answer.json()) as { error?: { data: { app: { code: string } } } };
  return { status: answer.status(), code: body.error?.data.app.code };
}

test('a person makes a token with the keyboard, a script uses it, and once it is revoked it opens nothing', async ({
  person,
  playwright,
  baseURL,
}) => {
  const script = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  await person.goto('/settings');
  const section = person.getByRole('region', { name: 'API tokens' });
  await expect(section.getByText('No program has a token yet')).toBeVisible();
  await expectAccessible(person);

  const opener = section.getByRole('button', { name: 'Make a token…' });
  await opener.focus();
  await person.keyboard.press('Enter');
  const form = section.getByRole('form', { name: 'Make a token' });
  await expect(form.getByLabel('Name')).toBeFocused();
  await expectAccessible(person);
  await person.keyboard.press('Enter');
  await expect(form.getByText('Give the token a name', { exact: false })).toBeVisible();
  await expect(form.getByLabel('Name')).toBeFocused();
  await person.keyboard.type('Tax spreadsheet');
  await person.keyboard.press('Enter');

  const copy = section.getByRole('button', { name: 'Copy token' });
  await expect(copy).toBeFocused();
  await expectAccessible(person);
  const token = await section.getByLabel('Token for Tax spreadsheet').inputValue();
  expect(token).toMatch(/^et_\w{39}$/);
  await person.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await person.keyboard.press('Enter');
  await expect(toast(person, 'The token is on your clipboard.')).toBeVisible();
  expect(await person.evaluate(() => navigator.clipboard.readText())).toBe(token);
  await section.getByRole('button', { name: 'Done' }).click();
  await expect(opener).toBeFocused();
  await expect(person.getByText(token)).toHaveCount(0);

  expect(await ask(script, token, 'profile.get')).toEqual({ status: 200, code: undefined });
  expect(await ask(script, token, 'profile.update', { version: 1 })).toMatchObject({ code: 'forbidden' });
  expect(await ask(script, token, 'apiTokens.list')).toMatchObject({ code: 'forbidden' });
  await person.reload();
  const row = section.getByRole('listitem');
  await expect(row).toContainText('Tax spreadsheet');
  await expect(row).toContainText(/Read\. Good until .*\. Last used /);

  await row.getByRole('button', { name: 'Revoke Tax spreadsheet' }).click();
  const dialog = person.getByRole('dialog', { name: 'Revoke “Tax spreadsheet”?' });
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  expect(await ask(script, token, 'profile.get')).toMatchObject({ status: 200 });
  await row.getByRole('button', { name: 'Revoke Tax spreadsheet' }).click();
  await expectAccessible(person);
  await dialog.getByRole('button', { name: 'Revoke token' }).click();
  await expect(toast(person, '“Tax spreadsheet” is revoked.')).toBeVisible();
  await expect(opener).toBeFocused();
  await expect(row).toHaveCount(0);
  expect(await ask(script, token, 'profile.get')).toEqual({ status: 401, code: 'not_signed_in' });
  await script.dispose();
});

test('a program that signed in with the password is one of the devices, and is ended there', async ({
  person,
  email,
  playwright,
  baseURL,
}) => {
  const script = await playwright.request.newContext({ baseURL: baseURL ?? '', userAgent: 'tax-script/2.1' });
  const credentials = { email, password: PASSWORD };
  const pair = await mutate<{ accessToken: string }>(script, 'tokens.login', credentials);
  expect(await ask(script, pair.accessToken, 'profile.get')).toMatchObject({ status: 200 });
  await person.goto('/settings');
  const devices = person.getByRole('region', { name: 'Devices' });
  await devices.getByRole('button', { name: 'End Program “tax-script”' }).click();
  await expect(toast(person, 'Program “tax-script” is signed out.')).toBeVisible();
  expect(await ask(script, pair.accessToken, 'profile.get')).toEqual({ status: 401, code: 'not_signed_in' });
  await script.dispose();
});
