/** How often it looks. */
const LOOK_MS = 100;

/**
 * By how much the event loop is late again and again: whoever arrives then has waited already, where nobody could see it. What blocks it once
 * is over when somebody is let in.
 */
export class LoopLag {
  readonly #timer: ReturnType<typeof setInterval>;
  #dueMs = performance.now() + LOOK_MS;
  #late = { lastMs: 0, beforeMs: 0 };

  constructor() {
    this.#timer = setInterval(() => {
      const nowMs = performance.now();
      this.#late = { lastMs: nowMs - this.#dueMs, beforeMs: this.#late.lastMs };
      this.#dueMs = nowMs + LOOK_MS;
    }, LOOK_MS);
    this.#timer.unref();
  }

  /** The less of the last two. */
  get ms(): number {
    return Math.min(this.#late.lastMs, this.#late.beforeMs);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
