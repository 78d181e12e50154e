import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { FAULTS } from './faults/all-faults.ts';
import type { Fault } from './faults/fault.ts';
import { faultNamed } from './suite.ts';

export interface Options {
  seed: number;
  /** How often each fault happens; each time with the next seed. */
  runs: number;
  faults: readonly Fault[];
  isJson: boolean;
}

export const USAGE = `Usage: faults [--only NAME] [--runs N] [--seed N] [--json]
Names: ${FAULTS.map(({ name }) => name.replaceAll(' ', '-')).join(', ')}`;

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
  const faults = values.only === undefined ? FAULTS : values.only.flatMap((name) => faultNamed(name) ?? []);
  const isFine =
    Number.isInteger(seed) &&
    seed >= 0 &&
    seed < MOST_SEED &&
    Number.isInteger(runs) &&
    runs > 0 &&
    faults.length === (values.only ?? FAULTS).length;
  return isFine ? { seed, runs, faults, isJson: values.json ?? false } : null;
}
