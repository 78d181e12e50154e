import type { FaultRun } from './run-fault.ts';

/** All runs of one fault together. */
export interface Row {
  fault: string;
  runs: number;
  operations: number;
  acknowledged: number;
  /** Of which nothing was known until they were asked for again. */
  unknown: number;
  /** What was lost, doubled, half, or anything else that may not be. */
  violations: number;
  /** At most. */
  backMs: number;
  /** At most. */
  silentMs: number;
}

export function rowsOf(runs: readonly FaultRun[]): Row[] {
  return [...Map.groupBy(runs, ({ fault }) => fault)].map(([fault, same]) => ({
    fault,
    runs: same.length,
    operations: sum(same, ({ operations }) => operations),
    acknowledged: sum(same, ({ acknowledged }) => acknowledged),
    unknown: sum(same, ({ unknown }) => unknown),
    violations: sum(same, ({ violations }) => violations.length),
    backMs: Math.max(...same.map(({ backMs }) => backMs)),
    silentMs: Math.max(...same.map(({ silentMs }) => silentMs)),
  }));
}

/** What somebody does who wants to see it again. */
export function wayToRepeat({ fault, seed }: Pick<FaultRun, 'fault' | 'seed'>): string {
  return `npx pnpm -s faults --seed ${seed} --only ${fault.replaceAll(' ', '-')}`;
}

function sum(runs: readonly FaultRun[], of: (run: FaultRun) => number): number {
  return runs.reduce((total, run) => total + of(run), 0);
}
