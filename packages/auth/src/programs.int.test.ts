import { AppError, TOKEN_SCOPES } from '@earntrack/contract';
import { type FixedClock, fixedClock } from '@earntrack/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrograms } from './create-programs.ts';
import { createAuth } from './lucia/create-auth.ts';
import type { Signing } from './jose/access-tokens.ts';
import type { Programs } from './programs.ts';
import { type AuthDatabase, openAuthDatabase } from './testing/auth-database.ts';
import { apiTokenWish, bring, knownBearer, refusalCode } from './testing/program-calls.ts';
import { TEST_SIGNING } from './testing/test-signing.ts';
import { originOf, SCRIPT } from './testing/origin-of.ts';
import { ownerOf } from './testing/owner-of.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

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

const browsers = () => createAuth({ db: database.handle.db, isSecure: false });

const open = (signing: Partial<Signing> | null = {}) =>
  createPrograms({
    db: database.handle.db,
    signing: signing && { ...TEST_SIGNING, ...signing },
    now: clock.now,
  });

describe('a program that signed in', () => {
  it('is known by its access token for as long as that lasts, and may do everything', async () => {
    const { accessToken, expiresAt } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    expect(expiresAt).toEqual(new Date('2026-11-12T10:15:00Z'));
    const { caller } = await knownBearer(programs, accessToken);
    expect(caller).toMatchObject({ kind: 'access', name: '', userId, scopes: TOKEN_SCOPES, expiresAt });
    clock.advance(15 * MINUTE_MS);
    expect(await bring(programs, accessToken)).toBe('expired');
  });

  it('has a token that says who issued it and whose it is, and nothing else', async () => {
    const { accessToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
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
    const pair = await programs.start(ownerOf(userId), SCRIPT, 'password');
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
      expect(await bring(programs, id)).toBe('unknown');
      expect(await refusalCode(programs.refresh(id, SCRIPT))).toBe('not_signed_in');
    }
  });

  it('is ended at once, though its access token would last', async () => {
    const { accessToken, refreshToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    const stranger = await database.insertUser();
    const [signIn] = await programs.listSignIns(userId);
    await browsers().endDevice(stranger, signIn?.id ?? '', originOf());
    expect((await knownBearer(programs, accessToken)).caller.userId).toBe(userId);
    await browsers().endDevice(userId, signIn?.id ?? '', originOf());
    expect(await bring(programs, accessToken)).toBe('unknown');
    expect(await refusalCode(programs.refresh(refreshToken, SCRIPT))).toBe('not_signed_in');
    expect(await programs.listSignIns(userId)).toEqual([]);
  });

  it('ends with the other sessions of its owner', async () => {
    const auth = createAuth({ db: database.handle.db, isSecure: false });
    const { session } = await auth.start(ownerOf(userId), SCRIPT, 'password');
    await auth.start(ownerOf(userId), SCRIPT, 'password');
    const { accessToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    expect(await auth.endOthers(userId, session.id, originOf())).toBe(2);
    expect(await bring(programs, accessToken)).toBe('unknown');
  });

  it('is one of fifty: the one that was used least lately makes room', async () => {
    const first = await programs.start(ownerOf(userId), SCRIPT, 'password');
    for (let count = 1; count < 50; count += 1) {
      clock.advance(1_000);
      await programs.start(ownerOf(userId), SCRIPT, 'password');
    }
    expect((await knownBearer(programs, first.accessToken)).caller.userId).toBe(userId);
    clock.advance(1_000);
    await programs.start(ownerOf(userId), SCRIPT, 'password');
    expect(await programs.listSignIns(userId)).toHaveLength(50);
    expect(await bring(programs, first.accessToken)).toBe('unknown');
  });
});

describe('a refresh token', () => {
  it('gives the next pair, and the sign-in goes on', async () => {
    const first = await programs.start(ownerOf(userId), SCRIPT, 'password');
    clock.advance(DAY_MS);
    const next = await programs.refresh(first.refreshToken, SCRIPT);
    expect(next.refreshToken).not.toBe(first.refreshToken);
    expect(next.refreshExpiresAt).toEqual(new Date('2026-12-13T10:00:00Z'));
    expect((await knownBearer(programs, next.accessToken)).caller.userId).toBe(userId);
    expect(await programs.listSignIns(userId)).toMatchObject([{ lastUsedAt: clock.now() }]);
  });

  it('that comes again ends its whole sign-in, whoever has the newer one', async () => {
    const stolen = await programs.start(ownerOf(userId), SCRIPT, 'password');
    const other = await programs.start(ownerOf(userId), SCRIPT, 'password');
    const next = await programs.refresh(stolen.refreshToken, SCRIPT);
    clock.advance(10_000);
    expect(await refusalCode(programs.refresh(stolen.refreshToken, SCRIPT))).toBe('not_signed_in');
    expect(await bring(programs, next.accessToken)).toBe('unknown');
    expect(await refusalCode(programs.refresh(next.refreshToken, SCRIPT))).toBe('not_signed_in');
    expect((await knownBearer(programs, other.accessToken)).caller.userId).toBe(userId);
  });

  it('that comes again within ten seconds gives nothing and ends nothing', async () => {
    const first = await programs.start(ownerOf(userId), SCRIPT, 'password');
    const next = await programs.refresh(first.refreshToken, SCRIPT);
    clock.advance(9_999);
    expect(await refusalCode(programs.refresh(first.refreshToken, SCRIPT))).toBe('conflict');
    expect((await knownBearer(programs, next.accessToken)).caller.userId).toBe(userId);
    await expect(programs.refresh(next.refreshToken, SCRIPT)).resolves.toBeDefined();
  });

  it('gives one pair to five requests that come at the same moment', async () => {
    const { refreshToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () =>
        programs.refresh(refreshToken, SCRIPT).then(
          () => 'renewed',
          (err: unknown) => (err instanceof AppError ? err.code : err),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'renewed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'conflict')).toHaveLength(4);
    expect(await programs.listSignIns(userId)).toHaveLength(1);
  });

  it('ends after thirty days without a use, and after half a year in any case', async () => {
    const idle = await programs.start(ownerOf(userId), SCRIPT, 'password');
    clock.advance(30 * DAY_MS);
    expect(await refusalCode(programs.refresh(idle.refreshToken, SCRIPT))).toBe('not_signed_in');

    let pair = await programs.start(ownerOf(userId), SCRIPT, 'password');
    for (let day = 0; day < 175; day += 25) {
      clock.advance(25 * DAY_MS);
      pair = await programs.refresh(pair.refreshToken, SCRIPT);
    }
    clock.advance(5 * DAY_MS);
    expect(pair.refreshExpiresAt).toEqual(clock.now());
    expect(await refusalCode(programs.refresh(pair.refreshToken, SCRIPT))).toBe('not_signed_in');
  });

  it('ends its sign-in when it is given back, also after it was used', async () => {
    const first = await programs.start(ownerOf(userId), SCRIPT, 'password');
    const next = await programs.refresh(first.refreshToken, SCRIPT);
    await programs.revoke(first.refreshToken, SCRIPT);
    await programs.revoke('etr_made-up', SCRIPT);
    expect(await bring(programs, next.accessToken)).toBe('unknown');
  });

  it('is of no use as a bearer', async () => {
    const { refreshToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    expect(await bring(programs, refreshToken)).toBe('unknown');
  });
});

describe('a secret', () => {
  const NEW_SECRET = 'the secret after the rotation, also long';

  it('that was replaced still reads what it signed, until it is taken away', async () => {
    const { accessToken, refreshToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    const during = open({ secret: NEW_SECRET, previousSecret: TEST_SIGNING.secret });
    expect((await knownBearer(during, accessToken)).caller.userId).toBe(userId);
    const next = await during.refresh(refreshToken, SCRIPT);
    const after = open({ secret: NEW_SECRET });
    expect((await knownBearer(after, next.accessToken)).caller.userId).toBe(userId);
    expect(await bring(after, accessToken)).toBe('unknown');
  });

  it('that was replaced says of its old tokens that they expired', async () => {
    const { accessToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    clock.advance(15 * MINUTE_MS);
    const during = open({ secret: NEW_SECRET, previousSecret: TEST_SIGNING.secret });
    expect(await bring(during, accessToken)).toBe('expired');
  });

  it('of another installation opens nothing here, though it were the same', async () => {
    const { accessToken } = await open({ issuer: 'https://elsewhere.example.com' }).start(
      ownerOf(userId),
      SCRIPT,
      'password',
    );
    expect(await bring(programs, accessToken)).toBe('unknown');
  });

  it('is missed in words, and API tokens do without', async () => {
    const without = open(null);
    expect(() => without.assertCanSignIn()).toThrow(/JWT_SECRET/);
    expect(await refusalCode(without.start(ownerOf(userId), SCRIPT, 'password'))).toBe('tokens_not_set_up');
    const { token } = await without.createApiToken(userId, apiTokenWish(), originOf());
    expect((await knownBearer(without, token)).caller.userId).toBe(userId);
    const { accessToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
    expect(await bring(without, accessToken)).toBe('unknown');
  });
});
