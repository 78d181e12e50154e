import type { Figures } from '@earntrack/api/server';
import { Counter, Gauge, type Registry } from 'prom-client';

type Latest = () => Figures | null;

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
}

function gaugesOf(registers: Registry[], latest: Latest) {
  return (name: string, help: string, of: (known: Figures) => number) => {
    const gauge = new Gauge({
      name,
      help: `${help}; asked at most once a minute`,
      registers,
      collect() {
        const known = latest();
        if (known) this.set(of(known));
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
    help: 'Releases that "earntrack release record" has recorded since the beginning, by how they went; restarts change nothing',
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
