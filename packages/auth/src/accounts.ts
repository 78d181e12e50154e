import type { RegistrationMode, Role } from '@earntrack/contract';
import type { AccountRow } from '@earntrack/db';
import type { Currency, Weekday } from '@earntrack/domain';
import type { ProvenOwner } from './entrance.ts';
import type { OperatorDoing } from './operator-act.ts';
import type { Origin } from './origin.ts';
import type { SecondFactors } from './second-factors.ts';

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

export interface Account extends ProvenOwner {
  email: string;
  role: Role;
}

export interface ListedAccount extends Account {
  createdAt: Date;
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
   * `email_taken`, `registration_closed` or `invitation_invalid`, or `too_many_requests` when many came from its network.
   */
  registerAccount(registration: Registration, mode: RegistrationMode, origin: Origin): Promise<Account>;
  /**
   * The account of these credentials. Throws an AppError `wrong_credentials`, in the same time for an unknown address as
   * for a wrong password, or `too_many_requests` after too many failures; an owner who comes from a network without
   * failures is never locked out by those of others.
   */
  authenticate(email: string, password: string, origin: Origin): Promise<Account>;
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
   * AppError `wrong_credentials`, `too_many_requests`, `conflict` where it was changed meanwhile, or `invalid_input` for an easy one.
   */
  changePassword(userId: string, passwords: PasswordChange, origin: Origin): Promise<Account>;
  /**
   * Counts a wish for a link to a new password. False when there were too many for this address or from this network; the
   * one who asks must not learn it.
   */
  admitPasswordReset(email: string, origin: Origin): boolean;
  /** A link to a new password. Null for an address without an account. Earlier links go on working. */
  createPasswordReset(email: string, validForHours: number, origin: Origin): Promise<AccountLink | null>;
  /**
   * Nothing where a link to a new password would still work; it is not used up. Throws an AppError `link_invalid`, or
   * `too_many_requests` when many dead ones came from its network.
   */
  assertResetLink(token: string, origin: Origin): Promise<void>;
  /**
   * Uses a link up: a new password; all sessions, sign-ins of programs and links of the account end. Throws an AppError `link_invalid`, or
   * `invalid_input` for an easy password, which leaves the link as it is.
   */
  resetPassword(wish: { token: string; newPassword: string }, origin: Origin): Promise<Account>;
  /**
   * A link that makes `email` the account's address once it is confirmed. Throws an AppError `wrong_credentials`,
   * `email_taken`, or `too_many_requests`.
   */
  createEmailChange(userId: string, wish: EmailChangeWish, origin: Origin): Promise<AccountLink>;
  /** Uses a link up: the new address, and all links of the account end. Throws an AppError `link_invalid` or `email_taken`. */
  confirmEmailChange(token: string, origin: Origin): Promise<EmailChange>;
  /**
   * Deletes the account and everything of its user, for somebody who says its password, and a code where a second factor is
   * on. Throws an AppError `wrong_credentials`, `second_factor_required`, `wrong_code`, `too_many_requests`, or `forbidden` for
   * the only operator while others have accounts.
   */
  deleteAccount(userId: string, proof: DeletionProof, origin: Origin): Promise<void>;
  /**
   * Gives an account another role, which its audit and that of the operators remember. Null where nobody has the address. Throws an
   * AppError `forbidden` for the only admin.
   */
  changeRole(email: string, role: Role, doing: OperatorDoing): Promise<Account | null>;
  /** Accounts in the order of their addresses, at most `limit` after one of them. */
  listAccounts(page: { afterEmail: string | null; limit: number }): Promise<ListedAccount[]>;
  /** Remembers that somebody was not let in, where there is an account; asked for after the answer, whose time says nothing then. */
  noteFailedSignIn(email: string, origin: Origin): Promise<void>;
  /** What is asked for beside a password. */
  readonly secondFactors: SecondFactors;
  /** Deletes links and half sign-ins that are past their time. Returns how many. */
  sweepExpired(): Promise<number>;
}

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

export interface DeletionProof {
  currentPassword: string;
  code?: string | undefined;
}

export interface EmailChangeWish {
  currentPassword: string;
  email: string;
}

/** An account without what nobody else may know. */
export function accountOf({ user_id, email, role, entrance }: AccountRow): Account {
  return { userId: user_id, email, role, entrance };
}
