import { randomUUID } from 'node:crypto';
import { type FixedClock, fixedClock } from '@earntrack/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrograms } from './create-programs.ts';
import type { Programs } from './programs.ts';
import { type AuthDatabase, openAuthDatabase } from './testing/auth-database.ts';
import { bring } from './testing/program-calls.ts';
import { TEST_SIGNING } from './testing/test-signing.ts';
import { SCRIPT } from './testing/origin-of.ts';
import { ownerOf } from './testing/owner-of.ts';

let database: AuthDatabase;
let clock: FixedClock;
let programs: Programs;
let userId: string;

beforeAll(async () => {
  database = await openAuthDatabase();
});
beforeEach(async () => {
  clock = fixedClock('2026-11-12T10:00:00Z');
  programs = createPrograms({ db: database.handle.db, signing: TEST_SIGNING, now: clock.now });
  userId = await database.insertUser();
});
afterAll(() => database.drop());

describe('an Authorization header', () => {
  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['the password of a proxy', 'Basic YW5hOnB3'],
    ['a word that is no scheme', 'Bearerx token'],
  ])('with %s carries no bearer', async (_, header) => {
    expect(await programs.resolve(header)).toBeNull();
  });

  it.each([
    ['no token', 'Bearer'],
    ['a made-up token', 'Bearer abc'],
    ['a token in parts', 'Bearer a b'],
    ['a token of another world', `Bearer ${'x'.repeat(100_000)}`],
    ['bytes that are no text', 'Bearer \u0000\u00ff'],
    ['a JWT without a signature', `Bearer ${unsigned({ alg: 'none', typ: 'at+jwt' })}`],
    ['a JWT that names another way to sign', `Bearer ${unsigned({ alg: 'HS512', typ: 'at+jwt' })}`],
  ])('with %s is unknown, and breaks nothing', async (_, header) => {
    expect(await programs.resolve(header)).toBe('unknown');
  });

  it('names its scheme in any case', async () => {
    const { accessToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    expect(await programs.resolve(`bearer  ${accessToken}`)).toMatchObject({ caller: { userId } });
  });

  it('with a token of which a character changed is unknown', async () => {
    const { accessToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    const [header, payload, signature] = accessToken.split('.');
    const forged = JSON.stringify({ sub: userId, sid: 'x', iss: TEST_SIGNING.issuer, iat: 1, exp: 9e9 });
    const body = Buffer.from(forged).toString('base64url');
    expect(await bring(programs, `${header}.${body}.${signature}`)).toBe('unknown');
    expect(await bring(programs, `${header}.${payload}.${signature?.slice(0, -2)}`)).toBe('unknown');
  });

  function unsigned(header: object): string {
    const parts = [header, { sub: randomUUID(), sid: 'x', iat: 1, exp: 9e9, iss: TEST_SIGNING.issuer }];
    return `${parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  }
});
