import { type Database, inTransaction } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { generateIdFromEntropySize, Lucia, type Session as LuciaSession, TimeSpan } from 'lucia';
import type { Auth, ResolvedSession, Session, SessionMeta, StartedSession } from '../auth.ts';
import {
  deleteEndedSessions,
  deleteSessionOf,
  deleteSessionsOf,
  findSession,
  updateSession,
} from '../session.queries.ts';
import { deleteFamiliesOf } from '../token-family.queries.ts';
import { tokenHash } from '../token-hash.ts';
import { sessionAdapter } from './session-adapter.ts';
import { tokenInHeader } from './session-cookie.ts';
import { IDLE_LIMIT_DAYS, LAST_SEEN_STEP_MS, oldestStartAt, USER_AGENT_LENGTH } from '../session-limits.ts';

interface SessionAttributes {
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

export interface AuthOptions {
  db: Kysely<Database>;
  /** False only where the public address is plain http: browsers then refuse secure cookies. */
  isSecure: boolean;
}

const TOKEN_BYTES = 25;

/** Sessions in PostgreSQL, kept through lucia, which gets hashes instead of tokens. */
export function createAuth({ db, isSecure }: AuthOptions): Auth {
  const cookieName = isSecure ? '__Host-earntrack_session' : 'earntrack_session';
  const lucia = new Lucia(sessionAdapter(db), {
    sessionExpiresIn: new TimeSpan(IDLE_LIMIT_DAYS, 'd'),
    sessionCookie: { name: cookieName, attributes: { secure: isSecure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes) => attributes,
  });
  const cookieOf = (token: string) => lucia.createSessionCookie(token).serialize();

  async function start(userId: string, { userAgent }: SessionMeta): Promise<StartedSession> {
    const token = generateIdFromEntropySize(TOKEN_BYTES);
    const now = new Date();
    const attributes = { createdAt: now, lastSeenAt: now, userAgent: userAgent.slice(0, USER_AGENT_LENGTH) };
    const session = await lucia.createSession(userId, attributes, { sessionId: tokenHash(token) });
    return { session: asSession(session), token, cookie: cookieOf(token) };
  }

  async function resolve(cookieHeader: string | undefined): Promise<ResolvedSession | null> {
    const token = tokenInHeader(cookieHeader, cookieName);
    if (token === null) return null;
    const { session } = await lucia.validateSession(tokenHash(token));
    if (!session) return null;
    const now = new Date();
    if (session.createdAt <= oldestStartAt(now)) {
      await lucia.invalidateSession(session.id);
      return null;
    }
    if (!session.fresh && now.getTime() - session.lastSeenAt.getTime() > LAST_SEEN_STEP_MS) {
      await updateSession(db, session.id, { last_seen_at: now });
    }
    return { session: asSession(session), renewedCookie: session.fresh ? cookieOf(token) : null };
  }

  return {
    cookieName,
    blankCookie: lucia.createBlankSessionCookie().serialize(),
    start,
    resolve,
    isOpen: (sessionId) => isSessionOpen(db, sessionId),
    end: (userId, sessionId) => deleteSessionOf(db, userId, sessionId),
    endOthers: (userId, keptSessionId) =>
      inTransaction(
        db,
        async (tx) =>
          (await deleteSessionsOf(tx, userId, keptSessionId)) + (await deleteFamiliesOf(tx, userId)),
      ),
    list: async (userId) =>
      (await lucia.getUserSessions(userId))
        .filter(({ createdAt }) => createdAt > oldestStartAt(new Date()))
        .map(asSession),
    sweepExpired: () => deleteEndedSessions(db, new Date(), oldestStartAt(new Date())),
  };
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
