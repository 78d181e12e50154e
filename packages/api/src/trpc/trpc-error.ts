import { AppError } from '@earntrack/contract';
import { TRPCError } from '@trpc/server';
import { isDatabaseGone, isUnstorableText } from '../database-faults.ts';
import { HTTP_STATUS } from './refusals.ts';

/** Refused before tRPC is asked, which has no name for it. */
const MISDIRECTED = 421;
type RefusedStatus = Exclude<(typeof HTTP_STATUS)[keyof typeof HTTP_STATUS], typeof MISDIRECTED>;

/** tRPC has a name for each status, and makes the status of an answer from the name. */
const TRPC_CODES = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  412: 'PRECONDITION_FAILED',
  422: 'UNPROCESSABLE_CONTENT',
  428: 'PRECONDITION_REQUIRED',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<RefusedStatus, TRPCError['code']>;

/** The error of tRPC for whatever a procedure threw; the fault itself stays its cause. */
export function trpcErrorOf(error: TRPCError): TRPCError {
  const { cause } = error;
  const refusal = cause instanceof AppError ? cause : refusalOfDatabase(cause);
  if (refusal === null) return error;
  const status = HTTP_STATUS[refusal.code];
  if (status === MISDIRECTED) throw new Error(`No procedure refuses with ${refusal.code}`);
  const code = TRPC_CODES[status];
  return new TRPCError({ code, message: refusal.message, cause: refusal });
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
