import type { LocalDate } from './local-date.ts';

/** Values by platform and day, without building a key of both for every look-up. */
export class DayMap<Value> {
  readonly #byPlatform = new Map<string, Map<LocalDate, Value>>();

  get(platformId: string, day: LocalDate): Value | undefined {
    return this.#byPlatform.get(platformId)?.get(day);
  }

  has(platformId: string, day: LocalDate): boolean {
    return this.#byPlatform.get(platformId)?.has(day) ?? false;
  }

  /** The value that is there, else the one that `make` gives, kept from now on. */
  getOrInsert(platformId: string, day: LocalDate, make: () => Value): Value {
    let days = this.#byPlatform.get(platformId);
    if (days === undefined) {
      days = new Map();
      this.#byPlatform.set(platformId, days);
    }
    const known = days.get(day);
    if (known !== undefined) return known;
    const made = make();
    days.set(day, made);
    return made;
  }
}
