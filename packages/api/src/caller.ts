import { AppError, type AppErrorCode, type CallerView, type TokenScope } from '@earntrack/contract';

/** Who asks, and with what. */
export interface Caller {
  kind: CallerView['kind'];
  userId: string;
  /** The token or the sign-in of a program, among all of this user; null for a browser. */
  tokenId: string | null;
  scopes: readonly TokenScope[];
  expiresAt: Date | null;
}

/** What became of the token that a request came with, where it opens nothing. */
export type BearerFault = 'unknown' | 'expired';

interface Asking {
  caller: Caller | null;
  bearerFault: BearerFault | null;
}

const ALLOWANCES: Record<TokenScope, string> = {
  read: 'read',
  write: 'change anything',
  import: 'import statements',
  export: 'export',
};

/** Who asks. Throws `not_signed_in`, or `token_expired` for a program that has to refresh its token. */
export function requireCaller({ caller, bearerFault }: Asking): Caller {
  if (caller) return caller;
  if (bearerFault === 'expired')
    throw new AppError('token_expired', 'This token has expired. Refresh it, or get another one.');
  if (bearerFault === 'unknown')
    throw new AppError('not_signed_in', 'This token does not exist or was ended. Get another one to go on.');
  throw new AppError('not_signed_in', 'Sign in to go on.');
}

/** Throws `forbidden` where a token was not allowed to do this. */
export function requireScope({ scopes }: Caller, scope: TokenScope): void {
  if (scopes.includes(scope)) return;
  throw new AppError(
    'forbidden',
    `This token may not ${ALLOWANCES[scope]}: use one with the scope “${scope}”.`,
  );
}

/** Throws `forbidden` where a program asks for what belongs to the person themselves. */
export function requireBrowser({ kind }: Caller): void {
  if (kind === 'session') return;
  throw new AppError('forbidden', 'No token opens this: sign in with a browser and do it in the settings.');
}

/** The WWW-Authenticate header of a refusal, by RFC 6750; null where none belongs to it. */
export function challengeOf(code: string | null, hasBearer: boolean): string | null {
  const refused: readonly AppErrorCode[] = ['not_signed_in', 'token_expired'];
  if (!refused.some((one) => one === code)) return null;
  if (!hasBearer) return 'Bearer realm="EarnTrack"';
  const why = code === 'token_expired' ? 'The token expired' : 'The token is unknown or ended';
  return `Bearer realm="EarnTrack", error="invalid_token", error_description="${why}"`;
}
