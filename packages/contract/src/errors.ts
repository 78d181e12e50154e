/** Every way in which a request can be refused. Each maps to one tRPC and one HTTP code. */
export const APP_ERROR_CODES = [
  'invalid_input',
  'not_signed_in',
  'token_expired',
  'tokens_not_set_up',
  'wrong_credentials',
  'second_factor_required',
  'wrong_code',
  'challenge_invalid',
  'second_factor_not_set_up',
  'email_taken',
  'registration_closed',
  'invitation_invalid',
  'link_invalid',
  'mail_not_set_up',
  'forbidden',
  'foreign_origin',
  'not_found',
  'not_served_here',
  'conflict',
  'changed_elsewhere',
  'version_missing',
  'key_reused',
  'already_deleted',
  'statement_mismatch',
  'statement_incomplete',
  'statement_tied',
  'statement_already_committed',
  'too_many_requests',
  'busy',
  'read_only',
  'unavailable',
  'internal',
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** What an error carries to the client beside its message. */
export interface AppErrorView {
  code: AppErrorCode;
  requestId: string;
  /** Faults by input path ("currency", "components.base"); empty unless the input was refused. */
  fields: Record<string, string>;
}
