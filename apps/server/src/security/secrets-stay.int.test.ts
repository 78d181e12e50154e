import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ChildServer, spawnServer, startServer } from '../testing/child-server.ts';
import { type LetterBox, openLetterBox } from '../testing/letter-box.ts';
import { REGISTRATION } from '../testing/test-app.ts';

/** Words that stand nowhere else, one for each thing that is nobody's business. */
const CANARIES = Object.fromEntries(
  [
    'password',
    'newPassword',
    'name',
    'platform',
    'note',
    'tag',
    'file',
    'query',
    'secret',
    'metrics',
    'mail',
  ].map((what) => [what, `canary${what}${randomBytes(6).toString('hex')}`]),
) as Record<string, string>;
const EMAIL = `${CANARIES['mail']}@example.com`;
const AMOUNT = '48151623.42';

let database: TestDatabase;
let box: LetterBox;
let server: ChildServer;
beforeAll(async () => {
  [database, box] = await Promise.all([createTestDatabase(), openLetterBox()]);
  server = await startServer({
    DATABASE_URL: database.url,
    LOG_LEVEL: 'trace',
    WEB_DIST: 'none',
    JWT_SECRET: `${CANARIES['secret']} and more, long enough`,
    METRICS_TOKEN: CANARIES['metrics'] ?? '',
    SMTP_URL: box.url,
    MAIL_FROM: 'EarnTrack <earn@example.com>',
  });
});
afterAll(async () => {
  server.process.kill('SIGTERM');
  await server.ended;
  await Promise.all([database.drop(), box.close()]);
});

/** What a thief would look for, beside what is typed: filled in as the server gives it. */
const given: Record<string, string> = {};
/** What was refused, in the words of the server. */
const refusals: string[] = [];

async function call(
  procedure: string,
  input?: unknown,
  cookie = given['cookie'],
): Promise<Record<string, string>> {
  const response = await server.call(procedure, input, cookie);
  const [set] = response.headers.getSetCookie();
  if (set && !set.startsWith('earntrack_session=;')) given['cookie'] = set.split(';')[0] ?? '';
  const body = await response.text();
  if (!response.ok) refusals.push(body);
  return response.ok ? (JSON.parse(body) as { result: { data: Record<string, string> } }).result.data : {};
}

async function get(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${server.origin}${path}`, { headers });
  const body = await response.text();
  if (!response.ok) refusals.push(body);
  return body;
}

async function recordThings(): Promise<void> {
  const { platform: name = '', note = '', tag = '', file = '' } = CANARIES;
  const platformId = crypto.randomUUID();
  await call('platforms.create', { id: platformId, name, kind: 'other', colour: 1, currency: 'EUR' });
  const earning = {
    id: crypto.randomUUID(),
    platformId,
    earnedOn: '2026-11-02',
    currency: 'EUR',
    note,
    tags: [tag],
  };
  await call('earnings.create', { ...earning, components: { base: AMOUNT } });
  await call('earnings.create', { ...earning, components: { base: AMOUNT, fees: note } });
  await call('earnings.create', { ...earning, platformId: note, components: { base: '1' } });
  await call('earnings.update', { ...earning, version: 9, components: { base: AMOUNT } });
  await call('earnings.create', {
    ...earning,
    id: crypto.randomUUID(),
    note: `${note}\u0000`,
    components: { base: '1' },
  });
  const open = {
    id: crypto.randomUUID(),
    presetId: 'generic',
    fileName: file,
    fileSha256: '0'.repeat(64),
    why: note,
  };
  const platforms = [{ name, target: { kind: 'existing', platformId: crypto.randomUUID() } }];
  await call('imports.open', { ...open, rowCount: 1, itemCount: 1, platforms });
}

async function askInAddresses(): Promise<void> {
  const { query = '', metrics = '' } = CANARIES;
  const cookie = given['cookie'] ?? '';
  await get(`/trpc/earnings.list?input=${encodeURIComponent(JSON.stringify({ text: query }))}`, { cookie });
  await get(`/trpc/earnings.list?input=${query}`, { cookie });
  await get(`/trpc/${query}.list`, { cookie });
  await get(`/api/v1/earnings?text=${query}`, { cookie });
  await get(`/api/v1/earnings/${query}`, { cookie });
  await get(`/api/v1/earnings.csv?filter=${query}`, { cookie });
  await get(`/${query}?token=${query}`, {
    cookie: `${query}=${query}; ${cookie}`,
    'x-request-id': `${query}\u00e9`,
  });
  await get(`/%zz${query}`, {});
  await get('/metrics', { authorization: `Bearer ${query}` });
  await get('/metrics', { authorization: `Bearer ${metrics}x` });
}

async function signInOverAndOver(): Promise<void> {
  const { password = '', newPassword = '' } = CANARIES;
  const wrong = `${password}x`;
  await call('auth.login', { email: EMAIL, password: wrong });
  await call('auth.login', { email: EMAIL, password, more: password });
  await call('auth.login', { email: `${EMAIL} and more`, password });
  const pair = await call('tokens.login', { email: EMAIL, password });
  Object.assign(given, { access: pair['accessToken'], refresh: pair['refreshToken'] });
  for (const token of [given['access'], `${given['access']}x`, given['refresh'], `et_${password}`])
    await get('/api/v1/profile', { authorization: `Bearer ${token}` });
  await call('tokens.refresh', { refreshToken: `${given['refresh']}x` });
  const wish = { id: crypto.randomUUID(), name: CANARIES['name'], scopes: ['read'], expiresInDays: 30 };
  given['api'] = (await call('apiTokens.create', wish))['token'] ?? '';
  await get('/api/v1/profile', { authorization: `Bearer ${given['api']}` });
  await call('auth.changePassword', { currentPassword: wrong, newPassword });
  await call('auth.requestPasswordReset', { email: EMAIL });
  const letter = await box.letterTo(EMAIL, 'Choose a new password');
  given['reset'] = /token=([\w-]+)/.exec(letter.text)?.[1] ?? '';
  await call('auth.resetPassword', { token: `${given['reset']}x`, newPassword });
  await call('auth.resetPassword', { token: given['reset'], newPassword: 'password1' });
  await call('auth.resetPassword', { token: given['reset'], newPassword });
  await call('auth.resetPassword', { token: given['reset'], newPassword });
  given['sessionToken'] = (given['cookie'] ?? '').split('=')[1] ?? '';
}

test('a whole journey leaves no secret and nothing of a person in logs, metrics or refusals', async () => {
  const { password, name } = CANARIES;
  await call('auth.register', { ...REGISTRATION, email: EMAIL, password, displayName: name });
  given['firstSession'] = (given['cookie'] ?? '').split('=')[1] ?? '';
  await recordThings();
  await askInAddresses();
  await signInOverAndOver();
  const metrics = await get('/metrics', { authorization: `Bearer ${CANARIES['metrics']}` });
  server.process.kill('SIGTERM');
  expect(await server.ended).toBe(0);

  const secrets = { ...CANARIES, ...given, amount: AMOUNT, email: EMAIL };
  for (const [what, secret] of Object.entries(secrets))
    expect([what, secret.length > 8]).toEqual([what, true]);
  expect(refusals.length).toBeGreaterThan(20);
  const places = { log: server.output(), metrics, refusals: refusals.join('\n') };
  expect(places.log).toContain('"procedures":["auth.resetPassword"]');
  expect(places.metrics).toContain('procedure="auth.resetPassword"');
  const found = Object.entries(places).flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([what, secret]) =>
      text.includes(secret) ? [`${what} in ${place}`] : [],
    ),
  );
  expect(found).toEqual([]);
});

test('a server that cannot start says why, and not with which password', async () => {
  const password = CANARIES['secret'] ?? '';
  const { host } = new URL(database.url);
  const waiting = await spawnServer({ DATABASE_URL: `postgres://nobody:${password}@127.0.0.1:1/none` });
  const environments = [
    { DATABASE_URL: `postgres://nobody:${password}@${host}/none` },
    { DATABASE_URL: `postgres://${password}:${password}@[::1`, JWT_SECRET: password.slice(0, 24) },
  ];
  const children = await Promise.all(environments.map((one) => spawnServer({ WEB_DIST: 'none', ...one })));
  await vi.waitFor(() => expect(waiting.output()).toContain('"why":"ECONNREFUSED"'), 45_000);
  waiting.process.kill('SIGKILL');
  await waiting.ended;
  expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([1, 1]);
  for (const child of [...children, waiting]) {
    expect(child.output()).toMatch(/DATABASE_URL/);
    expect(child.output()).not.toContain(password.slice(0, 24));
  }
});
