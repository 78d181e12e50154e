import { AttemptLimit } from './attempt-limit.ts';
import { networkOf } from './network-of.ts';

/** Of everything that counts attempts. */
export const WINDOW = { windowMs: 15 * 60_000, maxKeys: 10_000 };

export interface AccountLimits {
  /** One account from one network. */
  accountFromNetwork: number;
  /** All accounts from one network. */
  network: number;
  /** One account from everywhere. */
  account: number;
  /** What is left to each network of an account for which everybody's were used up. */
  leftToEachNetwork: number;
}

/**
 * As often as somebody tries who has forgotten which password it was; from one network enough for an office, too little to
 * try one password on everybody.
 */
export const SIGN_IN_LIMITS: AccountLimits = {
  accountFromNetwork: 10,
  network: 50,
  account: 100,
  leftToEachNetwork: 3,
};

/**
 * Mails with a link. Nothing is left to anybody once an account has had ten: links outlive the window, so that its owner has
 * them, whoever asked, and a crowd cannot fill the letter box.
 */
export const LINK_LIMITS: AccountLimits = {
  accountFromNetwork: 3,
  network: 20,
  account: 10,
  leftToEachNetwork: 0,
};

/**
 * How often something may be tried with accounts: attempts that fail count by account and network, by network, and by
 * account. An account that is guessed at from everywhere is never closed, or a stranger could lock its owner out: each
 * network has fewer attempts then, and one from which nobody failed still has them.
 */
export class AccountLimit {
  readonly #accountsFromNetworks: AttemptLimit;
  readonly #networks: AttemptLimit;
  readonly #accounts: AttemptLimit;
  readonly #leftToEachNetwork: number;

  constructor(limits: AccountLimits) {
    this.#accountsFromNetworks = new AttemptLimit({ ...WINDOW, maxAttempts: limits.accountFromNetwork });
    this.#networks = new AttemptLimit({ ...WINDOW, maxAttempts: limits.network });
    this.#accounts = new AttemptLimit({ ...WINDOW, maxAttempts: limits.account });
    this.#leftToEachNetwork = limits.leftToEachNetwork;
  }

  /** Counts one attempt. False, and nothing is counted, when there were too many. */
  admit(email: string, address: string, nowMs: number): boolean {
    const { network, pair } = keysOf(email, address);
    if (!this.#networks.hasRoom(network, nowMs)) return false;
    if (!this.#accountsFromNetworks.hasRoom(pair, nowMs)) return false;
    const isUsedUp = !this.#accounts.hasRoom(email, nowMs);
    if (isUsedUp && this.#accountsFromNetworks.countOf(pair, nowMs) >= this.#leftToEachNetwork) return false;
    this.#networks.count(network, nowMs);
    this.#accountsFromNetworks.count(pair, nowMs);
    this.#accounts.count(email, nowMs);
    return true;
  }

  /** Takes an attempt back that did not fail: one account that signs in clears nobody else's failures. */
  takeBack(email: string, address: string): void {
    const { network, pair } = keysOf(email, address);
    this.#networks.takeBack(network);
    this.#accountsFromNetworks.takeBack(pair);
    this.#accounts.takeBack(email);
  }

  /** Forgets the failures of somebody who got in. */
  succeeded(email: string, address: string): void {
    this.takeBack(email, address);
    this.forgive(email, address);
  }

  /** Forgets the failures of somebody who proved in another way whose account it is. */
  forgive(email: string, address: string): void {
    this.#accountsFromNetworks.forget(keysOf(email, address).pair);
  }
}

function keysOf(email: string, address: string): { network: string; pair: string } {
  const network = networkOf(address);
  return { network, pair: `${email}|${network}` };
}
