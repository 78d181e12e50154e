import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answered, ask, type Person, read, signUpPerson } from '../testing/person.ts';
import { createTestApp, OUR_PAGE, type TestApp } from '../testing/test-app.ts';

const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "frame-src 'none'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self'",
  "worker-src 'self'",
].join(';');

/** What every answer carries, whatever it is. */
const ALWAYS = {
  'content-security-policy': POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
/** What only pages under https carry. */
const SECURE = {
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'strict-transport-security': 'max-age=31536000',
};
const SECURITY = [...Object.keys(ALWAYS), ...Object.keys(SECURE)];
/** What would tell which program of which version answers, or let others read. */
const TELLING = ['server', 'x-powered-by', 'via', 'access-control-allow-origin', 'x-runtime'];

const NAVIGATION = { accept: 'text/html' };
const FOREIGN = { ...OUR_PAGE, origin: 'https://evil.example' };
const LARGE = JSON.stringify({ email: 'x'.repeat(5 * 1024 * 1024) });
const login = { method: 'POST', url: '/trpc/auth.login' };

type Kind = [title: string, asked: Parameters<typeof ask>[1], status: number, kept?: RegExp];

const FRESH = /^no-store$/;
const KINDS: Kind[] = [
  ['the page', { method: 'GET', url: '/', headers: NAVIGATION }, 200, /^no-cache$/],
  ['a deep link', { method: 'GET', url: '/earnings?x=1', headers: NAVIGATION }, 200, /^no-cache$/],
  [
    'an asset',
    { method: 'GET', url: '/assets/main-abc123.js' },
    200,
    /^public, max-age=31536000, immutable$/,
  ],
  ['a picture', { method: 'GET', url: '/mark.svg' }, 200, /^no-cache$/],
  ['an asset that is gone', { method: 'GET', url: '/assets/gone.js' }, 404],
  ['a mistyped address', { method: 'GET', url: '/nothing' }, 404],
  ['an address that cannot be read', { method: 'GET', url: '/%zz' }, 400],
  ['a question', { method: 'GET', url: '/trpc/auth.session' }, 200],
  ['a refused question', { method: 'GET', url: '/trpc/profile.get' }, 401],
  ['no procedure', { method: 'GET', url: '/trpc/no.such' }, 404],
  ['a foreign page', { ...login, headers: FOREIGN, payload: '{}' }, 403],
  ['a form', { ...login, headers: { 'content-type': 'text/plain' }, payload: '{}' }, 415],
  ['a body too large', { ...login, headers: OUR_PAGE, payload: LARGE }, 413],
  ['a body that is no JSON', { ...login, headers: OUR_PAGE, payload: '{' }, 400],
  ['a resource for nobody', { method: 'GET', url: '/api/v1/earnings' }, 401],
  ['no resource', { method: 'GET', url: '/api/v1/nothing' }, 404],
  ['the document', { method: 'GET', url: '/api/v1/openapi.json' }, 200],
  ['the same as HEAD', { method: 'HEAD', url: '/api/v1/openapi.json' }, 200],
  ['a download for nobody', { method: 'GET', url: '/api/v1/earnings.csv' }, 401],
  ['health', { method: 'GET', url: '/health' }, 200],
  ['metrics', { method: 'GET', url: '/metrics' }, 200],
  ['metrics for others', { method: 'GET', url: '/metrics', headers: { host: 'earn.example.com' } }, 403],
];

let server: TestApp;
let secure: TestApp;
let person: Person;
beforeAll(async () => {
  [server, secure] = await Promise.all([
    createTestApp(),
    createTestApp({ PUBLIC_URL: 'https://earn.example.com' }),
  ]);
  person = await signUpPerson(server, 'ana');
});
afterAll(() => Promise.all([server.close(), secure.close()]));

function securityOf({ headers }: Answered): Record<string, unknown> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => SECURITY.includes(name)));
}

function expectWhole(answer: Answered, status: number, kept = FRESH): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['cache-control']).toMatch(kept);
  expect(answer.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  for (const name of TELLING) expect(answer.headers).not.toHaveProperty(name);
  // What a browser could take for a page says in which letters it is written.
  expect(answer.headers['content-type']).toMatch(
    /^(text\/.*; ?charset=utf-8|image\/svg\+xml|application\/(problem\+)?json.*|application\/javascript; charset=utf-8)$/i,
  );
}

describe('the headers of every answer, which may be kept where it says so alone', () => {
  test.each(KINDS)('%s carries all of them', async (_title, asked, status, kept) => {
    const answer = await ask(server, asked);
    expectWhole(answer, status, kept);
    expect(securityOf(answer)).toEqual(ALWAYS);
  });

  test.each(KINDS.filter(([, { headers }]) => !headers || headers === NAVIGATION))(
    '%s carries all of them under https',
    async (_title, asked, status, kept) => {
      const answer = await ask(secure, asked);
      expectWhole(answer, status, kept);
      expect(securityOf(answer)).toEqual({ ...ALWAYS, ...SECURE });
    },
  );

  test('what a signed-in person is answered, as a page, a resource, a download, and when nothing changed', async () => {
    const { headers } = person;
    const profile = await read(server, 'profile.get', headers);
    const resource = await ask(server, { method: 'GET', url: '/api/v1/profile', headers });
    const tag = { ...headers, 'if-none-match': String(resource.headers['etag']) };
    const same = await ask(server, { method: 'GET', url: '/api/v1/profile', headers: tag });
    const download = await ask(server, { method: 'GET', url: '/api/v1/earnings.csv', headers });
    for (const answer of [profile, resource, download]) expectWhole(answer, 200);
    expect(same).toMatchObject({ status: 304, headers: { 'cache-control': 'no-store', ...ALWAYS } });
    expect(download.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/);
    for (const answer of [profile, resource, same, download]) expect(securityOf(answer)).toEqual(ALWAYS);
  });

  test('the faults that are ours, when the database is gone', async () => {
    const broken = await createTestApp();
    const { headers } = await signUpPerson(broken, 'ana');
    await broken.database.close();
    for (const url of ['/trpc/profile.get', '/api/v1/profile', '/api/v1/earnings.csv']) {
      const answer = await ask(broken, { method: 'GET', url, headers });
      expectWhole(answer, 500);
      expect(securityOf(answer)).toEqual(ALWAYS);
    }
    await broken.close();
  });
});

test('the policy lets no text run: no inline script, no evaluation, no address but our own', () => {
  expect(POLICY).not.toMatch(/unsafe|\*|https?:|nonce|strict-dynamic/);
});

test('nothing is ever answered in the name of a Host or a forwarded one that was made up', async () => {
  const lies = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
  const input = { id: crypto.randomUUID(), name: 'Shop', kind: 'other', colour: 1, currency: 'EUR' };
  const asked = [
    { method: 'GET', url: '/', headers: { ...NAVIGATION, ...lies } },
    { method: 'GET', url: '/nothing', headers: lies },
    { method: 'GET', url: '/api/v1/openapi.json', headers: lies },
    {
      method: 'POST',
      url: '/api/v1/platforms',
      headers: { ...person.headers, ...lies },
      payload: JSON.stringify(input),
    },
    { method: 'GET', url: '/api/v1/platforms?limit=1', headers: { ...person.headers, ...lies } },
    { ...login, headers: { ...FOREIGN, ...lies }, payload: '{}' },
  ];
  for (const one of asked) {
    const { body, headers } = await ask(server, one);
    expect(body + JSON.stringify(headers)).not.toContain('evil.example');
  }
});

test('an address that a browser would take for another place is never followed', async () => {
  for (const url of [
    '//evil.example',
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '/assets/..//evil.example/',
  ]) {
    const answer = await ask(server, { method: 'GET', url, headers: NAVIGATION });
    expect(answer.status < 300 || answer.status >= 400).toBe(true);
    expect(answer.headers).not.toHaveProperty('location');
  }
});
