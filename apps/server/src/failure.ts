import { HTTP_STATUS, UNEXPECTED } from '@earntrack/api/server';
import { AppError, type AppErrorCode, type AppErrorView } from '@earntrack/contract';

interface Failure {
  status: number;
  code: AppErrorCode;
  message: string;
  fields: Record<string, string>;
}

/** What a person may know of a request that failed before or outside any procedure. */
export function failureOf(fault: unknown): Failure {
  if (fault instanceof AppError) {
    const { code, message, fields } = fault;
    return { status: HTTP_STATUS[code], code, message, fields: { ...fields } };
  }
  return { fields: {}, ...failureOfStatus(statusOf(fault)) };
}

function failureOfStatus(status: number): Omit<Failure, 'fields'> {
  if (status === 413) return { status, code: 'invalid_input', message: 'A request holds 4 MB at most.' };
  if (status === 414) return { status, code: 'invalid_input', message: 'This address is too long.' };
  if (status === 415)
    return { status, code: 'invalid_input', message: 'Only application/json is understood here.' };
  if (status === 404) return { status, code: 'not_found', message: 'There is nothing at this address.' };
  if (status === 502)
    return { status, code: 'unavailable', message: 'EarnTrack is shutting down. Please try again.' };
  if (status >= 400 && status < 500)
    return { status, code: 'invalid_input', message: 'The request could not be read.' };
  return { status: HTTP_STATUS.internal, code: 'internal', message: UNEXPECTED };
}

function statusOf(fault: unknown): number {
  const isNumbered = fault instanceof Error && 'statusCode' in fault && typeof fault.statusCode === 'number';
  return isNumbered ? (fault.statusCode as number) : 500;
}

/** Whether somebody has to look into it: what maintenance refuses was meant to be, and what is sent away has a metric. */
export function isFault({ status, code }: { status: number; code: string | null }): boolean {
  return status >= 500 && code !== 'read_only' && code !== 'busy';
}

/** The body of a failed request, in the form in which procedures fail too, so that clients need to know only one. */
export function failureBody({ status, code, message, fields }: Failure, requestId: string) {
  const app: AppErrorView = { code, requestId, fields };
  return { error: { message, code: -32_000, data: { code: code.toUpperCase(), httpStatus: status, app } } };
}
