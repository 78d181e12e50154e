/** What Prometheus asks, by its jobs in their order. */
export const TARGETS = [
  'alertmanager',
  'blackbox',
  'earntrack',
  'node',
  'postgres',
  'probe-certificate',
  'probe-health',
  'prometheus',
  'redis',
];

/** Those that neither come by themselves nor stay for a while after what was made on purpose. */
export function unexpected(alerts: readonly string[]): string[] {
  return alerts.filter((name) => !EXPECTED.test(name));
}

const EXPECTED = /^(Watchdog|ServerRestarted|ErrorBudgetBurn[631]x|EscalateUnresolved)$/;

/**
 * Why the slower burn rates are not burnt as they are in production. Their windows are from five minutes to three days, 864 times as long; the
 * shortest cannot be less than a few scrapes, so that no factor makes all of them short: with five seconds for the shortest the longest still is
 * over an hour. With a factor for each the windows would no longer stand to each other as in production, which is what the rules are about.
 */
const TOO_LONG =
  'It fires, and its page is followed, with the table that is gone, over a window that Prometheus has not filled by then';

/** Alerts whose way and end no fault shows, each with the reason. */
export const NOT_BROUGHT: Readonly<Record<string, string>> = {
  Watchdog: 'It is always there, and waited for while all is well.',
  ServerRestarted: 'It is waited for where the server is killed.',
  ErrorBudgetBurn6x: `${TOO_LONG}; six hours of a burn too slow for 14x, and its end, promtool tries by its clock, and its way amtool.`,
  ErrorBudgetBurn3x: `${TOO_LONG}; a day of a slower one, and its end, promtool tries by its clock, and its way amtool.`,
  ErrorBudgetBurn1x: `${TOO_LONG}; three days of the slowest, and its end, promtool tries by its clock, and its way amtool.`,
};
