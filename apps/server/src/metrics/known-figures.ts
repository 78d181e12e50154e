/** How old figures may become before they are asked for again. */
const FRESH_MS = 60_000;

/**
 * Figures that cost the database something: whoever asks gets what was last known at once, and has it asked for anew where that
 * is a minute old. Never twice at once, and never more than once a minute, also where it fails.
 */
export class KnownFigures<Figures> {
  readonly #read: () => Promise<Figures>;
  readonly #onFailure: (fault: unknown) => void;
  #known: Figures | null = null;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | null = null;

  constructor(read: () => Promise<Figures>, onFailure: (fault: unknown) => void) {
    this.#read = read;
    this.#onFailure = onFailure;
  }

  /** Null until they are known for the first time. */
  latest(): Figures | null {
    if (this.#running === null && Date.now() - this.#askedAtMs >= FRESH_MS) {
      this.#askedAtMs = Date.now();
      this.#running = this.#ask();
    }
    return this.#known;
  }

  /** Resolves once nothing is being asked. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #ask(): Promise<void> {
    try {
      this.#known = await this.#read();
    } catch (fault) {
      this.#onFailure(fault);
    } finally {
      this.#running = null;
    }
  }
}
