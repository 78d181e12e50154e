interface Attempts {
  count: number;
  endsAtMs: number;
}

/** Counts attempts by key in memory, over windows that begin with the first attempt. Forgets the oldest keys first. */
export class AttemptLimit {
  readonly #attempts = new Map<string, Attempts>();
  readonly #maxAttempts: number;
  readonly #windowMs: number;
  readonly #maxKeys: number;

  constructor({
    maxAttempts,
    windowMs,
    maxKeys,
  }: { maxAttempts: number; windowMs: number; maxKeys: number }) {
    this.#maxAttempts = maxAttempts;
    this.#windowMs = windowMs;
    this.#maxKeys = maxKeys;
  }

  /** Counts one attempt. False when the key has used up its attempts of this window. */
  admit(key: string, nowMs: number): boolean {
    const known = this.#attempts.get(key);
    if (known && known.endsAtMs > nowMs) {
      known.count += 1;
      return known.count <= this.#maxAttempts;
    }
    this.#attempts.delete(key);
    const oldest = this.#attempts.keys().next();
    if (this.#attempts.size >= this.#maxKeys && !oldest.done) this.#attempts.delete(oldest.value);
    this.#attempts.set(key, { count: 1, endsAtMs: nowMs + this.#windowMs });
    return true;
  }

  /** Starts the key anew, after a success. */
  forget(key: string): void {
    this.#attempts.delete(key);
  }
}
