import { randomUUID } from 'node:crypto';
import { LIMITS } from '@earntrack/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addApiToken, apiTokenInput, createTestApi, refusal, type TestApi } from '../../testing/index.ts';

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

test('a person makes a token, sees it once, and its program does what it may and no more', async () => {
  const ana = await app.signUp();
  const wish = apiTokenInput({ name: ' Spreadsheet ', scopes: ['export', 'read', 'read'] });
  const created = await ana.api.apiTokens.create(wish);
  expect(created).toMatchObject({ name: 'Spreadsheet', scopes: ['read', 'export'], lastUsedAt: null });
  const program = await app.program(created.token);
  expect(await program.api.tokens.test()).toEqual({
    userId: ana.userId,
    kind: 'api',
    scopes: ['read', 'export'],
    expiresAt: '2026-12-12T10:00:00.000Z',
  });
  expect((await refusal(program.api.profile.update({ version: 1 }))).code).toBe('forbidden');
  const list = await ana.api.apiTokens.list();
  expect(list).toMatchObject([{ id: created.id, name: 'Spreadsheet', isExpired: false }]);
  expect(JSON.stringify(list)).not.toContain(created.token);
});

test('the use of a token is written down after the answer, once a minute', async () => {
  const ana = await app.signUp();
  const program = await app.program(await addApiToken(ana, ['read']));
  const lastUse = async () => (await ana.api.apiTokens.list())[0]?.lastUsedAt;
  await program.api.tokens.test();
  await app.mails();
  const first = app.clock.now().toISOString();
  expect(await lastUse()).toBe(first);
  app.clock.advance(59_999);
  await program.api.tokens.test();
  await app.mails();
  expect(await lastUse()).toBe(first);
  app.clock.advance(1);
  await program.api.tokens.test();
  await app.mails();
  expect(await lastUse()).toBe(app.clock.now().toISOString());
});

test('a revoked token opens nothing from then on, and only its owner revokes it', async () => {
  const ana = await app.signUp();
  const stranger = await app.signUp();
  const { id, token } = await ana.api.apiTokens.create(apiTokenInput());
  const program = await app.program(token);
  await stranger.api.apiTokens.revoke({ id });
  await expect(program.api.profile.get()).resolves.toBeDefined();
  expect(await ana.api.apiTokens.revoke({ id })).toEqual({ isRevoked: true });
  expect(await ana.api.apiTokens.revoke({ id })).toEqual({ isRevoked: true });
  expect((await refusal(program.api.profile.get())).code).toBe('not_signed_in');
});

test('a token that has expired is still listed, as one that has', async () => {
  const ana = await app.signUp();
  const program = await app.program(await addApiToken(ana, ['read']));
  app.clock.advance(30 * 86_400_000);
  expect((await refusal(program.api.profile.get())).code).toBe('token_expired');
  expect(await ana.api.apiTokens.list()).toMatchObject([{ isExpired: true }]);
});

test('a token outlives a new password, and not its account', async () => {
  const ana = await app.signUp();
  const program = await app.program(await addApiToken(ana, ['read']));
  const newPassword = 'another one, also long';
  await ana.api.auth.changePassword({ currentPassword: 'a long enough password', newPassword });
  await expect(program.api.profile.get()).resolves.toBeDefined();
  await app.signUp();
  await ana.api.auth.deleteAccount({ currentPassword: newPassword });
  expect((await refusal(program.api.profile.get())).code).toBe('not_signed_in');
});

test.each([
  ['name', { name: '  ' }],
  ['name', { name: 'x'.repeat(LIMITS.apiTokenNameLength + 1) }],
  ['scopes', { scopes: [] }],
])('a wish is refused at its field: %s', async (field, given) => {
  const ana = await app.signUp();
  expect(await refusal(ana.api.apiTokens.create(apiTokenInput(given)))).toMatchObject({
    code: 'invalid_input',
    fields: { [field]: expect.any(String) },
  });
});

test('one more than fifty is refused in words, and the same id is nobody’s way to another one’s token', async () => {
  const [ana, rui] = [await app.signUp(), await app.signUp()];
  const id = randomUUID();
  const ofAna = await ana.api.apiTokens.create(apiTokenInput({ id }));
  for (let count = 1; count < LIMITS.apiTokens; count += 1) await addApiToken(ana, ['read']);
  expect(await refusal(ana.api.apiTokens.create(apiTokenInput()))).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('50 tokens'),
  });
  const ofRui = await rui.api.apiTokens.create(apiTokenInput({ id }));
  const callers = [await app.program(ofAna.token), await app.program(ofRui.token)];
  const users = await Promise.all(callers.map(async ({ api }) => (await api.tokens.test()).userId));
  expect(users).toEqual([ana.userId, rui.userId]);
});
