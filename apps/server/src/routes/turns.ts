import { AppError } from '@earntrack/contract';

/** Lets few at once do what is much work, and each account one thing at a time. */
export class Turns {
  readonly #busy = new Set<string>();
  readonly #atOnce: number;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Throws an AppError where it is not one's turn. */
  async take<T>(userId: string, work: () => Promise<T>): Promise<T> {
    if (this.#busy.has(userId)) {
      throw new AppError(
        'conflict',
        'An archive of this account is being written or read at this moment. Wait until that is done.',
      );
    }
    if (this.#busy.size >= this.#atOnce) {
      throw new AppError(
        'too_many_requests',
        'Others are at their archives at this moment. Try again in a minute.',
      );
    }
    this.#busy.add(userId);
    try {
      return await work();
    } finally {
      this.#busy.delete(userId);
    }
  }
}
