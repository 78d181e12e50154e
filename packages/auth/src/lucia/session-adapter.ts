import type { Database, SessionRow } from '@earntrack/db';
import type { Kysely } from 'kysely';
import type { Adapter, DatabaseSession } from 'lucia';
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  listSessions,
  updateSession,
} from '../session.queries.ts';
import { oldestStartAt } from '../session-limits.ts';

/** Lucia's view of our table: it only ever sees hashes. */
export function sessionAdapter(db: Kysely<Database>): Adapter {
  return {
    async getSessionAndUser(id) {
      const found = await findSession(db, id);
      if (!found) return [null, null];
      const { row, hasAccount, state } = found;
      return [asLucia(row), hasAccount ? { id: row.user_id, attributes: { state } } : null];
    },
    getUserSessions: async (userId) => (await listSessions(db, userId)).map(asLucia),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      insertSession(db, {
        id,
        user_id: userId,
        expires_at: expiresAt,
        created_at: attributes.createdAt,
        last_seen_at: attributes.lastSeenAt,
        user_agent: attributes.userAgent,
      }),
    updateSessionExpiration: (id, expiresAt) =>
      updateSession(db, id, { expires_at: expiresAt, last_seen_at: new Date() }),
    deleteSession: (id) => deleteSession(db, id),
    async deleteUserSessions(userId) {
      await deleteSessionsOf(db, userId);
    },
    async deleteExpiredSessions() {
      await deleteEndedSessions(db, new Date(), oldestStartAt(new Date()));
    },
  };
}

function asLucia(row: SessionRow): DatabaseSession {
  return {
    id: row.id,
    userId: row.user_id,
    expiresAt: row.expires_at,
    attributes: { createdAt: row.created_at, lastSeenAt: row.last_seen_at, userAgent: row.user_agent },
  };
}
