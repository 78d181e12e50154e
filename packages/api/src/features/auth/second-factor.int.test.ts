import { appCode } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApi, type Person, refusal, type TestApi } from '../../testing/index.ts';

const PASSWORD = 'a long enough password';
const HALF_MINUTE_MS = 30_000;

let app: TestApi;
beforeAll(async () => {
  app = await createTestApi();
});
afterAll(() => app.close());

/** Somebody with a second factor on; each code of theirs is a new one. */
async function withFactor() {
  const ana = await app.signUp();
  const { secret } = await ana.api.auth.beginSecondFactor({ currentPassword: PASSWORD });
  const code = () => {
    app.clock.advance(HALF_MINUTE_MS);
    return appCode(secret, app.clock.now());
  };
  const before = ana.cookie();
  const { recoveryCodes } = await ana.api.auth.confirmSecondFactor({ code: code() });
  return { ana, secret, code, recoveryCodes, before };
}

const login = async ({ email }: Person) => {
  const visitor = await app.visit();
  return { visitor, view: await visitor.api.auth.login({ email, password: PASSWORD }) };
};

test('a browser is let in by a code after the password, once, and by neither alone', async () => {
  const { ana, code, before } = await withFactor();
  expect((await (await app.visit(before)).api.auth.session()).account).toBeNull();
  expect((await ana.api.auth.session()).account?.id).toBe(ana.userId);

  const { visitor, view } = await login(ana);
  expect(view).toMatchObject({ account: null, profile: null, challenge: { kinds: ['totp'] } });
  expect(visitor.cookie()).toBeUndefined();
  const challenge = view.challenge?.token ?? '';
  const confirm = (given: string) => visitor.api.auth.confirmLogin({ challenge, code: given });
  expect(await refusal(confirm('000000'))).toMatchObject({
    code: 'wrong_code',
    fields: { code: expect.any(String) },
  });
  expect(await confirm(code())).toMatchObject({ account: { id: ana.userId } });
  expect((await visitor.api.auth.session()).account?.id).toBe(ana.userId);
  expect((await refusal(confirm(code()))).code).toBe('challenge_invalid');
});

test('a wrong password is answered alike with and without a second factor', async () => {
  const { ana } = await withFactor();
  const bea = await app.signUp();
  const answers = await Promise.all(
    [ana.email, bea.email, 'nobody@example.com'].map(async (email) => {
      const { api } = await app.visit();
      const browser = await refusal(api.auth.login({ email, password: 'wrong' }));
      const program = await refusal(api.tokens.login({ email, password: 'wrong' }));
      return [browser, program].map(({ code, message, fields }) => ({ code, message, fields }));
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toEqual(answers[2]);
});

test('a program sends the code with the password, and is told so where it does not', async () => {
  const { ana, code, recoveryCodes } = await withFactor();
  const { api } = await app.visit();
  const signIn = (given?: string) => api.tokens.login({ email: ana.email, password: PASSWORD, code: given });
  expect(await refusal(signIn())).toMatchObject({
    code: 'second_factor_required',
    fields: { code: expect.any(String) },
  });
  expect((await refusal(signIn('123'))).code).toBe('wrong_code');
  const used = code();
  const { accessToken } = await signIn(used);
  expect(await (await app.program(accessToken)).api.tokens.test()).toMatchObject({ userId: ana.userId });
  expect((await refusal(signIn(used))).code).toBe('wrong_code');
  await expect(signIn(recoveryCodes[0])).resolves.toBeDefined();
  const bea = await app.signUp();
  await expect(
    api.tokens.login({ email: bea.email, password: PASSWORD, code: '000000' }),
  ).resolves.toBeDefined();
});

test('a link to a new password does what the password does, and asks for the code as well', async () => {
  const { ana, code } = await withFactor();
  const { api } = await app.visit();
  await api.auth.requestPasswordReset({ email: ana.email });
  const mail = (await app.mails()).findLast(({ to }) => to === ana.email);
  const token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const visitor = await app.visit();
  const view = await visitor.api.auth.resetPassword({ token, newPassword: 'another long password' });
  expect(view).toMatchObject({ account: null, challenge: { kinds: ['totp'] } });
  expect(visitor.cookie()).toBeUndefined();
  const challenge = view.challenge?.token ?? '';
  await visitor.api.auth.confirmLogin({ challenge, code: code() });
  expect((await visitor.api.auth.session()).account?.id).toBe(ana.userId);
});

test('somebody is told by mail that it was turned on and off, and that a recovery code was used', async () => {
  const { ana, code, recoveryCodes } = await withFactor();
  const { visitor, view } = await login(ana);
  const challenge = view.challenge?.token ?? '';
  await visitor.api.auth.confirmLogin({ challenge, code: recoveryCodes[0] ?? '' });
  expect(await visitor.api.auth.secondFactor()).toMatchObject({ kind: 'totp', recoveryCodesLeft: 9 });
  const proof = { currentPassword: PASSWORD, code: code() };
  expect((await visitor.api.auth.renewRecoveryCodes(proof)).recoveryCodes).toHaveLength(10);
  await visitor.api.auth.turnOffSecondFactor({ ...proof, code: code() });
  expect((await visitor.api.auth.session()).account?.id).toBe(ana.userId);
  expect((await ana.api.auth.session()).account).toBeNull();
  expect((await login(ana)).view).toMatchObject({ account: { id: ana.userId }, challenge: null });
  const subjects = (await app.mails()).filter(({ to }) => to === ana.email).map(({ subject }) => subject);
  expect(subjects).toEqual([
    'A second step was turned on',
    'A recovery code was used',
    'The second step was turned off',
  ]);
});

test('an account with a second factor is deleted with a code, and not without', async () => {
  const { ana, code } = await withFactor();
  const erase = (given?: string) => ana.api.auth.deleteAccount({ currentPassword: PASSWORD, code: given });
  expect((await refusal(erase())).code).toBe('second_factor_required');
  await erase(code());
  expect((await refusal(login(ana))).code).toBe('wrong_credentials');
});
