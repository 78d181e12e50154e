import { afterEach, expect, test } from 'vitest';
import { type LetterBox, openLetterBox } from '../testing/letter-box.ts';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from '../testing/test-app.ts';

const NEW_PASSWORD = 'another horse entirely';
const MAIL_FROM = 'EarnTrack <earn@example.com>';

let server: TestApp;
let box: LetterBox;
afterEach(async () => {
  await server.close();
  await box.close();
});

async function start(options?: { isFull: boolean }): Promise<void> {
  box = await openLetterBox(options);
  server = await createTestApp({ SMTP_URL: box.url, MAIL_FROM, PUBLIC_URL: 'http://earn.example.com' });
}

async function call(procedure: string, payload: object, cookie = '') {
  const headers = { ...OUR_PAGE, origin: 'http://earn.example.com', ...(cookie ? { cookie } : {}) };
  const response = await server.app.inject({ method: 'POST', url: `/trpc/${procedure}`, headers, payload });
  return {
    status: response.statusCode,
    cookie: cookieOf(response.headers['set-cookie']),
    body: response.body,
  };
}

function cookieOf(header: string | string[] | undefined): string {
  return [header].flat()[0]?.split(';')[0] ?? '';
}

/** The one link in a letter's text. */
function linkIn(text: string): URL {
  const [found] = text.match(/http:\/\/earn\.example\.com\/\S+/) ?? [];
  if (found === undefined) throw new Error(`No link in: ${text}`);
  return new URL(found.replace(/".*$/, ''));
}

test('a forgotten password is replaced through the link in the mail, which works once', async () => {
  await start();
  const { cookie } = await call('auth.register', REGISTRATION);
  const asked = await call('auth.requestPasswordReset', { email: REGISTRATION.email });
  expect(asked.status).toBe(200);
  const letter = await box.letterTo(REGISTRATION.email, 'Choose a new password');
  expect(letter.raw).toContain('From: EarnTrack <earn@example.com>');
  expect(letter.raw).toContain('text/html');

  const link = linkIn(letter.text);
  expect(link.pathname).toBe('/reset-password');
  const wish = { token: link.searchParams.get('token'), newPassword: NEW_PASSWORD };
  expect((await call('auth.resetPassword', wish)).status).toBe(200);
  expect((await call('auth.resetPassword', wish)).status).toBe(403);
  expect((await call('platforms.archive', { id: crypto.randomUUID() }, cookie)).status).toBe(401);
  const signIn = { email: REGISTRATION.email, password: NEW_PASSWORD };
  expect((await call('auth.login', signIn)).status).toBe(200);
  await box.letterTo(REGISTRATION.email, 'Your password has changed');
});

test('a new address is confirmed through the mail that it gets, and the old one hears of it', async () => {
  await start();
  const { cookie } = await call('auth.register', REGISTRATION);
  const email = '"a,b"@example.com';
  const odd = await call(
    'auth.requestEmailChange',
    { email, currentPassword: REGISTRATION.password },
    cookie,
  );
  expect(odd.status).toBe(400);
  const change = { email: "o'neil+earn@example.com", currentPassword: REGISTRATION.password };
  expect((await call('auth.requestEmailChange', change, cookie)).status).toBe(200);
  const notice = await box.letterTo(REGISTRATION.email, 'Your address is about to change');
  expect(notice.text).toContain("o'neil+earn@example.com");
  expect(notice.text).not.toContain('token');
  const link = linkIn((await box.letterTo(change.email, 'Confirm your new address')).text);
  expect(link.pathname).toBe('/confirm-email');

  const confirmed = await call('auth.confirmEmailChange', { token: link.searchParams.get('token') });
  expect(confirmed.body).toContain("o'neil+earn@example.com");
  const signIn = { email: change.email, password: REGISTRATION.password };
  expect((await call('auth.login', signIn)).status).toBe(200);
  await box.letterTo(REGISTRATION.email, 'Your address has changed');
});

test('an address without an account is answered alike, and nothing is sent', async () => {
  await start();
  await call('auth.register', REGISTRATION);
  const known = await call('auth.requestPasswordReset', { email: REGISTRATION.email });
  const unknown = await call('auth.requestPasswordReset', { email: 'nobody@example.com' });
  expect(unknown).toEqual(known);
  await server.settled();
  expect(box.letters.map(({ to }) => to)).toEqual([[REGISTRATION.email]]);
});

test('a mail that is not taken changes no answer, and is logged with its request and without link or address', async () => {
  await start({ isFull: true });
  await call('auth.register', REGISTRATION);
  expect((await call('auth.requestPasswordReset', { email: REGISTRATION.email })).status).toBe(200);
  await server.settled();
  const failed = server.lines.find((line) => line['error_type'] === 'after_answer_failed');
  expect(failed).toMatchObject({
    level: 'error',
    task: 'password reset mail',
    request_id: expect.any(String),
  });
  const asked = server.lines.find((line) => String(line['procedures']).includes('auth.requestPasswordReset'));
  expect(failed?.['request_id']).toBe(asked?.['request_id']);
  expect(JSON.stringify(server.lines)).not.toMatch(/reset-password|token=|ana@example/);
});
