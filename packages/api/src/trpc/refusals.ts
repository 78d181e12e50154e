import { AppError, type AppErrorCode } from '@earntrack/contract';
import { TRPCError } from '@trpc/server';
import { isDatabaseGone, isUnstorableText } from '../database-faults.ts';

/** What each refusal is called in tRPC, which also decides its HTTP status. */
const TRPC_CODES = {
  invalid_input: 'BAD_REQUEST',
  not_signed_in: 'UNAUTHORIZED',
  wrong_credentials: 'UNAUTHORIZED',
  email_taken: 'CONFLICT',
  registration_closed: 'FORBIDDEN',
  invitation_invalid: 'FORBIDDEN',
  forbidden: 'FORBIDDEN',
  foreign_origin: 'FORBIDDEN',
  not_found: 'NOT_FOUND',
  conflict: 'CONFLICT',
  already_deleted: 'CONFLICT',
  statement_mismatch: 'UNPROCESSABLE_CONTENT',
  statement_incomplete: 'UNPROCESSABLE_CONTENT',
  statement_already_committed: 'CONFLICT',
  too_many_requests: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<AppErrorCode, TRPCError['code']>;

/** The error of tRPC for whatever a procedure threw; the fault itself stays its cause. */
export function trpcErrorOf(error: TRPCError): TRPCError {
  const { cause } = error;
  if (cause instanceof AppError)
    return new TRPCError({ code: TRPC_CODES[cause.code], message: cause.message, cause });
  const refusal = refusalOfDatabase(cause);
  if (refusal === null) return error;
  return new TRPCError({ code: TRPC_CODES[refusal.code], message: refusal.message, cause: refusal });
}

function refusalOfDatabase(cause: unknown): AppError | null {
  if (isDatabaseGone(cause)) {
    const message = 'The database does not answer right now. Please try again in a moment.';
    return new AppError('unavailable', message, { cause });
  }
  if (isUnstorableText(cause)) {
    const message = 'One of the texts holds a character that cannot be stored. Type it again.';
    return new AppError('invalid_input', message, { cause });
  }
  return null;
}
