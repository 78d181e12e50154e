import type { RouterOutputs } from '@earntrack/api';
import type { AppErrorCode } from '@earntrack/contract';
import type { TokenSession } from './auth.ts';
import { createEarnTrackClient, type EarnTrackClientOptions } from './client.ts';
import { readFailure, SignedOutError } from './failure.ts';

/** What a program has that signed in; instants are ISO 8601. */
export type TokenPair = RouterOutputs['tokens']['login'];

export interface SessionOptions extends Pick<EarnTrackClientOptions, 'url' | 'timeoutMs' | 'fetch'> {
  /**
   * Told each new pair before it is used: a program that is to go on after its end keeps the refresh token, which is good for
   * one use. A promise is waited for.
   */
  onTokens?: (pair: TokenPair) => void | Promise<void>;
}

/** So long before its end a token is renewed, as clocks differ and requests take time. */
const MARGIN_MS = 30_000;
/** After these no renewal with the same refresh token can succeed. */
const ENDINGS: readonly AppErrorCode[] = ['not_signed_in', 'token_expired', 'conflict'];
const LONG_AGO = new Date(0).toISOString();

export interface SignIn extends SessionOptions {
  email: string;
  password: string;
  /** Where a second factor is on: a code of the app, or a recovery code. */
  code?: string;
}

/**
 * Signs in as a person does. Rejects with the server's refusal, which `readFailure` reads; its code is
 * `second_factor_required` where the account asks for a code.
 */
export async function signInWithPassword({
  email,
  password,
  code,
  ...options
}: SignIn): Promise<TokenSession> {
  const credentials = { email, password, ...(code !== undefined && { code }) };
  const pair = await createEarnTrackClient(options).tokens.login.mutate(credentials);
  await options.onTokens?.(pair);
  return new RenewedSession(pair, options);
}

/** Goes on with the refresh token that an earlier run kept. Nothing is asked before the first call. */
export function resumeSession({
  refreshToken,
  ...options
}: SessionOptions & { refreshToken: string }): TokenSession {
  return new RenewedSession({ accessToken: '', expiresAt: LONG_AGO, refreshToken }, options);
}

type Held = Pick<TokenPair, 'accessToken' | 'expiresAt' | 'refreshToken'>;

class RenewedSession implements TokenSession {
  #held: Held;
  #renewal: Promise<string> | null = null;
  #end: SignedOutError | null = null;
  readonly #options: SessionOptions;

  constructor(first: Held, options: SessionOptions) {
    this.#held = first;
    this.#options = options;
  }

  async accessToken(): Promise<string> {
    if (this.#end) throw this.#end;
    if (Date.parse(this.#held.expiresAt) - Date.now() > MARGIN_MS) return this.#held.accessToken;
    // A refresh token is good for one use: calls of the same moment wait for the same renewal.
    this.#renewal ??= this.#renew().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  expired(accessToken: string): void {
    // A call that was sent before the last renewal says nothing of the token after it.
    if (accessToken === this.#held.accessToken) this.#held = { ...this.#held, expiresAt: LONG_AGO };
  }

  async signOut(): Promise<void> {
    // The pair that is on its way would outlive what is revoked; that it failed is told to those who wait for it.
    await this.#renewal?.catch(() => null);
    this.#end ??= new SignedOutError('This program has signed out. Sign in again to go on.');
    await this.#client().tokens.revoke.mutate({ refreshToken: this.#held.refreshToken });
  }

  async #renew(): Promise<string> {
    const { refreshToken } = this.#held;
    const pair = await this.#client()
      .tokens.refresh.mutate({ refreshToken })
      .catch((error: unknown) => {
        throw this.#endedBy(error) ?? error;
      });
    this.#held = pair;
    await this.#options.onTokens?.(pair);
    return pair.accessToken;
  }

  #endedBy(error: unknown): SignedOutError | null {
    const { kind, code, message } = readFailure(error);
    if (kind === 'refused' && ENDINGS.includes(code)) this.#end = new SignedOutError(message);
    return this.#end;
  }

  #client() {
    return createEarnTrackClient(this.#options);
  }
}
