/** How often it looks. */
const LOOK_MS = 100;

/** By how much the event loop was late lately: whoever arrives then has waited already, where nobody could see it. */
export class LoopLag {
  readonly #timer: ReturnType<typeof setInterval>;
  #dueMs = performance.now() + LOOK_MS;
  #lateMs = 0;

  constructor() {
    this.#timer = setInterval(() => {
      const nowMs = performance.now();
      this.#lateMs = Math.max(nowMs - this.#dueMs, 0);
      this.#dueMs = nowMs + LOOK_MS;
    }, LOOK_MS);
    this.#timer.unref();
  }

  /** What it is late by now counts too. */
  get ms(): number {
    return Math.max(this.#lateMs, performance.now() - this.#dueMs, 0);
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
