import type { OperatorAction } from '@earntrack/contract';
import type { Handle } from '../actor.ts';
import {
  countOperatorActs,
  countPeople,
  countSessions,
  countTokens,
  type FailedSignIns,
  findOldestSeal,
  listDoubtfulTokens,
  listFailedSignIns,
  listOperatorAccess,
  type OperatorAccess,
  type PeopleCounts,
  type SessionCounts,
  type TokenAccess,
} from './access.queries.ts';
import { type DatabaseRole, findDatabaseRole } from './database-role.queries.ts';

const DAY_MS = 86_400_000;
const LISTED_TOKENS = 1_000;

/** How old something is when a review asks about it. */
export const REVIEW_DAYS = { month: 31, idleToken: 90, oldSession: 150, unswept: 2 } as const;

/** What the database knows of who may enter, of nobody's earnings. */
export interface AccessReview {
  operators: OperatorAccess[];
  people: PeopleCounts;
  tokens: { open: number; doubtful: TokenAccess[] };
  sessions: SessionCounts;
  failedSignIns: FailedSignIns[];
  operatorActs: Map<OperatorAction, number>;
  sealedSince: Date | null;
  database: DatabaseRole;
}

/** One question after the other, on one connection. */
export async function readAccessReview(db: Handle, present: Date): Promise<AccessReview> {
  const ago = (days: number) => new Date(present.getTime() - days * DAY_MS);
  const operators = await listOperatorAccess(db);
  const people = await countPeople(db, present);
  const open = await countTokens(db, present);
  const idleSince = ago(REVIEW_DAYS.idleToken);
  const doubtful = await listDoubtfulTokens(db, { present, idleSince, limit: LISTED_TOKENS });
  const ends = { oldSince: ago(REVIEW_DAYS.oldSession), unsweptSince: ago(REVIEW_DAYS.unswept) };
  const sessions = await countSessions(db, { present, ...ends });
  const failedSignIns = await listFailedSignIns(db, ago(REVIEW_DAYS.month));
  const operatorActs = await countOperatorActs(db, ago(REVIEW_DAYS.month));
  const sealedSince = await findOldestSeal(db);
  const database = await findDatabaseRole(db);
  return {
    operators,
    people,
    tokens: { open, doubtful },
    sessions,
    failedSignIns,
    operatorActs,
    sealedSince,
    database,
  };
}
