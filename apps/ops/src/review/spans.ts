const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

export interface Span {
  from: Date;
  to: Date;
}

/** The seven days before `present`, and the seven before them. */
export function twoWeeksBefore(present: Date): { now: Span; before: Span } {
  const ago = (days: number) => new Date(present.getTime() - days * DAY_MS);
  return {
    now: { from: ago(WEEK_DAYS), to: present },
    before: { from: ago(2 * WEEK_DAYS), to: ago(WEEK_DAYS) },
  };
}

export function isWithin(at: number, { from, to }: Span): boolean {
  return at >= from.getTime() && at < to.getTime();
}
