import { afterEach, expect, test } from 'vitest';
import { createTestApi, type Person, refusal, type TestApi } from '../../testing/index.ts';

const PASSWORD = 'a long enough password';
const NEW_PASSWORD = 'another one, also long';

const opened: TestApi[] = [];
async function open(options?: Parameters<typeof createTestApi>[0]): Promise<TestApi> {
  const app = await createTestApi(options);
  opened.push(app);
  return app;
}
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close();
});

/** The same person at another browser. */
async function elsewhere(app: TestApi, { email }: Person) {
  const visitor = await app.visit();
  await visitor.api.auth.login({ email, password: PASSWORD });
  return visitor;
}

async function tokenOf(app: TestApi, to: string, page: string): Promise<string> {
  const mail = (await app.mails()).findLast((one) => one.to === to && one.text.includes(page));
  const [link] = mail?.text.match(/https:\/\/earn\.example\.com\S+/) ?? [];
  return new URL(link ?? '').searchParams.get('token') ?? '';
}

test('a person sees where they are signed in, this browser first, and ends another one', async () => {
  const app = await open();
  const ana = await app.signUp();
  const laptop = await elsewhere(app, ana);
  const devices = await ana.api.auth.sessions();
  expect(devices.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
  expect(devices[0]).toMatchObject({ userAgent: 'a test', lastSeenAt: expect.any(String) });
  expect(JSON.stringify(devices)).not.toContain(ana.cookie()?.split('=')[1]);

  const other = { id: devices[1]?.id ?? '' };
  expect(await ana.api.auth.endSession(other)).toEqual({ isEnded: true });
  expect(await ana.api.auth.endSession(other)).toEqual({ isEnded: true });
  expect((await refusal(laptop.api.profile.get())).code).toBe('not_signed_in');
  expect(await ana.api.auth.sessions()).toHaveLength(1);
});

test('nobody ends the session of somebody else', async () => {
  const app = await open();
  const ana = await app.signUp();
  const [device] = await ana.api.auth.sessions();
  const stranger = await app.signUp();
  await stranger.api.auth.endSession({ id: device?.id ?? '' });
  await stranger.api.auth.endOtherSessions();
  expect(await ana.api.auth.sessions()).toHaveLength(1);
});

test('ending all other sessions leaves this one', async () => {
  const app = await open();
  const ana = await app.signUp();
  const others = [await elsewhere(app, ana), await elsewhere(app, ana)];
  expect(await ana.api.auth.endOtherSessions()).toEqual({ ended: 2 });
  for (const { api } of others) expect((await refusal(api.profile.get())).code).toBe('not_signed_in');
  expect((await ana.api.auth.session()).account?.email).toBe(ana.email);
});

test('a new password signs every other browser out, gives this one a new session, and is told by mail', async () => {
  const app = await open();
  const ana = await app.signUp();
  const laptop = await elsewhere(app, ana);
  const before = ana.cookie();
  await ana.api.auth.changePassword({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD });

  expect((await refusal(laptop.api.profile.get())).code).toBe('not_signed_in');
  const old = await app.visit(before);
  expect((await refusal(old.api.profile.get())).code).toBe('not_signed_in');
  expect((await ana.api.auth.session()).account?.email).toBe(ana.email);
  expect(await app.mails()).toMatchObject([{ to: ana.email, subject: 'Your password has changed' }]);
});

test('a password that is too easy is named at its field', async () => {
  const app = await open();
  const ana = await app.signUp();
  for (const newPassword of ['Football2024', ana.email, 'short'])
    expect(
      await refusal(ana.api.auth.changePassword({ currentPassword: PASSWORD, newPassword })),
    ).toMatchObject({
      code: 'invalid_input',
      fields: { newPassword: expect.any(String) },
    });
  expect(await refusal(app.signUp({ password: 'qwertyuiop' }))).toMatchObject({
    fields: { password: expect.any(String) },
  });
});

test('a link from the mail sets a new password and signs in, once', async () => {
  const app = await open();
  const ana = await app.signUp();
  const visitor = await app.visit();
  await visitor.api.auth.requestPasswordReset({ email: ana.email });
  const wish = { token: await tokenOf(app, ana.email, '/reset-password'), newPassword: NEW_PASSWORD };
  expect((await visitor.api.auth.resetPassword(wish)).account?.email).toBe(ana.email);
  expect((await visitor.api.auth.session()).account?.email).toBe(ana.email);
  expect((await refusal(ana.api.profile.get())).code).toBe('not_signed_in');
  expect(await refusal(visitor.api.auth.resetPassword(wish))).toMatchObject({
    code: 'link_invalid',
    message: expect.stringMatching(/used, has expired/),
  });
});

test('whoever asks for a new password is never told whether there is an account, nor that they asked too often', async () => {
  const app = await open();
  const ana = await app.signUp();
  const visitor = await app.visit();
  const ask = (email: string) => visitor.api.auth.requestPasswordReset({ email });
  const answers = [await ask(ana.email), await ask('nobody@example.com')];
  for (let count = 0; count < 10; count += 1) answers.push(await ask(ana.email));
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"isAsked":true}']));
  expect((await app.mails()).map(({ to }) => to)).toEqual([ana.email, ana.email, ana.email]);
});

test('a wish for a new password is answered before anybody looks whether there is an account', async () => {
  const app = await open();
  const visitor = await app.visit();
  await app.services.db.schema.alterTable('account').renameTo('out_of_reach').execute();
  await expect(visitor.api.auth.requestPasswordReset({ email: 'ana@example.com' })).resolves.toBeDefined();
  await expect(app.mails()).rejects.toThrow('Work after an answer failed');
});

test('a new address counts once it is confirmed; the old one is told before and after', async () => {
  const app = await open();
  const ana = await app.signUp();
  const wish = { email: 'new@example.com', currentPassword: PASSWORD };
  await ana.api.auth.requestEmailChange(wish);
  expect((await ana.api.auth.session()).account?.email).toBe(ana.email);
  const visitor = await app.visit();
  const token = await tokenOf(app, 'new@example.com', '/confirm-email');
  expect(await visitor.api.auth.confirmEmailChange({ token })).toEqual({ email: 'new@example.com' });
  expect((await ana.api.auth.session()).account?.email).toBe('new@example.com');
  expect((await refusal(visitor.api.auth.confirmEmailChange({ token }))).code).toBe('link_invalid');

  const toOld = (await app.mails()).filter(({ to }) => to === ana.email);
  expect(toOld.map(({ subject }) => subject)).toEqual([
    'Your address is about to change',
    'Your address has changed',
  ]);
  expect(JSON.stringify(toOld)).not.toContain('token');
});

test('a server without mail says who makes the links instead', async () => {
  const app = await open({ canSendMail: false });
  const ana = await app.signUp();
  expect(await ana.api.auth.session()).toMatchObject({ canSendMail: false });
  const visitor = await app.visit();
  expect(await visitor.api.auth.session()).toMatchObject({ canSendMail: false });
  const refused = { code: 'mail_not_set_up', message: expect.stringMatching(/ask whoever runs it/) };
  const wish = { email: 'new@example.com', currentPassword: PASSWORD };
  expect(await refusal(visitor.api.auth.requestPasswordReset({ email: ana.email }))).toMatchObject(refused);
  expect(await refusal(ana.api.auth.requestEmailChange(wish))).toMatchObject(refused);
  await ana.api.auth.changePassword({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
});

test('a deleted account is signed out everywhere and cannot come back', async () => {
  const app = await open();
  await app.signUp();
  const ana = await app.signUp();
  const laptop = await elsewhere(app, ana);
  expect(await refusal(ana.api.auth.deleteAccount({ currentPassword: 'wrong' }))).toMatchObject({
    fields: { currentPassword: expect.any(String) },
  });
  expect(await ana.api.auth.deleteAccount({ currentPassword: PASSWORD })).toEqual({ isDeleted: true });
  expect(ana.cookie()).toBeUndefined();
  expect((await laptop.api.auth.session()).account).toBeNull();
  const signIn = laptop.api.auth.login({ email: ana.email, password: PASSWORD });
  expect((await refusal(signIn)).code).toBe('wrong_credentials');
});

test('a name of ten thousand characters is refused at its field', async () => {
  const app = await open();
  const ana = await app.signUp();
  const displayName = 'x'.repeat(10_000);
  expect(await refusal(ana.api.profile.update({ version: 1, displayName }))).toMatchObject({
    fields: { displayName: 'Use at most 80 characters' },
  });
});
