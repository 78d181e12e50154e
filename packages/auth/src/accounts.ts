import type { RegistrationMode, Role } from '@earntrack/contract';
import type { AccountRow } from '@earntrack/db';
import type { Currency, Weekday } from '@earntrack/domain';

/** What `registerInput` of the contract gives after parsing. */
export interface Registration {
  email: string;
  password: string;
  displayName: string;
  timeZone: string;
  currency: Currency;
  locale: string;
  weekStart: Weekday;
  invitation?: string | null | undefined;
}

export interface Account {
  userId: string;
  email: string;
  role: Role;
}

export interface Invitation {
  /** Shown once; only its hash is kept. */
  token: string;
  expiresAt: Date;
}

/** Does one thing once for whoever has it. */
export interface AccountLink {
  /** Only its hash is kept. */
  token: string;
  expiresAt: Date;
  account: Account;
}

export interface EmailChange {
  account: Account;
  oldEmail: string;
}

/** Who may sign in, and what becomes of their account. Wherever a password is asked for, guesses count together. */
export interface Accounts {
  /**
   * Makes an account with its profile. The first one is the operator's, whatever the mode. Throws an AppError
   * `email_taken`, `registration_closed` or `invitation_invalid`, or `too_many_requests` when many came from `address`.
   */
  registerAccount(registration: Registration, mode: RegistrationMode, address: string): Promise<Account>;
  /**
   * The account of these credentials. Throws an AppError `wrong_credentials`, in the same time for an unknown address as
   * for a wrong password, or `too_many_requests` after too many failures; an owner who comes from an `address` without
   * failures is never locked out by those of others.
   */
  authenticate(email: string, password: string, address: string): Promise<Account>;
  /** The account of a signed-in user; null when it is gone. */
  findAccount(userId: string): Promise<Account | null>;
  /** The account of an address; null where nobody has one. */
  findAccountByEmail(email: string): Promise<Account | null>;
  /** True while nobody has an account. */
  isEmpty(): Promise<boolean>;
  /** Leave to register once. `createdBy` is null at the command line. */
  createInvitation(createdBy: string | null, expiresInDays: number): Promise<Invitation>;
  /**
   * Another password, for somebody who says the present one. All sessions, sign-ins of programs
   * and open links of the account end; API tokens stay. Throws an
   * AppError `wrong_credentials`, `too_many_requests`, or `invalid_input` for an easy one.
   */
  changePassword(userId: string, passwords: PasswordChange, address: string): Promise<Account>;
  /**
   * Counts a wish for a link to a new password. False when there were too many for this address or from this network; the
   * one who asks must not learn it.
   */
  admitPasswordReset(email: string, address: string): boolean;
  /** A link to a new password. Null for an address without an account. Earlier links go on working. */
  createPasswordReset(email: string, validForHours: number): Promise<AccountLink | null>;
  /**
   * Nothing where a link to a new password would still work; it is not used up. Throws an AppError `link_invalid`, or
   * `too_many_requests` when many dead ones came from `address`.
   */
  assertResetLink(token: string, address: string): Promise<void>;
  /**
   * Uses a link up: a new password; all sessions, sign-ins of programs and links of the account end. Throws an AppError `link_invalid`, or
   * `invalid_input` for an easy password, which leaves the link as it is.
   */
  resetPassword(wish: { token: string; newPassword: string }, address: string): Promise<Account>;
  /**
   * A link that makes `email` the account's address once it is confirmed. Throws an AppError `wrong_credentials`,
   * `email_taken`, or `too_many_requests`.
   */
  createEmailChange(userId: string, wish: EmailChangeWish, address: string): Promise<AccountLink>;
  /** Uses a link up: the new address, and all links of the account end. Throws an AppError `link_invalid` or `email_taken`. */
  confirmEmailChange(token: string): Promise<EmailChange>;
  /**
   * Deletes the account and everything of its user, for somebody who says its password. Throws an AppError
   * `wrong_credentials`, `too_many_requests`, or `forbidden` for the only operator while others have accounts.
   */
  deleteAccount(userId: string, password: string, address: string): Promise<void>;
  /** Deletes links that are past their time. Returns how many. */
  sweepExpired(): Promise<number>;
}

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

export interface EmailChangeWish {
  currentPassword: string;
  email: string;
}

/** An account without what nobody else may know. */
export function accountOf({ user_id, email, role }: AccountRow): Account {
  return { userId: user_id, email, role };
}
