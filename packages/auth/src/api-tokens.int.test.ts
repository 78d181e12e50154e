import { LIMITS } from '@earntrack/contract';
import { type FixedClock, fixedClock } from '@earntrack/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPrograms } from './create-programs.ts';
import type { ApiTokenWish, Programs } from './programs.ts';
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
  programs = createPrograms({ db: database.handle.db, signing: TEST_SIGNING, now: clock.now });
  userId = await database.insertUser();
});
afterAll(() => database.drop());

describe('an API token', () => {
  it('is known with what it may do, is kept as a hash only, and is gone at once when it is revoked', async () => {
    const wish = apiTokenWish({ scopes: ['read', 'export'] });
    const { token, apiToken } = await programs.createApiToken(userId, wish, originOf());
    expect(token).toMatch(/^et_[0-9A-Za-z]{39}$/);
    expect(apiToken).toMatchObject({ name: 'Spreadsheet', expiresAt: new Date('2026-12-12T10:00:00Z') });
    const { caller } = await knownBearer(programs, token);
    expect(caller).toEqual({
      kind: 'api',
      id: wish.id,
      name: 'Spreadsheet',
      userId,
      scopes: ['read', 'export'],
      expiresAt: new Date('2026-12-12T10:00:00Z'),
    });
    const rows = await database.handle.db.selectFrom('api_token').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);

    await programs.revokeApiToken(await database.insertUser(), wish.id, originOf());
    expect((await knownBearer(programs, token)).caller.userId).toBe(userId);
    await programs.revokeApiToken(userId, wish.id, originOf());
    await programs.revokeApiToken(userId, wish.id, originOf());
    expect(await bring(programs, token)).toBe('unknown');
  });

  it('expires on its day, or never', async () => {
    const month = await programs.createApiToken(userId, apiTokenWish(), originOf());
    const forever = await programs.createApiToken(userId, apiTokenWish({ expiresInDays: null }), originOf());
    clock.advance(30 * DAY_MS);
    expect(await bring(programs, month.token)).toBe('expired');
    expect((await knownBearer(programs, forever.token)).caller.expiresAt).toBeNull();
  });

  it('that was asked for twice is one, whose second secret counts', async () => {
    const wish = apiTokenWish();
    const lost = await programs.createApiToken(userId, wish, originOf());
    const again = await programs.createApiToken(userId, wish, originOf());
    expect(await programs.listApiTokens(userId)).toHaveLength(1);
    expect(await bring(programs, lost.token)).toBe('unknown');
    const found = await knownBearer(programs, again.token);
    await found.noteUse?.();
    expect(await refusalCode(programs.createApiToken(userId, wish, originOf()))).toBe('conflict');
    expect((await knownBearer(programs, again.token)).caller.userId).toBe(userId);
  });

  it.each<Partial<ApiTokenWish>>([{ name: 'Other' }, { scopes: ['write'] }, { expiresInDays: 90 }])(
    'is not replaced by another wish under its id: %j',
    async (change) => {
      const wish = apiTokenWish();
      const { token } = await programs.createApiToken(userId, wish, originOf());
      expect(await refusalCode(programs.createApiToken(userId, { ...wish, ...change }, originOf()))).toBe(
        'conflict',
      );
      expect((await knownBearer(programs, token)).caller.userId).toBe(userId);
    },
  );

  it('says when it was used, to the minute', async () => {
    const { token } = await programs.createApiToken(userId, apiTokenWish(), originOf());
    const lastUse = async () => (await programs.listApiTokens(userId))[0]?.lastUsedAt;
    expect(await lastUse()).toBeNull();
    const first = clock.now();
    await (await knownBearer(programs, token)).noteUse?.();
    expect(await lastUse()).toEqual(first);
    clock.advance(MINUTE_MS - 1);
    expect((await knownBearer(programs, token)).noteUse).toBeNull();
    clock.advance(1);
    await (await knownBearer(programs, token)).noteUse?.();
    expect(await lastUse()).toEqual(clock.now());
  });

  it('is one of fifty at most that are good, however many are asked for at once', async () => {
    const asked = Array.from({ length: LIMITS.apiTokens + 3 }, () =>
      programs.createApiToken(userId, apiTokenWish(), originOf()),
    );
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(LIMITS.apiTokens);
    expect(await refusalCode(programs.createApiToken(userId, apiTokenWish(), originOf()))).toBe('conflict');
    clock.advance(30 * DAY_MS);
    await expect(programs.createApiToken(userId, apiTokenWish(), originOf())).resolves.toBeDefined();
  });
});

it('sweeps what has expired, and API tokens a month later', async () => {
  const { refreshToken } = await programs.start(ownerOf(userId), SCRIPT, 'password');
  await programs.createApiToken(userId, apiTokenWish(), originOf());
  await programs.createApiToken(userId, apiTokenWish({ expiresInDays: null }), originOf());
  clock.advance(30 * DAY_MS - 1);
  await programs.refresh(refreshToken, SCRIPT);
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
