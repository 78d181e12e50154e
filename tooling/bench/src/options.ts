import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** Each bench by what can be said to it; `json` to all. */
const TAKES = {
  cache: [],
  dashboard: [],
  floor: ['rows', 'keep', 'seconds'],
  import: ['rows'],
  kpi: ['rows', 'keep', 'rate', 'seconds', 'instances'],
  lighthouse: [],
  migrate: ['rows'],
  scaling: [],
  scroll: [],
  shed: ['seconds'],
  statement: ['rows'],
} as const satisfies Record<string, readonly string[]>;

export type BenchName = keyof typeof TAKES;

export interface Options {
  bench: BenchName;
  isJson: boolean;
  /** Null where nothing was said. */
  rowCount: number | null;
  keptIn: string | null;
  perSecond: number;
  seconds: number;
  instances: number[];
}

export const USAGE = `Usage: bench import | migrate | statement [--rows N] [--json]
       bench cache | dashboard | lighthouse | scaling | scroll [--json]
       bench kpi [--rows N] [--keep FOLDER] [--rate N] [--seconds N] [--instances 1|2|1,2] [--json]
       bench shed [--seconds N] [--json]
       bench floor [--rows N] [--keep FOLDER] [--seconds N] [--json]`;

/** A little more than the thousand that are wanted, since some are always under way. */
const PER_SECOND = 1_050;
const SECONDS = 60;
/** Of each of eight loads. */
const SHED_SECONDS = 8;
/** Prometheus looks every two seconds, and needs a few looks. */
const FEWEST_SECONDS = 6;
const INSTANCES = ['1', '2', '1,2'];

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
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      rows: text,
      keep: text,
      rate: text,
      seconds: text,
      instances: text,
    },
  });
  const { json: isJson = false, ...said } = values;
  const bench = positionals.join(' ');
  if (!isBench(bench)) return null;
  const takes: readonly string[] = TAKES[bench];
  if (Object.keys(said).some((name) => !takes.includes(name))) return null;
  const {
    rows,
    rate = PER_SECOND,
    seconds = bench === 'shed' ? SHED_SECONDS : SECONDS,
    instances = '1,2',
  } = said;
  const options = {
    bench,
    isJson,
    rowCount: rows === undefined ? null : Number(rows),
    keptIn: said.keep === undefined ? null : resolve(said.keep),
    perSecond: Number(rate),
    seconds: Number(seconds),
    instances: instances.split(',').map(Number),
  };
  const counts = [options.rowCount ?? 1, options.perSecond, options.seconds];
  const isFine =
    counts.every((count) => Number.isInteger(count) && count > 0) &&
    options.seconds >= FEWEST_SECONDS &&
    INSTANCES.includes(instances);
  return isFine ? options : null;
}

function isBench(name: string): name is BenchName {
  return Object.hasOwn(TAKES, name);
}
