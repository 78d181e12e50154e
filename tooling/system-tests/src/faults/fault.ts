import type { Way } from '../on-call.ts';
import type { Stack } from '../stack.ts';

export const P1: readonly Way[] = ['sms', 'pagerduty', '#incidents', '#production-alerts', 'mail'];
export const CRITICAL: readonly Way[] = ['pagerduty', '#incidents', '#production-alerts', 'mail'];
export const WARNING: readonly Way[] = ['#production-alerts', 'mail'];

/** An alert: by which ways it comes, and what the commands of its page have to show while it lasts. */
export interface Told {
  ways: readonly Way[];
  shows: RegExp;
}

/** Something that is really broken. */
export interface Fault {
  /** What it brings; over when it is mended. */
  tells: Record<string, Told>;
  /** What it brings once it is mended, and what ends by itself. */
  leaves?: Record<string, Told>;
  /**
   * What fires with it over windows that are longer than Prometheus has run: what its page has to show. Whether it is told hangs on what
   * is told before it, and its end comes long after the mending.
   */
  fires?: Record<string, Pick<Told, 'shows'>>;
  /** Breaks it; what that gives mends it. */
  begin(stack: Stack): Promise<() => unknown>;
}
