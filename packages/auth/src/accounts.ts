import type { RegistrationMode, Role } from '@earntrack/contract';
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

/** Who may sign in. */
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
  /** True while nobody has an account. */
  isEmpty(): Promise<boolean>;
  /** Leave to register once. `createdBy` is null at the command line. */
  createInvitation(createdBy: string | null, expiresInDays: number): Promise<Invitation>;
}
