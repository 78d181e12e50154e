/** A program that is signed in, see `signInWithPassword`. */
export interface TokenSession {
  /** A token that is good now, renewed where it is about to end. Rejects once the sign-in has ended. */
  accessToken(): Promise<string>;
  /** Says that the server refused this token as expired: the next one is a new one. */
  expired(accessToken: string): void;
  /** Ends the sign-in, here and on the server. */
  signOut(): Promise<void>;
}

/** Who a program is: a token made in the settings, or its own sign-in. */
export type ClientAuth = { token: string } | TokenSession;
