import { AppError, type AppErrorCode } from '@earntrack/contract';
import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';

/** The HTTP status of each refusal, whether a procedure or anything before one refuses. */
export const HTTP_STATUS = {
  invalid_input: 400,
  not_signed_in: 401,
  token_expired: 401,
  tokens_not_set_up: 409,
  wrong_credentials: 401,
  second_factor_required: 401,
  wrong_code: 401,
  challenge_invalid: 401,
  second_factor_not_set_up: 409,
  email_taken: 409,
  registration_closed: 403,
  invitation_invalid: 403,
  link_invalid: 403,
  mail_not_set_up: 409,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  not_served_here: 421,
  conflict: 409,
  changed_elsewhere: 412,
  version_missing: 428,
  key_reused: 422,
  already_deleted: 409,
  statement_mismatch: 422,
  statement_incomplete: 422,
  statement_tied: 422,
  statement_already_committed: 409,
  too_many_requests: 429,
  busy: 503,
  read_only: 503,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<AppErrorCode, number>;

/** All that anybody is told of a fault of ours. */
export const UNEXPECTED = 'Something went wrong on our side. Please try again.';

export interface Refusal {
  code: AppErrorCode;
  message: string;
  fields: Record<string, string>;
}

/** What a person may know about a failed call. */
export function refusalOf(error: TRPCError): Refusal {
  const { cause } = error;
  if (cause instanceof AppError)
    return { code: cause.code, message: cause.message, fields: { ...cause.fields } };
  if (cause instanceof ZodError && error.code === 'BAD_REQUEST') return refusedInput(cause);
  switch (error.code) {
    case 'BAD_REQUEST':
    case 'PARSE_ERROR':
    case 'UNSUPPORTED_MEDIA_TYPE':
    case 'PAYLOAD_TOO_LARGE':
      return { code: 'invalid_input', message: 'The request could not be read', fields: {} };
    case 'NOT_FOUND':
    case 'METHOD_NOT_SUPPORTED':
      return { code: 'not_found', message: 'There is no such procedure', fields: {} };
    default:
      return { code: 'internal', message: UNEXPECTED, fields: {} };
  }
}

/** How soon another try makes sense where only the moment was bad. */
const MOMENT_SECONDS = 5;

/** Seconds after which the same may be asked again; null where waiting alone changes nothing. */
export function retryAfterOf(fault: unknown): number | null {
  const refusal = fault instanceof TRPCError ? fault.cause : fault;
  if (refusal instanceof AppError)
    return refusal.retryAfterSeconds ?? (refusal.code === 'unavailable' ? MOMENT_SECONDS : null);
  const isLeaving = refusal instanceof Error && 'statusCode' in refusal && refusal.statusCode === 502;
  return isLeaving ? MOMENT_SECONDS : null;
}

function refusedInput(fault: ZodError): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of fault.issues) fields[issue.path.join('.')] ??= issue.message;
  return { code: 'invalid_input', message: 'Some of what was entered cannot be used', fields };
}
