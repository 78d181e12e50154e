import type { RouterOutputs } from '@earntrack/api';
import { createEarnTrackClient, type EarnTrackClientOptions } from './client.ts';
import { readFailure } from './failure.ts';

/** What a program has that signed in; instants are ISO 8601. */
export type TokenPair = RouterOutputs['tokens']['login'];

export interface SessionOptions extends Pick<EarnTrackClientOptions, 'url' | 'timeoutMs' | 'fetch'> {
  /** Told each new pair: a program that is to go on after its end keeps the refresh token, which is good for one use. */
  onTokens?: (pair: TokenPair) => void;
}

/** A program that is signed in. */
export interface TokenSession {
  /** A token that is good now, renewed where it is about to end. Rejects once the sign-in has ended. */
  accessToken(): Promise<string>;
  /** Says that the server refused this token as expired: the next one is a new one. */
  expired(accessToken: string): void;
  /** Ends the sign-in, here and on the server. */
  signOut(): Promise<void>;
}

/** So long before its end a token is renewed, as clocks differ and requests take time. */
const MARGIN_MS = 30_000;

/** Signs in as a person does. Rejects with the server's refusal, which `readFailure` reads. */
export async function signInWithPassword({
  email,
  password,
  ...options
}: SessionOptions & { email: string; password: string }): Promise<TokenSession> {
  const pair = await createEarnTrackClient(options).tokens.login.mutate({ email, password });
  options.onTokens?.(pair);
  return sessionOf(pair, options);
}

/** Goes on with the refresh token that an earlier run kept. Nothing is asked before the first call. */
export function resumeSession({
  refreshToken,
  ...options
}: SessionOptions & { refreshToken: string }): TokenSession {
  return sessionOf({ accessToken: '', expiresAt: new Date(0).toISOString(), refreshToken }, options);
}

type Held = Pick<TokenPair, 'accessToken' | 'expiresAt' | 'refreshToken'>;

function sessionOf(first: Held, options: SessionOptions): TokenSession {
  const client = createEarnTrackClient(options);
  let held = first;
  let renewal: Promise<string> | null = null;

  const renew = async () => {
    const pair = await client.tokens.refresh.mutate({ refreshToken: held.refreshToken });
    held = pair;
    options.onTokens?.(pair);
    return pair.accessToken;
  };

  return {
    accessToken() {
      if (Date.parse(held.expiresAt) - Date.now() > MARGIN_MS) return Promise.resolve(held.accessToken);
      // A refresh token is good for one use: calls of the same moment wait for the same renewal.
      renewal ??= renew().finally(() => {
        renewal = null;
      });
      return renewal;
    },
    expired(accessToken) {
      if (accessToken === held.accessToken) held = { ...held, expiresAt: new Date(0).toISOString() };
    },
    async signOut() {
      await client.tokens.revoke.mutate({ refreshToken: held.refreshToken });
    },
  };
}

/** True when a call failed because its access token had expired. */
export function isExpiry(error: unknown): boolean {
  return readFailure(error).code === 'token_expired';
}
