import type { TokenLifetime, TokenScope } from '@earntrack/contract';
import type { AccountState } from './account-state.ts';
import type { ProvenOwner } from './entrance.ts';
import type { Origin } from './origin.ts';
import type { SignInProof } from './second-factors.ts';

/** Two tokens: one for requests, one for the next two. */
export interface TokenPair {
  accessToken: string;
  expiresAt: Date;
  refreshToken: string;
  refreshExpiresAt: Date;
}

/** A program that signed in. `id` is a hash: safe in logs and lists, useless as a token. */
export interface ProgramSignIn {
  id: string;
  userId: string;
  userAgent: string;
  createdAt: Date;
  lastUsedAt: Date;
}

/** A token that somebody made for a program. */
export interface ApiToken {
  id: string;
  name: string;
  scopes: readonly TokenScope[];
  expiresInDays: TokenLifetime;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

export interface ApiTokenWish {
  /** Made by the client. */
  id: string;
  name: string;
  scopes: readonly TokenScope[];
  expiresInDays: TokenLifetime;
}

/** The program that a request comes from. */
export interface ProgramCaller {
  /** With an access token from a sign-in, or with an API token. */
  kind: 'access' | 'api';
  /** Of the sign-in or the token. */
  id: string;
  /** What an API token is called; empty for a sign-in. */
  name: string;
  userId: string;
  scopes: readonly TokenScope[];
  expiresAt: Date | null;
}

export interface KnownBearer {
  caller: ProgramCaller;
  /** How its owner's account stands; null while that is being deleted. */
  state: AccountState | null;
  /** Writes down that the token was used; null when that was done within the last minute. Nobody has to wait for it. */
  noteUse: (() => Promise<void>) | null;
}

/** Programs that act for somebody: those that sign in with a password, and those that were given a token. */
export interface Programs {
  /** Throws an AppError `tokens_not_set_up` where no secret was set that access tokens are signed with. API tokens need none. */
  assertCanSignIn(): void;
  /**
   * A new sign-in with its first pair. Of fifty, the one that was used least lately ends. Throws an AppError `conflict` where how the
   * account is entered was changed since its owner was proved.
   */
  start(owner: ProvenOwner, origin: Origin, proof: SignInProof): Promise<TokenPair>;
  /**
   * The next pair for a refresh token. Throws an AppError `not_signed_in` for one that is unknown, ended or expired, and for
   * one that was used before: then its whole sign-in ends. Within ten seconds of its first use it is `conflict`, and nothing ends.
   */
  refresh(refreshToken: string, origin: Origin): Promise<TokenPair>;
  /** Ends the sign-in of a refresh token, whichever of its tokens it is. */
  revoke(refreshToken: string, origin: Origin): Promise<void>;
  /**
   * Who a request comes from, from its whole Authorization header. Null where it carries no bearer; "expired" for one that
   * was good; "unknown" for everything else. Never throws for a malformed header.
   */
  resolve(authorization: string | undefined): Promise<KnownBearer | 'unknown' | 'expired' | null>;
  /** The sign-ins of a user that have not ended, latest first. */
  listSignIns(userId: string): Promise<ProgramSignIn[]>;
  /** The API tokens of a user, latest first. */
  listApiTokens(userId: string): Promise<ApiToken[]>;
  /**
   * A new API token; `token` is shown once. The same wish again makes a new token of it as long as nothing used the first.
   * Throws an AppError `conflict` when there are too many, or when the id stands for another token.
   */
  createApiToken(
    userId: string,
    wish: ApiTokenWish,
    origin: Origin,
  ): Promise<{ apiToken: ApiToken; token: string }>;
  /** Ends an API token of this user, at once. */
  revokeApiToken(userId: string, id: string, origin: Origin): Promise<void>;
  /** Deletes what has expired; API tokens a month later, so that whoever misses one learns why. Returns how many. */
  sweepExpired(): Promise<number>;
}
