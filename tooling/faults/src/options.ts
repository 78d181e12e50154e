import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ALL_FAULTS, CLUSTER_FAULTS, FAULTS } from './faults/all-faults.ts';
import type { ClusterFault, Fault } from './faults/fault.ts';

export interface Options {
  seed: number;
  /** How often each fault happens; each time with the next seed. */
  runs: number;
  faults: readonly (Fault | ClusterFault)[];
  isJson: boolean;
}

export const USAGE = `Usage: faults [--only NAME] [--runs N] [--seed N] [--json]
Names: ${namesOf(FAULTS)}
Only by name, or all of them by cluster: ${namesOf(CLUSTER_FAULTS)}`;

function namesOf(faults: readonly { name: string }[]): string {
  return faults.map(({ name }) => name.replaceAll(' ', '-')).join(', ');
}

const MOST_SEED = 2 ** 31;

/** What was asked for; null where that cannot be. */
export function readOptions(args: string[]): Options | null {
  try {
    return read(args);
  } catch {
    return null;
  }
}

function read(args: string[]): Options | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { seed: text, runs: text, only: { ...text, multiple: true }, json: { type: 'boolean' } },
  });
  const seed = values.seed === undefined ? randomInt(MOST_SEED) : Number(values.seed);
  const runs = Number(values.runs ?? 1);
  const named = values.only?.map(faultsNamed);
  const isFine =
    Number.isInteger(seed) &&
    seed >= 0 &&
    seed < MOST_SEED &&
    Number.isInteger(runs) &&
    runs > 0 &&
    named?.every((faults) => faults.length > 0) !== false;
  return isFine ? { seed, runs, faults: named?.flat() ?? FAULTS, isJson: values.json ?? false } : null;
}

/** None where there is none of this name. */
function faultsNamed(name: string): readonly (Fault | ClusterFault)[] {
  if (name === 'cluster') return CLUSTER_FAULTS;
  return ALL_FAULTS.filter((fault) => fault.name === name || fault.name.replaceAll(' ', '-') === name);
}
