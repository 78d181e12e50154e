import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, dataOf, type Person, read, signUpPerson } from '../testing/person.ts';
import { createTestApp, REGISTRATION, type TestApp } from '../testing/test-app.ts';

const SECRET = 'a secret that only tests know, and long enough';

let server: TestApp;
let ana: Person;
let genuine: string;
let header: Record<string, unknown>;
let claims: Record<string, unknown>;
beforeAll(async () => {
  server = await createTestApp({ JWT_SECRET: SECRET });
  ana = await signUpPerson(server, 'ana');
  const input = { email: ana.email, password: REGISTRATION.password };
  genuine = dataOf(await change(server, 'tokens.login', { input }))['accessToken'] ?? '';
  [header, claims] = genuine.split('.', 2).map(decoded) as [typeof header, typeof claims];
});
afterAll(() => server.close());

const encoded = (part: object | string) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
const decoded = (part: string) =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

type Hash = 'sha256' | 'sha384' | 'sha512';

/** A token as somebody writes it who knows how they are made, and perhaps the secret. */
function forge(changes: { header?: object; claims?: object; secret?: string; hash?: Hash }): string {
  const body = `${encoded({ ...header, ...changes.header })}.${encoded({ ...claims, ...changes.claims })}`;
  const { secret = SECRET, hash = 'sha256' } = changes;
  return `${body}.${createHmac(hash, secret).update(body).digest('base64url')}`;
}

const opens = async (token: string) =>
  (await read(server, 'profile.get', { authorization: `Bearer ${token}` })).status;

test('a token made as the server makes them opens, so that what follows is refused for its one difference', async () => {
  expect(await opens(genuine)).toBe(200);
  expect(await opens(forge({}))).toBe(200);
  expect(header).toEqual({ alg: 'HS256', typ: 'at+jwt' });
});

test.each<[string, () => string]>([
  [
    'no algorithm and no signature',
    () =>
      `${forge({ header: { alg: 'none' } })
        .split('.', 2)
        .join('.')}.`,
  ],
  ['no algorithm, and a signature', () => forge({ header: { alg: 'none' } })],
  [
    'no algorithm, oddly written',
    () =>
      `${forge({ header: { alg: 'nOnE' } })
        .split('.', 2)
        .join('.')}.`,
  ],
  ['another length of the same algorithm', () => forge({ header: { alg: 'HS512' }, hash: 'sha512' })],
  [
    'a key of its own in its header',
    () => forge({ header: { jwk: { kty: 'oct', k: encoded('mine') } }, secret: 'mine' }),
  ],
  [
    'the address of a key',
    () => forge({ header: { jku: 'https://evil.example/keys', kid: 'mine' }, secret: 'mine' }),
  ],
  ['a key named by a path', () => forge({ header: { kid: '../../../../dev/null' }, secret: '' })],
  ['the secret of somebody else', () => forge({ secret: 'a secret that somebody else made up, as long' })],
  ['no signature', () => `${genuine.split('.', 2).join('.')}.`],
  ['a signature that was changed', () => genuine.replace(/.{4}$/, 'AAAA')],
  ['another type', () => forge({ header: { typ: 'JWT' } })],
  ['another issuer', () => forge({ claims: { iss: 'https://evil.example' } })],
  ['no issuer', () => forge({ claims: { iss: undefined } })],
  ['no end', () => forge({ claims: { exp: undefined } })],
  ['an end that has passed', () => forge({ claims: { exp: inSeconds(-1) } })],
  ['a beginning that is yet to come', () => forge({ claims: { nbf: inSeconds(600) } })],
  ['another owner', () => forge({ claims: { sub: crypto.randomUUID() } })],
  ['no owner', () => forge({ claims: { sub: undefined } })],
  ['a sign-in that never was', () => forge({ claims: { sid: '0'.repeat(64) } })],
  ['a demand that nobody understands', () => forge({ header: { crit: ['b64'], b64: false } })],
])('a token with %s opens nothing', async (_title, made) => {
  expect(await opens(made())).toBe(401);
});

test('a token signed with a private key opens nothing, though its public one were taken for the secret', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const body = `${encoded({ ...header, alg: 'RS256' })}.${encoded(claims)}`;
  expect(await opens(`${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`)).toBe(
    401,
  );
});

test('claims that were changed in a genuine token open nothing, and no scope can be added', async () => {
  const [head, , signature] = genuine.split('.');
  const more = encoded({ ...claims, sub: crypto.randomUUID() });
  expect(await opens(`${head}.${more}.${signature}`)).toBe(401);
  const scopes = forge({ claims: { scopes: ['read', 'admin', '*'] } });
  const headers = { authorization: `Bearer ${scopes}`, 'content-type': 'application/json' };
  expect(dataOf(await change(server, 'tokens.test', { headers }))['scopes']).toEqual(['read']);
  expect((await change(server, 'profile.update', { input: { version: 1 }, headers })).status).toBe(403);
});
