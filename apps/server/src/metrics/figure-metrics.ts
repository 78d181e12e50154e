import type { Figures } from '@earntrack/api/server';
import { Counter, Gauge, type Registry } from 'prom-client';

type Latest = () => Figures | null;

const secondsOf = (instant: Date | null) => instant && instant.getTime() / 1_000;

/** What there is in the whole installation. Every instance tells the same: a dashboard takes the highest, not the sum. */
export function figureMetrics(registers: Registry[], latest: Latest): void {
  const gauge = gaugesOf(registers, latest);
  gauge('accounts', 'Accounts; above fifty thousand an estimate of PostgreSQL', (known) => known.accounts);
  gauge(
    'earnings_tracked',
    'Earnings, those in the bin too; above fifty thousand an estimate of PostgreSQL',
    (known) => known.earnings,
  );
  gauge('sessions_open', 'Browsers that are signed in', (known) => known.openSessions);
  new Gauge({
    name: 'users_active',
    help: 'People of whom a browser or program was seen within a day and within a week, and is still signed in',
    labelNames: ['window'],
    registers,
    collect() {
      const known = latest();
      for (const [window, users] of Object.entries(known?.activeUsers ?? {})) this.set({ window }, users);
    },
  });
  deploymentCounter(registers, latest);
  backupGauges(gauge);
  backupFailures(registers, latest);
  drillGauges(registers, latest);
}

function gaugesOf(registers: Registry[], latest: Latest) {
  return (name: string, help: string, of: (known: Figures) => number | null) => {
    const gauge = new Gauge({
      name,
      help: `${help}; asked at most once a minute`,
      registers,
      collect() {
        const known = latest();
        const value = known && of(known);
        // What is not there any more is missing again: a backup that nobody knows of would go on being good.
        if (value === null) this.remove();
        else this.set(value);
      },
    });
    // It begins as 0, which nobody has counted.
    gauge.remove();
  };
}

/** Missing until it is known: a counter that began at 0 and went on at its true height would look like many releases at once. */
function deploymentCounter(registers: Registry[], latest: Latest): void {
  new Counter({
    name: 'earntrack_deployments_total',
    help: 'Releases that were recorded since the beginning, by how they went; restarts change nothing',
    labelNames: ['result'],
    registers,
    collect() {
      const known = latest();
      if (known === null) return;
      this.reset();
      for (const [result, releases] of Object.entries(known.releases)) this.inc({ result }, releases);
    },
  });
}

/** Missing until there is one: a backup of no age was never made. */
function backupGauges(gauge: ReturnType<typeof gaugesOf>): void {
  gauge(
    'backup_last_success_timestamp_seconds',
    'When the newest backup was written to its end',
    ({ backups }) => secondsOf(backups.madeAt),
  );
  gauge(
    'backup_last_verified_timestamp_seconds',
    'When the newest backup that was restored and found equal was begun',
    ({ backups }) => secondsOf(backups.verifiedBegunAt),
  );
  gauge(
    'backup_missing_since_timestamp_seconds',
    'When the first account was made, while no backup was ever found equal',
    ({ backups }) => secondsOf(backups.missingSince),
  );
  gauge('backup_size_bytes', 'Of the newest backup, as it is kept', ({ backups }) => backups.bytes);
  gauge(
    'backup_duration_seconds',
    'Of the newest backup, from its beginning until it was proved',
    ({ backups }) => backups.seconds,
  );
}

/** From the database, as releases are: it begins at its true height. */
function backupFailures(registers: Registry[], latest: Latest): void {
  new Counter({
    name: 'backup_failures_total',
    help: 'Backups that were not made or not found good, since the beginning; restarts change nothing',
    registers,
    collect() {
      const known = latest();
      if (known === null) return;
      this.reset();
      this.inc(known.backups.failures);
    },
  });
}

/** Missing until one was remembered: what nobody has planned is not overdue. */
function drillGauges(registers: Registry[], latest: Latest): void {
  const of = (name: string, help: string, value: (drill: Figures['drills'][number]) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['drill'],
      registers,
      collect() {
        for (const drill of latest()?.drills ?? []) this.set({ drill: drill.drill }, value(drill));
      },
    });
  of(
    'drill_last_success_timestamp_seconds',
    'When a drill with backups of this installation last passed',
    ({ passedAt }) => passedAt.getTime() / 1_000,
  );
  of(
    'drill_rto_seconds',
    'Of the last drill that passed, from noticing until people were served again',
    ({ rtoSeconds }) => rtoSeconds,
  );
}
