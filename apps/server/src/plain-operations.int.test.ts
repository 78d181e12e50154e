import { randomUUID } from 'node:crypto';
import { PLAIN_OPERATIONS } from '@earntrack/api/server';
import { TOKEN_SCOPES } from '@earntrack/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

const SECRET = 'Secret 4711';

let server: TestApp;
let stranger: string;
beforeAll(async () => {
  server = await createTestApp();
  const owner = await signUp('plain-owner');
  const platformId = randomUUID();
  const platform = { id: platformId, name: SECRET, kind: 'freelance', colour: 1, currency: 'USD' };
  await call('platforms.create', platform, owner);
  const earning = { platformId, currency: 'USD', earnedOn: '2026-11-02', components: { base: '4711' } };
  await call('earnings.create', { id: randomUUID(), ...earning, note: SECRET }, owner);
  const own = await ask({ method: 'GET', path: '/earnings.csv', body: null }, { cookie: owner });
  if (!own.body.includes(SECRET)) throw new Error('There is nothing to be kept from a stranger');
  stranger = await signUp('plain-stranger');
});
afterAll(() => server.close());

function call(procedure: string, input: object, cookie = '') {
  const headers = { ...OUR_PAGE, ...(cookie && { cookie }) };
  return server.app.inject({
    method: 'POST',
    url: `/trpc/${procedure}`,
    headers,
    payload: JSON.stringify(input),
  });
}

async function signUp(name: string): Promise<string> {
  const response = await call('auth.register', { ...REGISTRATION, email: `${name}@example.com` });
  return String(response.headers['set-cookie']).split(';')[0] ?? '';
}

type Asked = Pick<(typeof PLAIN_OPERATIONS)[number], 'method' | 'path' | 'body'>;

/** Where it takes a file: with one that is none. */
function ask({ method, path, body }: Asked, headers: Record<string, string>) {
  const file = body && {
    headers: { ...OUR_PAGE, ...headers, 'content-type': body.mediaType },
    payload: 'no file',
  };
  return server.app.inject({ method, url: `/api/v1${path}`, headers, ...file });
}

async function bearerWith(scopes: readonly string[]) {
  const wish = { id: randomUUID(), name: scopes.join(), scopes, expiresInDays: null };
  const made = await call('apiTokens.create', wish, stranger);
  const { token } = made.json<{ result: { data: { token: string } } }>().result.data;
  return { authorization: `Bearer ${token}` };
}

const open = PLAIN_OPERATIONS.filter(({ scope }) => scope === null);
const closed = PLAIN_OPERATIONS.flatMap(({ scope, ...rest }) => (scope === null ? [] : { scope, ...rest }));

test.each(open)('$method $path answers nobody', async (operation) => {
  expect((await ask(operation, {})).statusCode).toBe(200);
});

describe.each(closed)('$method $path', (operation) => {
  test('is closed to nobody', async () => {
    const response = await ask(operation, {});
    expect([response.statusCode, response.json()]).toMatchObject([401, { code: 'not_signed_in' }]);
    expect(response.headers['www-authenticate']).toBeDefined();
  });

  test('needs its scope', async () => {
    const others = TOKEN_SCOPES.filter((scope) => scope !== operation.scope);
    const response = await ask(operation, await bearerWith(others));
    expect([response.statusCode, response.json()]).toMatchObject([403, { code: 'forbidden' }]);
  });

  test('tells a stranger nothing of the owner, by cookie and by token', async () => {
    for (const headers of [{ cookie: stranger }, await bearerWith([operation.scope])]) {
      const response = await ask(operation, headers);
      expect(response.statusCode).toBe(operation.body ? 400 : 200);
      expect(response.body).not.toContain('4711');
    }
  });
});
