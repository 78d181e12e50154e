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

/** Alerts that no fault is made for, each with the reason. */
export const NOT_BROUGHT: Readonly<Record<string, string>> = {
  Watchdog: 'It is always there, and waited for while all is well.',
  ServerRestarted: 'It is waited for where the server is killed.',
  ErrorBudgetBurn6x: 'It takes an hour of a burn that is too slow for 14x; promtool tries it by its clock.',
  ErrorBudgetBurn3x: 'It takes a day of a slower one.',
  ErrorBudgetBurn1x: 'It takes three days of the slowest.',
};
