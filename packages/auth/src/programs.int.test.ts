import { randomUUID } from 'node:crypto';
import { AppError, type AppErrorCode, LIMITS, TOKEN_SCOPES } from '@earntrack/contract';
import { type FixedClock, fixedClock } from '@earntrack/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrograms } from './create-programs.ts';
import { createAuth } from './lucia/create-auth.ts';
import type { Signing } from './jose/access-tokens.ts';
import type { ApiTokenWish, Programs } from './programs.ts';
import { type AuthDatabase, openAuthDatabase } from './testing/auth-database.ts';
import { TEST_SIGNING } from './testing/test-signing.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SCRIPT = { userAgent: 'a script' };

let database: AuthDatabase;
let clock: FixedClock;
let programs: Programs;
let userId: string;

beforeAll(async () => {
  database = await openAuthDatabase();
});
beforeEach(async () => {
  clock = fixedClock('2026-11-12T10:00:00Z');
  programs = open();
  userId = await database.insertUser();
});
afterAll(() => database.drop());

const open = (signing: Partial<Signing> | null = {}) =>
  createPrograms({
    db: database.handle.db,
    signing: signing && { ...TEST_SIGNING, ...signing },
    now: clock.now,
  });

async function refusal(promise: Promise<unknown>): Promise<AppErrorCode> {
  try {
    await promise;
  } catch (err) {
    if (err instanceof AppError) return err.code;
    throw err;
  }
  throw new Error('It was not refused');
}

const resolve = (token: string, from = programs) => from.resolve(`Bearer ${token}`);
const wishFor = (given: Partial<ApiTokenWish> = {}): ApiTokenWish => ({
  id: randomUUID(),
  name: 'Spreadsheet',
  scopes: ['read'],
  expiresInDays: 30,
  ...given,
});

async function callerOf(token: string, from = programs) {
  const found = await resolve(token, from);
  if (found === null || typeof found === 'string') throw new Error(`The token is ${found}`);
  return found;
}

describe('a program that signed in', () => {
  it('is known by its access token for as long as that lasts, and may do everything', async () => {
    const { accessToken, expiresAt } = await programs.start(userId, SCRIPT);
    expect(expiresAt).toEqual(new Date('2026-11-12T10:15:00Z'));
    const { caller } = await callerOf(accessToken);
    expect(caller).toEqual({ kind: 'access', userId, scopes: TOKEN_SCOPES, expiresAt });
    clock.advance(15 * MINUTE_MS);
    expect(await resolve(accessToken)).toBe('expired');
  });

  it('has a token that says who issued it and whose it is, and nothing else', async () => {
    const { accessToken } = await programs.start(userId, SCRIPT);
    const [header, payload] = accessToken
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString())
      .flatMap((part) => (part.startsWith('{') ? [JSON.parse(part) as object] : []));
    const [signIn] = await programs.listSignIns(userId);
    expect(header).toEqual({ alg: 'HS256', typ: 'at+jwt' });
    expect(payload).toEqual({
      sub: userId,
      sid: signIn?.id,
      iss: TEST_SIGNING.issuer,
      scopes: TOKEN_SCOPES,
      iat: 1794477600,
      exp: 1794478500,
    });
  });

  it('leaves nothing in the database that could be sent as a token', async () => {
    const pair = await programs.start(userId, SCRIPT);
    const rows = [
      await database.handle.db.selectFrom('token_family').selectAll().where('user_id', '=', userId).execute(),
      await database.handle.db
        .selectFrom('refresh_token')
        .selectAll()
        .where('user_id', '=', userId)
        .execute(),
    ];
    expect(rows.flat()).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(pair.refreshToken);
    for (const { id } of await programs.listSignIns(userId)) {
      expect(await resolve(id)).toBe('unknown');
      expect(await refusal(programs.refresh(id))).toBe('not_signed_in');
    }
  });

  it('is ended at once, though its access token would last', async () => {
    const { accessToken, refreshToken } = await programs.start(userId, SCRIPT);
    const stranger = await database.insertUser();
    const [signIn] = await programs.listSignIns(userId);
    await programs.endSignIn(stranger, signIn?.id ?? '');
    expect((await callerOf(accessToken)).caller.userId).toBe(userId);
    await programs.endSignIn(userId, signIn?.id ?? '');
    expect(await resolve(accessToken)).toBe('unknown');
    expect(await refusal(programs.refresh(refreshToken))).toBe('not_signed_in');
    expect(await programs.listSignIns(userId)).toEqual([]);
  });

  it('ends with the other sessions of its owner', async () => {
    const auth = createAuth({ db: database.handle.db, isSecure: false });
    const { session } = await auth.start(userId, SCRIPT);
    await auth.start(userId, SCRIPT);
    const { accessToken } = await programs.start(userId, SCRIPT);
    expect(await auth.endOthers(userId, session.id)).toBe(2);
    expect(await resolve(accessToken)).toBe('unknown');
  });

  it('is one of fifty: the one that was used least lately makes room', async () => {
    const first = await programs.start(userId, SCRIPT);
    for (let count = 1; count < 50; count += 1) {
      clock.advance(1_000);
      await programs.start(userId, SCRIPT);
    }
    expect((await callerOf(first.accessToken)).caller.userId).toBe(userId);
    clock.advance(1_000);
    await programs.start(userId, SCRIPT);
    expect(await programs.listSignIns(userId)).toHaveLength(50);
    expect(await resolve(first.accessToken)).toBe('unknown');
  });
});

describe('a refresh token', () => {
  it('gives the next pair, and the sign-in goes on', async () => {
    const first = await programs.start(userId, SCRIPT);
    clock.advance(DAY_MS);
    const next = await programs.refresh(first.refreshToken);
    expect(next.refreshToken).not.toBe(first.refreshToken);
    expect(next.refreshExpiresAt).toEqual(new Date('2026-12-13T10:00:00Z'));
    expect((await callerOf(next.accessToken)).caller.userId).toBe(userId);
    expect(await programs.listSignIns(userId)).toMatchObject([{ lastUsedAt: clock.now() }]);
  });

  it('that comes again ends its whole sign-in, whoever has the newer one', async () => {
    const stolen = await programs.start(userId, SCRIPT);
    const other = await programs.start(userId, SCRIPT);
    const next = await programs.refresh(stolen.refreshToken);
    clock.advance(10_000);
    expect(await refusal(programs.refresh(stolen.refreshToken))).toBe('not_signed_in');
    expect(await resolve(next.accessToken)).toBe('unknown');
    expect(await refusal(programs.refresh(next.refreshToken))).toBe('not_signed_in');
    expect((await callerOf(other.accessToken)).caller.userId).toBe(userId);
  });

  it('that comes again within ten seconds gives nothing and ends nothing', async () => {
    const first = await programs.start(userId, SCRIPT);
    const next = await programs.refresh(first.refreshToken);
    clock.advance(9_999);
    expect(await refusal(programs.refresh(first.refreshToken))).toBe('conflict');
    expect((await callerOf(next.accessToken)).caller.userId).toBe(userId);
    await expect(programs.refresh(next.refreshToken)).resolves.toBeDefined();
  });

  it('gives one pair to five requests that come at the same moment', async () => {
    const { refreshToken } = await programs.start(userId, SCRIPT);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        programs.refresh(refreshToken).then(
          () => 'renewed',
          (err: unknown) => (err instanceof AppError ? err.code : err),
        ),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'renewed']);
    expect(await programs.listSignIns(userId)).toHaveLength(1);
  });

  it('ends after thirty days without a use, and after half a year in any case', async () => {
    const idle = await programs.start(userId, SCRIPT);
    clock.advance(30 * DAY_MS);
    expect(await refusal(programs.refresh(idle.refreshToken))).toBe('not_signed_in');

    let pair = await programs.start(userId, SCRIPT);
    for (let day = 0; day < 175; day += 25) {
      clock.advance(25 * DAY_MS);
      pair = await programs.refresh(pair.refreshToken);
    }
    clock.advance(5 * DAY_MS);
    expect(pair.refreshExpiresAt).toEqual(clock.now());
    expect(await refusal(programs.refresh(pair.refreshToken))).toBe('not_signed_in');
  });

  it('ends its sign-in when it is given back, also after it was used', async () => {
    const first = await programs.start(userId, SCRIPT);
    const next = await programs.refresh(first.refreshToken);
    await programs.revoke(first.refreshToken);
    await programs.revoke('etr_made-up');
    expect(await resolve(next.accessToken)).toBe('unknown');
  });

  it('is of no use as a bearer', async () => {
    const { refreshToken } = await programs.start(userId, SCRIPT);
    expect(await resolve(refreshToken)).toBe('unknown');
  });
});

describe('a secret', () => {
  const NEW_SECRET = 'the secret after the rotation, also long';

  it('that was replaced still reads what it signed, until it is taken away', async () => {
    const { accessToken, refreshToken } = await programs.start(userId, SCRIPT);
    const during = open({ secret: NEW_SECRET, previousSecret: TEST_SIGNING.secret });
    expect((await callerOf(accessToken, during)).caller.userId).toBe(userId);
    const next = await during.refresh(refreshToken);
    const after = open({ secret: NEW_SECRET });
    expect((await callerOf(next.accessToken, after)).caller.userId).toBe(userId);
    expect(await resolve(accessToken, after)).toBe('unknown');
  });

  it('that was replaced says of its old tokens that they expired', async () => {
    const { accessToken } = await programs.start(userId, SCRIPT);
    clock.advance(15 * MINUTE_MS);
    const during = open({ secret: NEW_SECRET, previousSecret: TEST_SIGNING.secret });
    expect(await resolve(accessToken, during)).toBe('expired');
  });

  it('of another installation opens nothing here, though it were the same', async () => {
    const { accessToken } = await open({ issuer: 'https://elsewhere.example.com' }).start(userId, SCRIPT);
    expect(await resolve(accessToken)).toBe('unknown');
  });

  it('is missed in words, and API tokens do without', async () => {
    const without = open(null);
    expect(() => without.assertCanSignIn()).toThrow(/JWT_SECRET/);
    expect(await refusal(without.start(userId, SCRIPT))).toBe('tokens_not_set_up');
    const { token } = await without.createApiToken(userId, wishFor());
    expect((await callerOf(token, without)).caller.userId).toBe(userId);
    const { accessToken } = await programs.start(userId, SCRIPT);
    expect(await resolve(accessToken, without)).toBe('unknown');
  });
});

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
    const { accessToken } = await programs.start(userId, SCRIPT);
    expect(await programs.resolve(`bearer  ${accessToken}`)).toMatchObject({ caller: { userId } });
  });

  it('with a token of which a character changed is unknown', async () => {
    const { accessToken } = await programs.start(userId, SCRIPT);
    const [header, payload, signature] = accessToken.split('.');
    const forged = JSON.stringify({ sub: userId, sid: 'x', iss: TEST_SIGNING.issuer, iat: 1, exp: 9e9 });
    const body = Buffer.from(forged).toString('base64url');
    expect(await resolve(`${header}.${body}.${signature}`)).toBe('unknown');
    expect(await resolve(`${header}.${payload}.${signature?.slice(0, -2)}`)).toBe('unknown');
  });

  function unsigned(header: object): string {
    const parts = [header, { sub: randomUUID(), sid: 'x', iat: 1, exp: 9e9, iss: TEST_SIGNING.issuer }];
    return `${parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
  }
});

describe('an API token', () => {
  it('is known with what it may do, is kept as a hash only, and is gone at once when it is revoked', async () => {
    const wish = wishFor({ scopes: ['read', 'export'] });
    const { token, apiToken } = await programs.createApiToken(userId, wish);
    expect(token).toMatch(/^et_[0-9A-Za-z]{39}$/);
    expect(apiToken).toMatchObject({ name: 'Spreadsheet', expiresAt: new Date('2026-12-12T10:00:00Z') });
    const { caller } = await callerOf(token);
    expect(caller).toEqual({
      kind: 'api',
      userId,
      scopes: ['read', 'export'],
      expiresAt: new Date('2026-12-12T10:00:00Z'),
    });
    const rows = await database.handle.db.selectFrom('api_token').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);

    await programs.revokeApiToken(await database.insertUser(), wish.id);
    expect((await callerOf(token)).caller.userId).toBe(userId);
    await programs.revokeApiToken(userId, wish.id);
    await programs.revokeApiToken(userId, wish.id);
    expect(await resolve(token)).toBe('unknown');
  });

  it('expires on its day, or never', async () => {
    const month = await programs.createApiToken(userId, wishFor());
    const forever = await programs.createApiToken(userId, wishFor({ expiresInDays: null }));
    clock.advance(30 * DAY_MS);
    expect(await resolve(month.token)).toBe('expired');
    expect((await callerOf(forever.token)).caller.expiresAt).toBeNull();
  });

  it('that was asked for twice is one, whose second secret counts', async () => {
    const wish = wishFor();
    const lost = await programs.createApiToken(userId, wish);
    const again = await programs.createApiToken(userId, wish);
    expect(await programs.listApiTokens(userId)).toHaveLength(1);
    expect(await resolve(lost.token)).toBe('unknown');
    const found = await callerOf(again.token);
    await found.noteUse?.();
    expect(await refusal(programs.createApiToken(userId, wish))).toBe('conflict');
    expect((await callerOf(again.token)).caller.userId).toBe(userId);
  });

  it.each<Partial<ApiTokenWish>>([{ name: 'Other' }, { scopes: ['write'] }, { expiresInDays: 90 }])(
    'is not replaced by another wish under its id: %j',
    async (change) => {
      const wish = wishFor();
      const { token } = await programs.createApiToken(userId, wish);
      expect(await refusal(programs.createApiToken(userId, { ...wish, ...change }))).toBe('conflict');
      expect((await callerOf(token)).caller.userId).toBe(userId);
    },
  );

  it('says when it was used, to the minute', async () => {
    const { token } = await programs.createApiToken(userId, wishFor());
    const lastUse = async () => (await programs.listApiTokens(userId))[0]?.lastUsedAt;
    expect(await lastUse()).toBeNull();
    const first = clock.now();
    await (await callerOf(token)).noteUse?.();
    expect(await lastUse()).toEqual(first);
    clock.advance(MINUTE_MS - 1);
    expect((await callerOf(token)).noteUse).toBeNull();
    clock.advance(1);
    await (await callerOf(token)).noteUse?.();
    expect(await lastUse()).toEqual(clock.now());
  });

  it('is one of fifty at most that are good, however many are asked for at once', async () => {
    const asked = Array.from({ length: LIMITS.apiTokens + 3 }, () =>
      programs.createApiToken(userId, wishFor()),
    );
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(LIMITS.apiTokens);
    expect(await refusal(programs.createApiToken(userId, wishFor()))).toBe('conflict');
    clock.advance(30 * DAY_MS);
    await expect(programs.createApiToken(userId, wishFor())).resolves.toBeDefined();
  });
});

it('sweeps what has expired, and API tokens a month later', async () => {
  const { refreshToken } = await programs.start(userId, SCRIPT);
  await programs.createApiToken(userId, wishFor());
  await programs.createApiToken(userId, wishFor({ expiresInDays: null }));
  clock.advance(30 * DAY_MS - 1);
  await programs.refresh(refreshToken);
  await programs.sweepExpired();
  expect(await programs.listSignIns(userId)).toHaveLength(1);
  clock.advance(30 * DAY_MS);
  await programs.sweepExpired();
  const left = await database.handle.db
    .selectFrom('refresh_token')
    .select('token_hash')
    .where('user_id', '=', userId)
    .execute();
  expect(left).toEqual([]);
  expect(await programs.listApiTokens(userId)).toHaveLength(2);
  clock.advance(1);
  await programs.sweepExpired();
  expect((await programs.listApiTokens(userId)).map(({ expiresAt }) => expiresAt)).toEqual([null]);
});
