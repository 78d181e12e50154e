import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLetterBox, type LetterBox } from '../testing/letter-box.ts';
import { type Answered, change, type Person, signUpPerson } from '../testing/person.ts';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from '../testing/test-app.ts';

const NOBODY = 'nobody@example.com';

let box: LetterBox;
let server: TestApp;
let ana: Person;
beforeAll(async () => {
  box = await openLetterBox();
  const mail = { SMTP_URL: box.url, MAIL_FROM: 'EarnTrack <earn@example.com>' };
  server = await createTestApp({ ...mail, JWT_SECRET: 'a secret that only tests know, and long enough' });
  ana = await signUpPerson(server, 'ana');
});
afterAll(async () => {
  await server.close();
  await box.close();
});

/** An answer without what differs between any two. */
function comparable({ status, body, headers }: Answered): unknown {
  // What is left of the budget is less after each question, whatever it was.
  const { date: _date, ratelimit: _left, 'x-request-id': id, ...rest } = headers;
  return { status, body: body.replaceAll(String(id), 'id'), headers: rest };
}

describe('whether there is an account cannot be told', () => {
  test.each(['auth.login', 'tokens.login'])('from the answer of %s', async (procedure) => {
    const wrong = { password: 'not the password of anybody' };
    const known = await change(server, procedure, { input: { email: ana.email, ...wrong } });
    const unknown = await change(server, procedure, { input: { email: NOBODY, ...wrong } });
    expect(known.status).toBe(401);
    expect(comparable(unknown)).toEqual(comparable(known));
  });

  test('from the answer to a wish for a new password', async () => {
    const known = await change(server, 'auth.requestPasswordReset', { input: { email: ana.email } });
    const unknown = await change(server, 'auth.requestPasswordReset', { input: { email: NOBODY } });
    expect(known.status).toBe(200);
    expect(comparable(unknown)).toEqual(comparable(known));
  });

  test.each(['invite', 'closed'])('by registering while registration is “%s”', async (mode) => {
    const door = await createTestApp({ REGISTRATION: mode });
    const { email } = await signUpPerson(door, 'operator');
    const [known, unknown] = await Promise.all(
      [email, NOBODY].map((one) => change(door, 'auth.register', { input: { ...REGISTRATION, email: one } })),
    );
    expect(known?.status).toBe(403);
    expect(unknown && comparable(unknown)).toEqual(known && comparable(known));
    await door.close();
  });
});

test('a link in a mail leads to the address that the operator set, whatever Host asks for it', async () => {
  const lies = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  const input = { email: ana.email };
  const asked = await change(server, 'auth.requestPasswordReset', {
    input,
    headers: { ...OUR_PAGE, ...lies },
  });
  expect(asked.status).toBe(200);
  await server.settled();
  const letters = box.letters.filter(({ text }) => text.includes('/reset-password?token='));
  expect(letters.length).toBeGreaterThan(0);
  for (const { raw, text } of letters) {
    expect(raw).not.toContain('evil.example');
    expect(text).toContain('http://localhost:3000/reset-password?token=');
  }
});

test('who guesses passwords is not taken for somebody else by what a header says', async () => {
  const statuses = new Set<number>();
  for (let guess = 0; guess < 12; guess += 1) {
    const headers = {
      ...OUR_PAGE,
      'x-forwarded-for': `203.0.113.${guess}`,
      'x-real-ip': `203.0.113.${guess}`,
    };
    const input = { email: 'guessed@example.com', password: `guess number ${guess}` };
    statuses.add((await change(server, 'auth.login', { input, headers })).status);
  }
  expect([...statuses]).toEqual([401, 429]);
});

test('an address of a mail that would add a header or a recipient is none', async () => {
  const addresses = [
    'ana@example.com\r\nBcc: evil@example.com',
    'ana@example.com, evil@example.com',
    'Ana <evil@example.com>',
    '"a\nb"@example.com',
    'ana@example.com\u0000',
  ];
  for (const email of addresses) {
    const { status } = await change(server, 'auth.requestPasswordReset', { input: { email } });
    expect([email, status]).toEqual([email, 400]);
  }
});
