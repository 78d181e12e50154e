import type { AccountState } from './account-state.ts';
import type { ProvenOwner } from './entrance.ts';
import type { Origin } from './origin.ts';
import type { SignInProof } from './second-factors.ts';

/** A signed-in browser. `id` is a hash: safe in logs and lists, useless as a cookie. */
export interface Session {
  id: string;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
  lastSeenAt: Date;
  userAgent: string;
}

export interface StartedSession {
  session: Session;
  /** The bearer of the session; only the cookie carries it. */
  token: string;
  /** The value of the Set-Cookie header. */
  cookie: string;
}

export interface ResolvedSession {
  session: Session;
  /** How the account stands; null while that is being deleted. */
  state: AccountState | null;
  /** The value of a Set-Cookie header that prolongs the cookie, when the session was prolonged; else null. */
  renewedCookie: string | null;
}

/** Sessions, whatever library keeps them. */
export interface Auth {
  /** "__Host-earntrack_session" where cookies are secure. */
  readonly cookieName: string;
  /** The value of a Set-Cookie header that takes the cookie away. */
  readonly blankCookie: string;
  /**
   * A new session with a new token, of somebody who has shown `proof`. Throws an AppError `conflict` where how their account is
   * entered was changed since.
   */
  start(owner: ProvenOwner, origin: Origin, proof: SignInProof): Promise<StartedSession>;
  /** The same for somebody who did not sign in just now: their account was made, or is entered in another way from now on. */
  restart(owner: ProvenOwner, origin: Origin): Promise<StartedSession>;
  /** The session of a request, from its whole Cookie header. Null for none, an ended or an unknown one; never throws for a malformed header. */
  resolve(cookieHeader: string | undefined): Promise<ResolvedSession | null>;
  /** Whether a session goes on. Asking is no visit: it prolongs nothing. */
  isOpen(sessionId: string): Promise<boolean>;
  /** Ends one session of this user that another one has replaced. */
  end(userId: string, sessionId: string): Promise<void>;
  /** Ends the session of somebody who signs out. */
  signOut(session: Session, origin: Origin): Promise<void>;
  /** Ends a session or a sign-in of a program of this user, whichever has this id. */
  endDevice(userId: string, id: string, origin: Origin): Promise<void>;
  /** Ends every session of this user but one, and every sign-in of a program. Returns how many. */
  endOthers(userId: string, keptSessionId: string, origin: Origin): Promise<number>;
  /** The user's sessions that have not ended, latest first. */
  list(userId: string): Promise<Session[]>;
  /** Deletes the rows of sessions that have ended by themselves. Returns how many. */
  sweepExpired(): Promise<number>;
}
