import { afterEach, expect, test } from 'vitest';
import { createTestApi, refusal, type TestApi } from '../../testing/index.ts';

const opened: TestApi[] = [];
async function open(options?: Parameters<typeof createTestApi>[0]): Promise<TestApi> {
  const app = await createTestApi(options);
  opened.push(app);
  return app;
}
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

test('the first account is the operator, the next one is not, and a visitor is told which comes', async () => {
  const app = await open();
  const visitor = await app.visit();
  expect(await visitor.api.auth.session()).toMatchObject({ account: null, isFirstAccount: true });

  const operator = await app.signUp();
  expect((await operator.api.auth.session()).account?.role).toBe('admin');
  const next = await app.signUp();
  expect((await next.api.auth.session()).account?.role).toBe('user');
  expect(await visitor.api.auth.session()).toMatchObject({ isFirstAccount: false, registration: 'open' });
});

test('a person signs out and in again with the same profile', async () => {
  const app = await open();
  const ana = await app.signUp({ email: 'Ana@Example.com', timeZone: 'Asia/Tokyo', weekStart: 7 });
  await ana.api.auth.logout();
  expect((await ana.api.auth.session()).account).toBeNull();
  expect(ana.cookie()).toBeUndefined();

  const view = await ana.api.auth.login({ email: 'ana@example.com', password: 'a long enough password' });
  expect(view.profile).toMatchObject({ timeZone: 'Asia/Tokyo', weekStart: 7, currency: 'USD' });
  expect((await ana.api.auth.session()).account?.email).toBe('ana@example.com');
});

test('signing in ends the session that the browser came with', async () => {
  const app = await open();
  const ana = await app.signUp();
  const before = ana.cookie();
  await ana.api.auth.login({ email: ana.email, password: 'a long enough password' });
  const old = await app.visit(before);
  expect((await old.api.auth.session()).account).toBeNull();
  expect((await ana.api.auth.session()).account).not.toBeNull();
});

test('by invitation, a stranger needs one and it works once', async () => {
  const app = await open({ registration: 'invite' });
  const operator = await app.signUp();
  expect((await refusal(app.signUp())).code).toBe('invitation_invalid');

  const { token } = await operator.api.auth.invite({});
  await expect(app.signUp({ invitation: token })).resolves.toBeDefined();
  expect((await refusal(app.signUp({ invitation: token }))).code).toBe('invitation_invalid');
});

test('closed, only the operator gets in', async () => {
  const app = await open({ registration: 'closed' });
  await app.signUp();
  expect((await refusal(app.signUp())).code).toBe('registration_closed');
});

test('an address that is taken is named at its field', async () => {
  const app = await open();
  const { email } = await app.signUp();
  expect(await refusal(app.signUp({ email }))).toMatchObject({
    code: 'email_taken',
    fields: { email: expect.any(String) },
  });
});

test('settings are changed one by one, and an older version is refused', async () => {
  const app = await open();
  const ana = await app.signUp();
  const changed = await ana.api.profile.update({ version: 1, currency: 'JPY' });
  expect(changed).toMatchObject({ currency: 'JPY', timeZone: 'Europe/Lisbon', version: 2 });
  expect((await refusal(ana.api.profile.update({ version: 1, currency: 'EUR' }))).code).toBe(
    'changed_elsewhere',
  );
  // The answer to the first change may have been lost: sent again, it gives the settings as they are.
  expect(await ana.api.profile.update({ version: 1, currency: 'JPY' })).toEqual(changed);
});
