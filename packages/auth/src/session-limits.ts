const DAY_MS = 86_400_000;

/** A session ends after this time without a visit; it is prolonged once half of it has passed. */
export const IDLE_LIMIT_DAYS = 30;

/** A session ends after this time however often it is used. */
export const ABSOLUTE_LIMIT_DAYS = 180;

/** How old `last_seen_at` may grow before a visit writes it again. */
export const LAST_SEEN_STEP_MS = 3_600_000;

/** Sessions that began before this instant have reached their absolute limit. */
export function oldestStartAt(now: Date): Date {
  return new Date(now.getTime() - ABSOLUTE_LIMIT_DAYS * DAY_MS);
}

/** So much of what a browser or a program says of itself is kept. */
export const USER_AGENT_LENGTH = 400;
