import { APP_ERROR_CODES, type AppErrorCode, type AppErrorView } from '@earntrack/contract';
import { TRPCClientError } from '@trpc/client';

/** Refused by the server with a reason; or never answered; or answered with something that is no answer of ours. */
export type FailureKind = 'refused' | 'unreachable' | 'timed_out' | 'unexpected';

export interface ClientFailure extends AppErrorView {
  kind: FailureKind;
  /** A sentence for the person; never a stack or a technical text. */
  message: string;
}

/** The sign-in of a program has ended: only a new one helps. Its message is a sentence. */
export class SignedOutError extends Error {
  override name = 'SignedOutError';
}

const WORDS: Record<Exclude<FailureKind, 'refused'>, string> = {
  unreachable: 'The server cannot be reached. Check the network, then try again.',
  timed_out: 'The server took too long to answer. Try again in a moment.',
  unexpected: 'Something went wrong. Try again; if it stays, tell whoever runs this server.',
};

/** What a failed call means: its code, a sentence, the faults by input path and the request id. Never throws. */
export function readFailure(error: unknown): ClientFailure {
  const ended = [error, error instanceof Error ? error.cause : null].find(
    (thing) => thing instanceof SignedOutError,
  );
  if (ended)
    return {
      kind: 'refused',
      code: 'not_signed_in',
      message: ended.message,
      requestId: '',
      fields: {},
    };
  if (error instanceof TRPCClientError) {
    const app = appErrorOf(error.data);
    if (app) return { ...app, kind: 'refused', message: error.message };
    return failureOf(error.cause === undefined ? 'unexpected' : kindOfCause(error.cause, error));
  }
  return failureOf(kindOfCause(error, error));
}

function failureOf(kind: Exclude<FailureKind, 'refused'>): ClientFailure {
  const code: AppErrorCode = kind === 'unexpected' ? 'internal' : 'unavailable';
  return { kind, code, message: WORDS[kind], requestId: '', fields: {} };
}

function kindOfCause(cause: unknown, error: unknown): Exclude<FailureKind, 'refused'> {
  const names = [cause, error].map((thing) => (thing instanceof Error ? thing.name : ''));
  if (names.includes('TimeoutError')) return 'timed_out';
  // Every engine's fetch rejects with a TypeError when nothing answers.
  if (cause instanceof TypeError) return 'unreachable';
  return 'unexpected';
}

function appErrorOf(content: unknown): AppErrorView | null {
  if (!isRecord(content) || !isRecord(content['app'])) return null;
  const { code, requestId, fields } = content['app'];
  if (!isAppErrorCode(code)) return null;
  return {
    code,
    requestId: typeof requestId === 'string' ? requestId : '',
    fields: isRecord(fields) ? textsOf(fields) : {},
  };
}

function isAppErrorCode(code: unknown): code is AppErrorCode {
  return APP_ERROR_CODES.some((known) => known === code);
}

function isRecord(thing: unknown): thing is Record<string, unknown> {
  return typeof thing === 'object' && thing !== null;
}

function textsOf(fields: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(fields).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
