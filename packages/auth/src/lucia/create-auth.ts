import { type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { generateIdFromEntropySize, Lucia, type Session as LuciaSession, TimeSpan } from 'lucia';
import type { AccountState } from '../account-state.ts';
import { type Act, recordAct } from '../audit.ts';
import type { Auth, ResolvedSession, Session, StartedSession } from '../auth.ts';
import { assertSameEntrance, type ProvenOwner } from '../entrance.ts';
import { endDevice, endOthers, signOut } from '../end-sessions.ts';
import type { Origin } from '../origin.ts';
import { deleteEndedSessions, deleteSessionOf, findSession, updateSession } from '../session.queries.ts';
import { tokenHash } from '../token-hash.ts';
import { sessionAdapter } from './session-adapter.ts';
import { tokenInHeader } from './session-cookie.ts';
import { IDLE_LIMIT_DAYS, LAST_SEEN_STEP_MS, oldestStartAt, USER_AGENT_LENGTH } from '../session-limits.ts';

interface UserAttributes {
  state: AccountState | null;
}

interface SessionAttributes {
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, UserAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: UserAttributes;
  }
}

export interface AuthOptions {
  db: Kysely<Database>;
  /** False only where the public address is plain http: browsers then refuse secure cookies. */
  isSecure: boolean;
  /** What acts are dated with; the system's clock unless said. Sessions live by the system's. */
  now?: () => Date;
}

const TOKEN_BYTES = 25;

/** Sessions in PostgreSQL, kept through lucia, which gets hashes instead of tokens. */
export function createAuth({ db, isSecure, now = () => new Date() }: AuthOptions): Auth {
  const cookieName = isSecure ? '__Host-earntrack_session' : 'earntrack_session';
  const luciaOn = (handle: Kysely<Database>) =>
    new Lucia(sessionAdapter(handle), {
      sessionExpiresIn: new TimeSpan(IDLE_LIMIT_DAYS, 'd'),
      sessionCookie: { name: cookieName, attributes: { secure: isSecure, sameSite: 'lax', path: '/' } },
      getSessionAttributes: (attributes) => attributes,
      getUserAttributes: (attributes) => attributes,
    });
  const lucia = luciaOn(db);
  const cookieOf = (token: string) => lucia.createSessionCookie(token).serialize();

  async function resolve(cookieHeader: string | undefined): Promise<ResolvedSession | null> {
    const token = tokenInHeader(cookieHeader, cookieName);
    if (token === null) return null;
    const { session, user } = await lucia.validateSession(tokenHash(token));
    if (!session) return null;
    const present = new Date();
    if (session.createdAt <= oldestStartAt(present)) {
      await lucia.invalidateSession(session.id);
      return null;
    }
    if (!session.fresh && present.getTime() - session.lastSeenAt.getTime() > LAST_SEEN_STEP_MS) {
      await updateSession(db, session.id, { last_seen_at: present });
    }
    const renewedCookie = session.fresh ? cookieOf(token) : null;
    return { session: asSession(session), state: user.state, renewedCookie };
  }

  return {
    cookieName,
    blankCookie: lucia.createBlankSessionCookie().serialize(),
    ...starts({ db, now, luciaOn }),
    resolve,
    isOpen: (sessionId) => isSessionOpen(db, sessionId),
    async end(userId, sessionId) {
      await deleteSessionOf(db, userId, sessionId);
    },
    ...endings(db, now),
    async list(userId) {
      const oldestStart = oldestStartAt(new Date());
      const sessions = await lucia.getUserSessions(userId);
      return sessions.filter(({ createdAt }) => createdAt > oldestStart).map(asSession);
    },
    sweepExpired: () => deleteEndedSessions(db, new Date(), oldestStartAt(new Date())),
  };
}

interface StartParts {
  db: Kysely<Database>;
  now: () => Date;
  luciaOn: (handle: Kysely<Database>) => Lucia<SessionAttributes, UserAttributes>;
}

function starts({ db, now, luciaOn }: StartParts) {
  async function start(owner: ProvenOwner, origin: Origin, act: Act | null): Promise<StartedSession> {
    const token = generateIdFromEntropySize(TOKEN_BYTES);
    const sessionId = tokenHash(token);
    const created = new Date();
    const userAgent = origin.userAgent.slice(0, USER_AGENT_LENGTH);
    const attributes = { createdAt: created, lastSeenAt: created, userAgent };
    const session = await inTransaction(db, async (tx) => {
      await assertSameEntrance(tx, owner);
      const own: Origin = { ...origin, kind: 'session', id: sessionId };
      if (act) await recordAct(tx, { userId: owner.userId, origin: own, now: now() }, act);
      return luciaOn(tx).createSession(owner.userId, attributes, { sessionId });
    });
    const cookie = luciaOn(db).createSessionCookie(token).serialize();
    return { session: asSession(session), token, cookie };
  }
  return {
    start: (owner, origin, proof) => start(owner, origin, { action: 'signed_in', details: { with: proof } }),
    restart: (owner, origin) => start(owner, origin, null),
  } satisfies Partial<Auth>;
}

function endings(db: Kysely<Database>, now: () => Date) {
  return {
    signOut: ({ userId, id }, origin) => signOut(db, { userId, origin, now: now() }, id),
    endDevice: (userId, id, origin) => endDevice(db, { userId, origin, now: now() }, id),
    endOthers: (userId, keptId, origin) => endOthers(db, { userId, origin, now: now() }, keptId),
  } satisfies Partial<Auth>;
}

async function isSessionOpen(db: Kysely<Database>, id: string): Promise<boolean> {
  const found = await findSession(db, id);
  const now = new Date();
  return (
    found?.hasAccount === true && found.row.expires_at > now && found.row.created_at > oldestStartAt(now)
  );
}

function asSession(session: LuciaSession): Session {
  const { id, userId, createdAt, expiresAt, lastSeenAt, userAgent } = session;
  return { id, userId, createdAt, expiresAt, lastSeenAt, userAgent };
}
