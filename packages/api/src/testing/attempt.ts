import type { Visitor } from './test-api.ts';

/** What one person has, and another one tries to reach. */
export interface Belongings {
  platformId: string;
  earningId: string;
  workId: string;
  payoutId: string;
  goalId: string;
  importId: string;
  mappingId: string;
  productId: string;
  bulkChangeId: string;
  apiTokenId: string;
}

export interface Attempt {
  call: (visitor: Visitor, of: Belongings) => Promise<unknown>;
  /** How somebody without a session is refused; null where everybody may call. */
  nobody: string | null;
  /** How somebody else is refused, or null where the answer only ever concerns the caller. */
  stranger: string | null;
}

export const own = (call: Attempt['call']): Attempt => ({ call, nobody: 'not_signed_in', stranger: null });
export const foreign = (call: Attempt['call']): Attempt => ({
  call,
  nobody: 'not_signed_in',
  stranger: 'not_found',
});
export const open = (call: Attempt['call']): Attempt => ({ call, nobody: null, stranger: null });
/** What a session alone does not open. */
export const withPassword = (call: Attempt['call']): Attempt => ({
  call,
  nobody: 'not_signed_in',
  stranger: 'wrong_credentials',
});
/** What is refused alike, whoever asks. */
export const refusedWith =
  (code: string) =>
  (call: Attempt['call']): Attempt => ({
    call,
    nobody: code,
    stranger: code,
  });
/** What only a role of the installation opens. */
export const forOperators = (call: Attempt['call']): Attempt => ({
  call,
  nobody: 'not_signed_in',
  stranger: 'forbidden',
});
