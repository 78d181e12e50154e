import { AttemptLimit } from './attempt-limit.ts';

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;
const MAX_KEYS = 10_000;

/**
 * Codes that were wrong, by account, from wherever they came: whoever tries one knows the password. A code is one of a million and three
 * are good at a time, so that fifty a day leave a guesser one chance in six thousand.
 */
export class CodeLimit {
  readonly #quarter = new AttemptLimit({ maxAttempts: 10, windowMs: QUARTER_MS, maxKeys: MAX_KEYS });
  readonly #day = new AttemptLimit({ maxAttempts: 50, windowMs: DAY_MS, maxKeys: MAX_KEYS });

  /** Counts one attempt. False, and nothing is counted, when there were too many. */
  admit(userId: string, nowMs: number): boolean {
    if (!this.#quarter.hasRoom(userId, nowMs) || !this.#day.hasRoom(userId, nowMs)) return false;
    this.#quarter.count(userId, nowMs);
    this.#day.count(userId, nowMs);
    return true;
  }

  /** Takes an attempt back that was right, or tried nothing. The wrong ones before it stay: they may be somebody else's. */
  takeBack(userId: string): void {
    this.#quarter.takeBack(userId);
    this.#day.takeBack(userId);
  }

  /**
   * Lets somebody try at once who reset the password: the guesser may have known the old one alone. Those of the day stay
   * counted, or a reader of the mail could reset and guess without end.
   */
  forgive(userId: string): void {
    this.#quarter.forget(userId);
  }
}
