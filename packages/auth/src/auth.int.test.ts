import type { SessionPatch } from '@earntrack/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Auth } from './auth.ts';
import { createAuth } from './lucia/create-auth.ts';
import { type AuthDatabase, openAuthDatabase } from './testing/auth-database.ts';
import { originOf } from './testing/origin-of.ts';
import { ownerOf } from './testing/owner-of.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const meta = originOf('10.0.0.1', 'Firefox on Linux');

type CreateAuth = (database: AuthDatabase, isSecure: boolean) => Auth;

/** What keeps sessions now, and what may replace it: each must keep the same promises. */
const implementations: [name: string, create: CreateAuth][] = [
  ['lucia', ({ handle }, isSecure) => createAuth({ db: handle.db, isSecure })],
];

describe.each(implementations)('sessions kept through %s', (_name, create) => {
  let database: AuthDatabase;
  let auth: Auth;
  let userId: string;

  beforeAll(async () => {
    database = await openAuthDatabase();
    auth = create(database, true);
  });
  beforeEach(async () => {
    userId = await database.insertUser();
  });
  afterAll(() => database.drop());

  const header = (token: string) => `${auth.cookieName}=${token}`;
  const rowsOf = (user: string) =>
    database.handle.db.selectFrom('session').selectAll().where('user_id', '=', user).execute();
  const change = (id: string, patch: SessionPatch) =>
    database.handle.db.updateTable('session').set(patch).where('id', '=', id).execute();

  describe('a started session', () => {
    it('is found again by its cookie', async () => {
      const { token, session } = await auth.start(ownerOf(userId), meta, 'password');
      const resolved = await auth.resolve(`theme=dark; ${header(token)}; other=1`);
      expect(resolved?.session).toMatchObject({ id: session.id, userId, userAgent: 'Firefox on Linux' });
      expect(resolved?.renewedCookie).toBeNull();
    });

    it('has a cookie that scripts cannot read and other sites do not send', async () => {
      const { token, cookie } = await auth.start(ownerOf(userId), meta, 'password');
      expect(cookie).toMatch(new RegExp(`^__Host-\\w+=${token}; `));
      for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']) {
        expect(cookie.split('; ')).toContain(part);
      }
      expect(cookie).not.toContain('Domain');
    });

    it('leaves nothing in the database that could be sent as a cookie', async () => {
      const { token } = await auth.start(ownerOf(userId), meta, 'password');
      const [row] = await rowsOf(userId);
      expect(JSON.stringify(row)).not.toContain(token);
      expect(await auth.resolve(header(row?.id ?? ''))).toBeNull();
    });

    it('is open until it ends or is past its time, and asking is no visit', async () => {
      const { session } = await auth.start(ownerOf(userId), meta, 'password');
      await change(session.id, { last_seen_at: inDays(-1), expires_at: inDays(1) });
      const [before] = await rowsOf(userId);
      expect(await auth.isOpen(session.id)).toBe(true);
      expect(await rowsOf(userId)).toEqual([before]);
      await change(session.id, { expires_at: inDays(-1) });
      expect(await auth.isOpen(session.id)).toBe(false);
      await change(session.id, { expires_at: inDays(1), created_at: inDays(-181) });
      expect(await auth.isOpen(session.id)).toBe(false);
      await change(session.id, { created_at: inDays(-1) });
      await auth.end(userId, session.id);
      expect(await auth.isOpen(session.id)).toBe(false);
    });

    it('gets another token each time', async () => {
      const first = await auth.start(ownerOf(userId), meta, 'password');
      const second = await auth.start(ownerOf(userId), meta, 'password');
      expect(first.token).not.toBe(second.token);
      expect(await rowsOf(userId)).toHaveLength(2);
    });

    it('keeps an over-long user agent only in part', async () => {
      const { session } = await auth.start(
        ownerOf(userId),
        originOf('10.0.0.1', 'x'.repeat(10_000)),
        'password',
      );
      expect(session.userAgent.length).toBeLessThan(1_000);
    });
  });

  describe('a Cookie header', () => {
    it.each([
      ['nothing', undefined],
      ['an empty text', ''],
      ['no value', '__Host-earntrack_session'],
      ['an empty value', '__Host-earntrack_session='],
      [
        'a malformed escape in another cookie',
        'theme=%E0%A4%A; a=b=c; ;=; __Host-earntrack_session=%E0%A4%A',
      ],
      ['a token that nobody has', `__Host-earntrack_session=${'a'.repeat(40)}`],
      ['a value that is too long', `__Host-earntrack_session=${'a'.repeat(100_000)}`],
      ['SQL', `__Host-earntrack_session=' or '1'='1`],
    ])('with %s is nobody', async (_title, cookieHeader) => {
      expect(await auth.resolve(cookieHeader)).toBeNull();
    });

    it('is read although a malformed cookie stands before ours', async () => {
      const { token } = await auth.start(ownerOf(userId), meta, 'password');
      expect(await auth.resolve(`theme=%E0%A4%A; ${header(token)}`)).not.toBeNull();
    });

    it('is not taken from a cookie whose name only ends like ours', async () => {
      const { token } = await auth.start(ownerOf(userId), meta, 'password');
      expect(await auth.resolve(`x${header(token)}`)).toBeNull();
    });
  });

  describe('time', () => {
    it('ends a session that was not used for thirty days, and deletes it', async () => {
      const { token, session } = await auth.start(ownerOf(userId), meta, 'password');
      expect(session.expiresAt.getTime()).toBeGreaterThan(inDays(29.9).getTime());
      await change(session.id, { expires_at: inDays(-0.001) });
      expect(await auth.resolve(header(token))).toBeNull();
      expect(await rowsOf(userId)).toEqual([]);
    });

    it('prolongs a session past its half, sending the token again', async () => {
      const { token, session } = await auth.start(ownerOf(userId), meta, 'password');
      await change(session.id, { expires_at: inDays(14) });
      const resolved = await auth.resolve(header(token));
      expect(resolved?.renewedCookie).toContain(`${header(token)};`);
      const [row] = await rowsOf(userId);
      expect(row?.expires_at.getTime()).toBeGreaterThan(inDays(29).getTime());
      expect((await auth.resolve(header(token)))?.renewedCookie).toBeNull();
    });

    it('ends a session after half a year however often it is used', async () => {
      const { token, session } = await auth.start(ownerOf(userId), meta, 'password');
      await change(session.id, { created_at: inDays(-179.9) });
      expect(await auth.resolve(header(token))).not.toBeNull();
      await change(session.id, { created_at: inDays(-180.1) });
      expect(await auth.list(userId)).toEqual([]);
      expect(await auth.resolve(header(token))).toBeNull();
      expect(await rowsOf(userId)).toEqual([]);
    });

    it('notes when a session was last seen, at most once an hour', async () => {
      const { token, session } = await auth.start(ownerOf(userId), meta, 'password');
      const longAgo = inDays(-1);
      await change(session.id, { last_seen_at: longAgo });
      await auth.resolve(header(token));
      const [row] = await rowsOf(userId);
      expect(row?.last_seen_at.getTime()).toBeGreaterThan(longAgo.getTime());
      await auth.resolve(header(token));
      expect(await rowsOf(userId)).toEqual([row]);
    });

    it('sweeps what has ended and nothing else', async () => {
      const [idle, old, kept] = [
        await auth.start(ownerOf(userId), meta, 'password'),
        await auth.start(ownerOf(userId), meta, 'password'),
        await auth.start(ownerOf(userId), meta, 'password'),
      ];
      await change(idle.session.id, { expires_at: inDays(-1) });
      await change(old.session.id, { created_at: inDays(-181) });
      expect(await auth.sweepExpired()).toBe(2);
      expect((await rowsOf(userId)).map(({ id }) => id)).toEqual([kept.session.id]);
    });
  });

  describe('ending', () => {
    it('ends one session and takes its cookie away', async () => {
      const { token, session } = await auth.start(ownerOf(userId), meta, 'password');
      await auth.end(userId, session.id);
      expect(await auth.resolve(header(token))).toBeNull();
      expect(auth.blankCookie).toMatch(/^__Host-\w+=; .*Max-Age=0/);
    });

    it('does not end the session of somebody else', async () => {
      const { token, session } = await auth.start(ownerOf(userId), meta, 'password');
      await auth.end(await database.insertUser(), session.id);
      expect(await auth.resolve(header(token))).not.toBeNull();
    });

    it('ends every other session of this user, and nobody else’s', async () => {
      const kept = await auth.start(ownerOf(userId), meta, 'password');
      await auth.start(ownerOf(userId), meta, 'password');
      const stranger = await auth.start(ownerOf(await database.insertUser()), meta, 'password');
      expect(await auth.endOthers(userId, kept.session.id, originOf())).toBe(1);
      expect((await auth.list(userId)).map(({ id }) => id)).toEqual([kept.session.id]);
      expect(await auth.resolve(header(stranger.token))).not.toBeNull();
    });

    it('ends with its account', async () => {
      const { token } = await auth.start(ownerOf(userId), meta, 'password');
      await database.handle.db.deleteFrom('account').where('user_id', '=', userId).execute();
      expect(await auth.resolve(header(token))).toBeNull();
    });
  });

  it('names its cookie so that plain http works too, where it must', async () => {
    const plain = create(database, false);
    const { cookie, token } = await plain.start(ownerOf(userId), meta, 'password');
    expect(cookie).not.toContain('Secure');
    expect(cookie).not.toContain('__Host-');
    expect(await plain.resolve(`${plain.cookieName}=${token}`)).not.toBeNull();
  });
});
