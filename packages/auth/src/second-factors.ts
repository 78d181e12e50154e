import type { SecondFactorKind } from '@earntrack/contract';
import type { Account } from './accounts.ts';
import type { ProvenOwner } from './entrance.ts';
import type { Origin } from './origin.ts';
import type { Resealed } from './reseal-secrets.ts';
import type { RightCode } from './take-code.ts';

/** What was shown to sign in: the password alone, or what came on top of it. */
export type SignInProof = 'password' | RightCode;

export interface SecondFactorState {
  /** Null where the password alone signs in. */
  kind: SecondFactorKind | null;
  since: Date | null;
  recoveryCodesLeft: number;
  /** False where the server has no key to keep secrets with. */
  isAvailable: boolean;
}

/** Half a sign-in, good for one whole one. */
export interface Challenge {
  /** Only its hash is kept. */
  token: string;
  kinds: SecondFactorKind[];
  expiresAt: Date;
}

/** A second factor that is on from now on. */
export interface TurnedOn {
  recoveryCodes: string[];
  account: Account;
}

/** Somebody who is signed in, and shows that it is them. */
export interface FactorProof {
  currentPassword: string;
  /** From the app, or a recovery code. */
  code: string;
}

/**
 * What an account is entered with beside its password. Codes that were wrong are counted by account: ten in a quarter of an hour,
 * fifty in a day. Whoever does not know the password is never asked for one, so no stranger uses them up.
 */
export interface SecondFactors {
  show(userId: string): Promise<SecondFactorState>;
  /**
   * A new secret for an app, for somebody who says the password; nothing is on before `confirm`. Throws an AppError
   * `second_factor_not_set_up` without a key, `wrong_credentials`, `too_many_requests`, or `conflict` where one is on.
   */
  begin(userId: string, currentPassword: string, origin: Origin): Promise<{ secret: string; uri: string }>;
  /**
   * Turns on what was begun within half an hour, for somebody with a code of it. Every session and every sign-in of a program
   * ends: they were begun with less. Gives recovery codes, of which only hashes are kept, and the account as it is entered from now on. Throws an AppError `wrong_code`,
   * `too_many_requests`, or `conflict` where nothing was begun.
   */
  confirm(userId: string, code: string, origin: Origin): Promise<TurnedOn>;
  /** New recovery codes in the place of the old ones. Throws an AppError as `turnOff`. */
  renewRecoveryCodes(userId: string, proof: FactorProof, origin: Origin): Promise<string[]>;
  /**
   * The password alone signs in again; sessions and sign-ins of programs end. Throws an AppError `wrong_credentials`, `wrong_code`,
   * `too_many_requests`, or `conflict` where none is on or how the account is entered was changed meanwhile.
   */
  turnOff(userId: string, proof: FactorProof, origin: Origin): Promise<Account>;
  /** The same for somebody who lost app and codes, by whoever runs the server. "none" where none is on; null without an account. */
  removeByOperator(email: string): Promise<'removed' | 'none' | null>;
  /**
   * Seals the secrets of everybody with the present key, by whoever runs the server, so that the key before it can go. Throws an AppError
   * `second_factor_not_set_up` without a key.
   */
  resealAll(): Promise<Resealed>;
  /**
   * What is asked of somebody whose password was right. Null where that was enough. Throws an AppError `conflict` where how the account is
   * entered was changed since.
   */
  challenge(owner: ProvenOwner): Promise<Challenge | null>;
  /**
   * The account of a half sign-in, for a right code; both are used up. Throws an AppError `challenge_invalid` for one that is unknown, used,
   * late or had five wrong codes, `wrong_code`, or `too_many_requests`.
   */
  pass(token: string, code: string, origin: Origin): Promise<{ account: Account; proof: RightCode }>;
  /**
   * The same for a program that says everything at once. Throws an AppError `second_factor_required` where a code is missing,
   * `wrong_code`, or `too_many_requests`.
   */
  require(userId: string, code: string | undefined, origin: Origin): Promise<SignInProof>;
}
