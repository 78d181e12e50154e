import { AttemptLimit } from './attempt-limit.ts';
import { networkOf } from './network-of.ts';

const WINDOW = { windowMs: 15 * 60_000, maxKeys: 10_000 };

/** One account from one network: as often as somebody tries who has forgotten which password it was. */
const ACCOUNT_FROM_NETWORK = { ...WINDOW, maxAttempts: 10 };
/** All accounts from one network: enough for an office, too little to try one password on everybody. */
const NETWORK = { ...WINDOW, maxAttempts: 50 };
/** One account from everywhere. */
const ACCOUNT = { ...WINDOW, maxAttempts: 100 };
/** What is left to each network of an account that is being guessed at. */
const ATTEMPTS_UNDER_ATTACK = 3;

/**
 * How often somebody may try to sign in: attempts that fail count by account and network, by network, and by account. An
 * account that is tried too often from everywhere is never closed, or a stranger could lock its owner out: each network
 * has fewer attempts then, and one from which nobody failed still has them all.
 */
export class LoginLimit {
  readonly #accountsFromNetworks = new AttemptLimit(ACCOUNT_FROM_NETWORK);
  readonly #networks = new AttemptLimit(NETWORK);
  readonly #accounts = new AttemptLimit(ACCOUNT);

  /** Counts one attempt. False, and nothing is counted, when there were too many. */
  admit(email: string, address: string, nowMs: number): boolean {
    const { network, pair } = keysOf(email, address);
    if (!this.#networks.hasRoom(network, nowMs)) return false;
    if (!this.#accountsFromNetworks.hasRoom(pair, nowMs)) return false;
    const isUnderAttack = !this.#accounts.hasRoom(email, nowMs);
    if (isUnderAttack && this.#accountsFromNetworks.countOf(pair, nowMs) >= ATTEMPTS_UNDER_ATTACK)
      return false;
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
    this.#accountsFromNetworks.forget(keysOf(email, address).pair);
  }
}

function keysOf(email: string, address: string): { network: string; pair: string } {
  const network = networkOf(address);
  return { network, pair: `${email}|${network}` };
}
