import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  changeBytes,
  changeCells,
  enlarged,
  faultsOf,
  type Random,
  randomOf,
  readMutant,
} from './mutants.ts';
import type { ReadOutcome } from '../statement.ts';
import { faultsOfPacked, type PackedFile, packedOf } from './packed.ts';

const LONGEST_MS = 2_000;
const LARGE_BYTES = 1_000_000;
/** Of mutants that are made of a file of a megabyte. */
const LARGE_SHARE = 0.001;
/** Of mutants that are made of a workbook or an archive. */
const PACKED_SHARE = 0.25;
const SHOWN_FAULTS = 10;

const fixturesDir = join(import.meta.dirname, '../../fixtures');
const fixtures = readdirSync(fixturesDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.csv'),
);
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
  },
});

process.exitCode = mutate(Number(values.runs), Number(values.seed)) ? 0 : 1;

/** True where no mutant crashed the reader, took too long or was read wrongly. */
function mutate(runs: number, seed: number): boolean {
  process.stdout.write(`${runs} mutants of ${fixtures.length} fixtures, seed ${seed}.\n`);
  const files = fixtures.map((name) => readFileSync(join(fixturesDir, name)));
  const large = files.map((file) => enlarged(file, LARGE_BYTES));
  const packed = files.map(packedOf);
  let faulty = 0;
  let longestMs = 0;
  for (let run = 0; run < runs; run += 1) {
    // Each has numbers of its own, so that one can be made again without those before it.
    const random = randomOf(seed + run);
    const which = Math.floor(random() * files.length);
    const { faults, ms } =
      random() < PACKED_SHARE
        ? judgePacked(packed[which] ?? [], random)
        : judgeTable((random() < LARGE_SHARE ? large : files)[which] ?? new Uint8Array(), random);
    longestMs = Math.max(longestMs, ms);
    if (faults.length === 0) continue;
    faulty += 1;
    if (faulty <= SHOWN_FAULTS)
      process.stderr.write(`--runs 1 --seed ${seed + run} (${fixtures[which]}): ${faults.join('; ')}\n`);
  }
  process.stdout.write(`${faulty} were read wrongly; the longest took ${Math.round(longestMs)} ms.\n`);
  return faulty === 0;
}

interface Judgement {
  faults: string[];
  ms: number;
}

function judgeTable(file: Uint8Array, random: Random): Judgement {
  const mutant = random() < 0.5 ? changeBytes(file, random) : changeCells(file, random);
  return judge(mutant, (outcome) => faultsOf(mutant, outcome));
}

function judgePacked(files: readonly PackedFile[], random: Random): Judgement {
  const file = files[Math.floor(random() * files.length)];
  if (!file) return { faults: ['there is no such file'], ms: 0 };
  return judge(changeBytes(file.bytes, random), (outcome) => faultsOfPacked(file, outcome));
}

function judge(mutant: Uint8Array, faultsIn: (outcome: ReadOutcome) => string[]): Judgement {
  // Of this process's own: the clock on the wall also counts what else the machine does.
  const before = process.cpuUsage();
  try {
    const outcome = readMutant(mutant);
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    const faults = faultsIn(outcome);
    return { faults: ms > LONGEST_MS ? [...faults, `it took ${Math.round(ms)} ms`] : faults, ms };
  } catch (err) {
    // A crash is what is looked for: it is counted, and the next mutant is read.
    return {
      faults: [`it crashed: ${err instanceof Error ? (err.stack ?? err.message) : String(err)}`],
      ms: 0,
    };
  }
}
