import type { AppErrorCode } from './errors.ts';

/** An answer "no" with its reason, meant to be read by a person. Anything else that is thrown is a fault of ours. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  /** Faults by input path, for a form to show beside its fields. */
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds after which the same may be asked again; null where waiting alone changes nothing. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: AppErrorCode,
    publicMessage: string,
    options: { cause?: unknown; fields?: Record<string, string>; retryAfterSeconds?: number } = {},
  ) {
    super(publicMessage, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = options.fields ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}
