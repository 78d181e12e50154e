const WINDOW_MS = 5 * 60_000;

/** Who asked this process for something within five minutes: known to it alone, told as a count, and forgotten after that. */
export class RecentPeople {
  /** By when they were seen, the longest ago first. */
  readonly #seen = new Map<string, number>();

  saw(userId: string): void {
    this.#seen.delete(userId);
    this.#seen.set(userId, Date.now());
    this.#forget();
  }

  count(): number {
    this.#forget();
    return this.#seen.size;
  }

  #forget(): void {
    const oldest = Date.now() - WINDOW_MS;
    for (const [userId, atMs] of this.#seen) {
      if (atMs >= oldest) return;
      this.#seen.delete(userId);
    }
  }
}
