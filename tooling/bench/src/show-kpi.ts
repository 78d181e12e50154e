import type { FloorRow } from './bench-floor.ts';
import type { ErrandRow, KpiRun } from './bench-kpi.ts';

/** Beside a load generator on two cores. */
const WANTED_P99_MS = 50;
const WANTED_TIMES_FLOOR = 0.6;

interface ShownDatabase {
  earnings: number;
  accounts: number;
  fillSeconds: number | null;
}

export function showDatabase({ earnings, accounts, fillSeconds }: ShownDatabase): void {
  const filled = fillSeconds === null ? 'kept from before' : `filled in ${fillSeconds} s`;
  console.log(`${earnings} earnings of ${accounts} accounts, ${filled}.`);
}

export function showRun({ instances, asked, kpis, callers, failures, processor, load }: KpiRun): void {
  const title = instances === 1 ? 'one instance' : `${instances} instances`;
  console.log(
    `${asked.perSecond} requests a second for ${asked.seconds} seconds, nine of ten to read, through nginx to ${title}. In the ${asked.warmUpSeconds} seconds before, which do not count, the rate rose from nothing.`,
  );
  console.log(
    `Of ${load.cores} cores ${load.before} were wanted in the minute before, and ${load.after} at the end.`,
  );
  console.table(
    kpis.map(({ name, target, shown, isMet }) => ({ kpi: name, target, result: shown, met: isMet })),
  );
  console.table(callers);
  if (processor !== null) console.table(processor);
  const faults = Object.entries(failures).map(([fault, count]) => `${count} times ${fault}`);
  if (faults.length > 0) console.log(`Failed: ${faults.join(', ')}.`);
  const isUnder = (callers[0]?.p99Ms ?? Infinity) < WANTED_P99_MS;
  console.log(`99 of 100 are answered within ${WANTED_P99_MS} ms: ${isUnder ? 'yes' : 'no'}.`);
}

/** What nothing on this machine can do better. */
export function showBare(rows: readonly ErrandRow[]): void {
  console.log(
    'The same rate against a bare server that sends rows, without balancer, sessions, writes or metrics:',
  );
  console.table(rows);
}

export function showFloor(rows: readonly FloorRow[]): void {
  console.table(rows);
  for (const [what, ratio] of [
    ['Each does', 'keptByFloor'],
    ['Where no answer is kept each does', 'madeByFloor'],
  ] as const) {
    const isNear = rows.every((row) => row[ratio] >= WANTED_TIMES_FLOOR);
    console.log(
      `${what} at least ${WANTED_TIMES_FLOOR} times what the floor does: ${isNear ? 'yes' : 'no'}.`,
    );
  }
}
