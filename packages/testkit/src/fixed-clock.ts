export interface FixedClock {
  readonly now: () => Date;
  /** Moves the clock on. */
  readonly advance: (ms: number) => void;
}

/** A clock that stands at `instant` ("2026-11-12T10:00:00Z") until a test moves it. */
export function fixedClock(instant: string): FixedClock {
  let nowMs = Date.parse(instant);
  if (Number.isNaN(nowMs)) throw new RangeError(`"${instant}" is not an instant`);
  return {
    now: () => new Date(nowMs),
    advance(ms) {
      nowMs += ms;
    },
  };
}
