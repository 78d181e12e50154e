import { AppError } from '@earntrack/contract';
import { type Database, inTransaction, type TokenFamilyRow } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { makeToken } from './secret-token.ts';
import { type Doing, recordAct } from './audit.ts';
import { assertSameEntrance, type ProvenOwner } from './entrance.ts';
import type { SignInProof } from './second-factors.ts';
import { ABSOLUTE_LIMIT_DAYS, IDLE_LIMIT_DAYS, USER_AGENT_LENGTH } from './session-limits.ts';
import {
  deleteFamily,
  findRefreshToken,
  insertFamily,
  insertRefreshToken,
  listFamilies,
  lockFamily,
  markUsed,
  prolongFamily,
} from './token-family.queries.ts';
import { tokenHash } from './token-hash.ts';

const DAY_MS = 86_400_000;
/** Two requests of one program that both found its access token expired come within a moment of each other. */
const GRACE_MS = 10_000;
const FAMILIES_AT_MOST = 50;

/** A family, and the one token of it that gives the next pair. */
export interface Renewed {
  familyId: string;
  userId: string;
  refreshToken: string;
  refreshExpiresAt: Date;
}

type Rotation = Renewed | 'unknown' | 'just used' | 'used again';

/** A new family with its first token. */
export function startFamily(
  db: Kysely<Database>,
  { owner, origin, now }: Omit<Doing, 'userId'> & { owner: ProvenOwner },
  proof: SignInProof,
): Promise<Renewed> {
  const { userId } = owner;
  const refreshToken = makeToken('etr');
  const id = tokenHash(refreshToken);
  const expires_at = expiryOf(now, now);
  return inTransaction(db, async (tx) => {
    await assertSameEntrance(tx, owner);
    const known = await listFamilies(tx, userId, now);
    for (const { id: old } of known.slice(FAMILIES_AT_MOST - 1)) await deleteFamily(tx, userId, old);
    const user_agent = origin.userAgent.slice(0, USER_AGENT_LENGTH);
    const times = { created_at: now, expires_at };
    await insertFamily(tx, { id, user_id: userId, user_agent, last_used_at: now, ...times });
    await insertRefreshToken(tx, { token_hash: id, family_id: id, user_id: userId, ...times });
    const doing: Doing = { userId, origin: { ...origin, kind: 'access_token', id }, now };
    await recordAct(tx, doing, { action: 'program_signed_in', details: { with: proof } });
    return { familyId: id, userId, refreshToken, refreshExpiresAt: expires_at };
  });
}

/**
 * Gives the next token for one that was not used before. One that comes again was stolen, or its thief was here first: nobody
 * can tell, so the family ends.
 */
export async function rotate(
  db: Kysely<Database>,
  token: string,
  doing: Omit<Doing, 'userId'>,
): Promise<Renewed> {
  // Decided inside and refused outside: a refusal would take back that the family ended.
  const rotation = await inTransaction(db, (tx) => decide(tx, tokenHash(token), doing));
  if (rotation === 'just used')
    throw new AppError(
      'conflict',
      'This refresh token was used a moment ago: go on with the pair that it gave.',
    );
  if (rotation === 'used again')
    throw new AppError(
      'not_signed_in',
      'This refresh token was used before, so somebody else may have it: this sign-in has ended. Sign in again.',
    );
  if (rotation === 'unknown')
    throw new AppError('not_signed_in', 'This refresh token has ended or does not exist. Sign in again.');
  return rotation;
}

async function decide(
  tx: Kysely<Database>,
  hash: string,
  { origin, now }: Omit<Doing, 'userId'>,
): Promise<Rotation> {
  const named = await findRefreshToken(tx, hash);
  const family = named && (await lockFamily(tx, named.family_id, now));
  // Read again: whoever held the family until now may have used it.
  const token = family && (await findRefreshToken(tx, hash));
  if (!token || token.expires_at <= now) return 'unknown';
  if (token.used_at === null) return rotateLocked(tx, { family, hash, now });
  if (now.getTime() - token.used_at.getTime() < GRACE_MS) return 'just used';
  await deleteFamily(tx, family.user_id, family.id);
  const details = { userAgent: family.user_agent };
  const doing: Doing = { userId: family.user_id, origin: { ...origin, id: family.id }, now };
  await recordAct(tx, doing, { action: 'refresh_token_reused', details });
  return 'used again';
}

async function rotateLocked(
  tx: Kysely<Database>,
  { family, hash, now }: { family: TokenFamilyRow; hash: string; now: Date },
): Promise<Renewed> {
  const refreshToken = makeToken('etr');
  const expiresAt = expiryOf(family.created_at, now);
  await markUsed(tx, hash, now);
  await prolongFamily(tx, { id: family.id, expiresAt, now });
  const owner = { family_id: family.id, user_id: family.user_id };
  const times = { created_at: now, expires_at: expiresAt };
  await insertRefreshToken(tx, { token_hash: tokenHash(refreshToken), ...owner, ...times });
  return { familyId: family.id, userId: family.user_id, refreshToken, refreshExpiresAt: expiresAt };
}

/** Ends the family of a refresh token, whichever of its tokens it is. One that has ended stays ended. */
export async function endFamily(
  db: Kysely<Database>,
  refreshToken: string,
  { origin, now }: Omit<Doing, 'userId'>,
): Promise<void> {
  const token = await findRefreshToken(db, tokenHash(refreshToken));
  if (!token) return;
  await inTransaction(db, async (tx) => {
    if (!(await deleteFamily(tx, token.user_id, token.family_id))) return;
    const own = { ...origin, kind: 'access_token', id: token.family_id } as const;
    await recordAct(tx, { userId: token.user_id, origin: own, now }, { action: 'program_signed_out' });
  });
}

/** As sessions: a while after the last visit, and never longer than the absolute limit. */
function expiryOf(startedAt: Date, now: Date): Date {
  const idleEnd = now.getTime() + IDLE_LIMIT_DAYS * DAY_MS;
  const absoluteEnd = startedAt.getTime() + ABSOLUTE_LIMIT_DAYS * DAY_MS;
  return new Date(Math.min(idleEnd, absoluteEnd));
}
