import { randomUUID } from 'node:crypto';
import { createTestDatabase, findFreePort, runSql, type TestDatabase } from '@earntrack/testkit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '../config/index.ts';
import { createLog } from '../log.ts';
import { type Server, startServer } from '../server.ts';
import { type LetterBox, openLetterBox } from '../testing/letter-box.ts';
import { OUR_PAGE, REGISTRATION } from '../testing/test-app.ts';

const ONCALL_CONTACTS = '15:first@example.com,30:second@example.com,60:third@example.com';
const MINUTE_MS = 60_000;

let database: TestDatabase;
let box: LetterBox;
let server: Server;
let address: string;

beforeEach(async () => {
  // What runs by time runs when the test says so; whatever else waits, waits for real.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  database = await createTestDatabase();
  box = await openLetterBox();
  const port = String(await findFreePort());
  address = `http://127.0.0.1:${port}`;
  const config = readConfig({
    DATABASE_URL: database.url,
    PORT: port,
    PUBLIC_URL: OUR_PAGE.origin,
    WEB_DIST: 'none',
    SMTP_URL: box.url,
    MAIL_FROM: 'EarnTrack <earn@example.com>',
    ONCALL_CONTACTS,
  });
  const log = createLog('silent', { write: () => {} });
  server = await startServer({ config, log, tracing: null });
});
afterEach(async () => {
  vi.useRealTimers();
  await server.drain();
  await box.close();
  await database.drop();
});

async function call(procedure: string, payload: object, cookie = ''): Promise<Response> {
  const headers = { ...OUR_PAGE, ...(cookie ? { cookie } : {}) };
  const answer = await fetch(`${address}/trpc/${procedure}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(payload),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

/** As an admin at their browser: whoever comes first is one. */
async function declareIncident(): Promise<void> {
  const registered = await call('auth.register', REGISTRATION);
  const cookie = registered.headers.getSetCookie()[0]?.split(';')[0];
  const said = { severity: 'P1', title: 'Nobody can sign in', services: ['signIn'], message: 'We look.' };
  await call('operator.incidents.declare', { id: randomUUID(), ...said }, cookie);
}

/** So many minutes more in which nobody said anything. */
const stayedSilent = (minutes: number) =>
  runSql(database.url, `update incident_update set at = at - interval '${minutes} minutes'`);

async function looks(): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(/^job_runs_total\{job="reminders",result="succeeded"\} (\d+)$/m.exec(text)?.[1]);
}

/** The minute after which the server looks by itself, and until that look is over. */
async function passMinute(): Promise<void> {
  const before = await looks();
  vi.advanceTimersByTime(MINUTE_MS);
  await vi.waitFor(async () => expect(await looks()).toBeGreaterThan(before), 10_000);
}

const reminded = () =>
  box.letters
    .filter(({ raw }) => raw.includes('Subject: P1: nothing new for '))
    .map(({ to, raw }) => [to.join(), /nothing new for \d+ minutes/.exec(raw)?.[0]]);

test('a server writes to each of ONCALL_CONTACTS once, when an incident was silent for as long as theirs is', async () => {
  await vi.waitFor(async () => expect(await looks()).toBe(1), 10_000);
  await declareIncident();
  await passMinute();
  expect(reminded()).toEqual([]);

  const first = ['first@example.com', 'nothing new for 15 minutes'];
  await stayedSilent(15);
  await passMinute();
  expect(reminded()).toEqual([first]);

  const second = ['second@example.com', 'nothing new for 30 minutes'];
  await stayedSilent(15);
  await passMinute();
  expect(reminded()).toEqual([first, second]);

  const third = ['third@example.com', 'nothing new for 60 minutes'];
  await stayedSilent(30);
  await passMinute();
  expect(reminded()).toEqual([first, second, third]);
  const letter = await box.letterTo('third@example.com', 'P1: nothing new for 60 minutes');
  expect(letter.text).toContain(`${OUR_PAGE.origin}/operator`);

  await passMinute();
  await passMinute();
  expect(reminded()).toEqual([first, second, third]);
});
