import { AppError, type AppErrorCode, type AppErrorView } from '@earntrack/contract';
import type { TRPCDefaultErrorShape, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { Context } from './context.ts';

const UNEXPECTED = 'Something went wrong on our side. Please try again.';

export interface Refusal {
  code: AppErrorCode;
  message: string;
  fields: Record<string, string>;
}

/** What a failed call tells the client: an unexpected fault never tells more than a fixed sentence and the request id. */
export function formatError({
  shape,
  error,
  ctx,
}: {
  shape: TRPCDefaultErrorShape;
  error: TRPCError;
  ctx: Context | undefined;
}) {
  const { code, message, fields } = refusalOf(error);
  const app: AppErrorView = { code, fields, requestId: ctx?.request.requestId ?? '' };
  const { stack: _stack, ...visible } = shape.data;
  return { ...shape, message, data: { ...visible, app } };
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

function refusedInput(fault: ZodError): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of fault.issues) fields[issue.path.join('.')] ??= issue.message;
  return { code: 'invalid_input', message: 'Some of what was entered cannot be used', fields };
}
