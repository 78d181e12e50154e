import { afterEach, expect, test } from 'vitest';
import { sweep } from '../../sweeps/sweep.ts';
import { createTestApi, type Person, refusal, type TestApi } from '../../testing/index.ts';

const PASSWORD = 'a long enough password';

const opened: TestApi[] = [];
async function open(options?: Parameters<typeof createTestApi>[0]): Promise<TestApi> {
  const app = await createTestApi(options);
  opened.push(app);
  return app;
}
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

async function signInProgram(app: TestApi, { email }: Person) {
  const visitor = await app.visit();
  return visitor.api.tokens.login({ email, password: PASSWORD });
}

test('a program signs in, refreshes and signs out, and leaves no cookie', async () => {
  const app = await open();
  const ana = await app.signUp();
  const visitor = await app.visit();
  const first = await visitor.api.tokens.login({ email: ana.email.toUpperCase(), password: PASSWORD });
  expect(visitor.cookie()).toBeUndefined();
  expect(first).toMatchObject({
    expiresAt: '2026-11-12T10:15:00.000Z',
    refreshExpiresAt: '2026-12-12T10:00:00.000Z',
  });
  const program = await app.program(first.accessToken);
  expect(await program.api.tokens.test()).toEqual({
    userId: ana.userId,
    kind: 'access',
    scopes: ['read', 'write', 'import', 'export'],
    expiresAt: first.expiresAt,
  });
  expect((await program.api.profile.get()).currency).toBe('USD');

  app.clock.advance(15 * 60_000);
  expect((await refusal(program.api.profile.get())).code).toBe('token_expired');
  const next = await visitor.api.tokens.refresh({ refreshToken: first.refreshToken });
  const renewed = await app.program(next.accessToken);
  expect((await renewed.api.profile.get()).currency).toBe('USD');

  expect(await visitor.api.tokens.revoke({ refreshToken: next.refreshToken })).toEqual({ isSignedOut: true });
  expect((await refusal(renewed.api.profile.get())).code).toBe('not_signed_in');
  expect(await visitor.api.tokens.revoke({ refreshToken: next.refreshToken })).toEqual({ isSignedOut: true });
});

test('a browser is told that it is one', async () => {
  const app = await open();
  const ana = await app.signUp();
  expect(await ana.api.tokens.test()).toMatchObject({ userId: ana.userId, kind: 'session' });
});

test('a wrong password and an address that nobody has are refused in the same words', async () => {
  const app = await open();
  const ana = await app.signUp();
  const visitor = await app.visit();
  const attempts = [ana.email, 'nobody@example.com'].map((email) =>
    refusal(visitor.api.tokens.login({ email, password: 'wrong' })),
  );
  const [known, unknown] = await Promise.all(attempts);
  expect(known?.code).toBe('wrong_credentials');
  expect(unknown).toEqual(known);
});

test('guesses count together with those of browsers', async () => {
  const app = await open();
  const ana = await app.signUp();
  const visitor = await app.visit();
  const guess = { email: ana.email, password: 'wrong' };
  for (let count = 0; count < 5; count += 1) {
    expect((await refusal(visitor.api.auth.login(guess))).code).toBe('wrong_credentials');
    expect((await refusal(visitor.api.tokens.login(guess))).code).toBe('wrong_credentials');
  }
  const right = { email: ana.email, password: PASSWORD };
  expect((await refusal(visitor.api.tokens.login(right))).code).toBe('too_many_requests');
  expect((await refusal(visitor.api.auth.login(right))).code).toBe('too_many_requests');
});

test('a server without a secret says what is missing before anybody looks for an account', async () => {
  const app = await open({ signing: null });
  const visitor = await app.visit();
  await app.services.db.schema.alterTable('account').renameTo('out_of_reach').execute();
  const refused = { code: 'tokens_not_set_up', message: expect.stringContaining('JWT_SECRET') };
  const wish = { email: 'ana@example.com', password: PASSWORD };
  expect(await refusal(visitor.api.tokens.login(wish))).toMatchObject(refused);
  expect(await refusal(visitor.api.tokens.refresh({ refreshToken: 'etr_x' }))).toMatchObject(refused);
});

test('a program is one of the devices, is ended like one, and by the end of all others', async () => {
  const app = await open();
  const ana = await app.signUp();
  const { accessToken } = await signInProgram(app, ana);
  const program = await app.program(accessToken);
  const devices = await ana.api.auth.sessions();
  expect(devices).toMatchObject([
    { kind: 'browser', isCurrent: true },
    { kind: 'program', userAgent: 'a test', isCurrent: false },
  ]);
  const stranger = await app.signUp();
  await stranger.api.auth.endSession({ id: devices[1]?.id ?? '' });
  await expect(program.api.tokens.test()).resolves.toBeDefined();
  await ana.api.auth.endSession({ id: devices[1]?.id ?? '' });
  expect((await refusal(program.api.tokens.test())).code).toBe('not_signed_in');

  const other = await app.program((await signInProgram(app, ana)).accessToken);
  expect(await ana.api.auth.endOtherSessions()).toEqual({ ended: 1 });
  expect((await refusal(other.api.tokens.test())).code).toBe('not_signed_in');
});

test('a new password and the end of the account end every program that signed in', async () => {
  const app = await open();
  await app.signUp();
  const ana = await app.signUp();
  const before = await app.program((await signInProgram(app, ana)).accessToken);
  await ana.api.auth.changePassword({ currentPassword: PASSWORD, newPassword: 'another one, also long' });
  expect((await refusal(before.api.tokens.test())).code).toBe('not_signed_in');

  const visitor = await app.visit();
  const wish = { email: ana.email, password: 'another one, also long' };
  const after = await app.program((await visitor.api.tokens.login(wish)).accessToken);
  await ana.api.auth.deleteAccount({ currentPassword: 'another one, also long' });
  expect((await refusal(after.api.tokens.test())).code).toBe('not_signed_in');
});

test('a token that comes with a cookie counts alone, also when it is good for nothing', async () => {
  const app = await open();
  const [ana, rui] = [await app.signUp(), await app.signUp()];
  const { accessToken } = await signInProgram(app, rui);
  const both = await app.visit(ana.cookie(), `Bearer ${accessToken}`);
  expect(await both.api.tokens.test()).toMatchObject({ userId: rui.userId, kind: 'access' });
  expect((await both.api.auth.session()).account).toBeNull();
  const broken = await app.visit(ana.cookie(), 'Bearer made-up');
  expect((await refusal(broken.api.tokens.test())).code).toBe('not_signed_in');
  const behindProxy = await app.visit(ana.cookie(), 'Basic YW5hOnB3');
  expect(await behindProxy.api.tokens.test()).toMatchObject({ userId: ana.userId, kind: 'session' });
});

test('tokens past their time are gone from the tables', async () => {
  const app = await open();
  const ana = await app.signUp();
  await signInProgram(app, ana);
  const left = () =>
    app.services.db
      .selectFrom('refresh_token')
      .select('token_hash')
      .where('user_id', '=', ana.userId)
      .execute();
  await sweep(app.services);
  expect(await left()).toHaveLength(1);
  app.clock.advance(30 * 86_400_000);
  await sweep(app.services);
  expect(await left()).toEqual([]);
});
