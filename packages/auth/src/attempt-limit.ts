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

  /** False when the key has used up its attempts of this window. */
  hasRoom(key: string, nowMs: number): boolean {
    return this.countOf(key, nowMs) < this.#maxAttempts;
  }

  /** The attempts of this window. */
  countOf(key: string, nowMs: number): number {
    const known = this.#attempts.get(key);
    return known && known.endsAtMs > nowMs ? known.count : 0;
  }

  /** Counts one attempt. */
  count(key: string, nowMs: number): void {
    const known = this.#attempts.get(key);
    if (known && known.endsAtMs > nowMs) {
      known.count += 1;
      return;
    }
    this.#attempts.delete(key);
    this.#forgetEnded(nowMs);
    const oldest = this.#attempts.keys().next();
    if (this.#attempts.size >= this.#maxKeys && !oldest.done) this.#attempts.delete(oldest.value);
    this.#attempts.set(key, { count: 1, endsAtMs: nowMs + this.#windowMs });
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#attempts.size;
  }

  /** Takes one attempt back that turned out to be none. */
  takeBack(key: string): void {
    const known = this.#attempts.get(key);
    if (known && known.count > 0) known.count -= 1;
  }

  /** Starts the key anew. */
  forget(key: string): void {
    this.#attempts.delete(key);
  }

  /** Windows end in the order in which they began. A key may be somebody's address, which nobody needs to keep any longer. */
  #forgetEnded(nowMs: number): void {
    for (const [key, { endsAtMs }] of this.#attempts) {
      if (endsAtMs > nowMs) return;
      this.#attempts.delete(key);
    }
  }
}
