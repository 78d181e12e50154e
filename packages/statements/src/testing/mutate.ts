import { parseArgs } from 'node:util';
import type { ReadOutcome } from '../statement.ts';
import {
  changeBytes,
  changeCells,
  enlarged,
  faultsOf,
  type Random,
  randomOf,
  readMutant,
} from './mutants.ts';
import { changedWorkbook, faultsOfPacked, type PackedFile, packedOf } from './packed.ts';
import { knownSubjects, mappedSubjects, type Subject } from './subjects.ts';

const LONGEST_MS = 2_000;
const LARGE_BYTES = 1_000_000;
/** Of mutants that are made of a file of a megabyte. */
const LARGE_SHARE = 0.003;
/** Of mutants that are made of the bytes of a workbook or an archive. */
const PACKED_SHARE = 0.2;
/** Of mutants that are workbooks in which a cell, a row or a column is another. */
const WORKBOOK_SHARE = 0.15;
const SHOWN_FAULTS = 10;
/** How often it says how far it is: the nightly run takes most of an hour. */
const RUNS_BETWEEN_WORDS = 10_000;

const subjects = [...knownSubjects(), ...mappedSubjects()];
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
  },
});

process.exitCode = mutate(Number(values.runs), Number(values.seed)) ? 0 : 1;

/** True where no mutant crashed the reader, took too long or was read wrongly. */
function mutate(runs: number, seed: number): boolean {
  process.stdout.write(`${runs} mutants of ${subjects.length} fixtures, seed ${seed}.\n`);
  const all = subjects.map((subject) => ({
    subject,
    large: { ...subject, bytes: enlarged(subject.bytes, LARGE_BYTES) },
    packed: subject.mapping === undefined ? packedOf(subject.bytes) : [],
  }));
  let faulty = 0;
  let longestMs = 0;
  for (let run = 0; run < runs; run += 1) {
    if (run > 0 && run % RUNS_BETWEEN_WORDS === 0)
      process.stdout.write(`${run} done, ${faulty} read wrongly.\n`);
    // Each has numbers of its own, so that one can be made again without those before it.
    const random = randomOf(seed + run);
    const which = all[Math.floor(random() * all.length)];
    if (!which) throw new Error('There is no fixture');
    const { faults, ms } = judgeOne(which, random);
    longestMs = Math.max(longestMs, ms);
    if (faults.length === 0) continue;
    faulty += 1;
    if (faulty <= SHOWN_FAULTS)
      process.stderr.write(`--runs 1 --seed ${seed + run} (${which.subject.name}): ${faults.join('; ')}\n`);
  }
  process.stdout.write(`${faulty} were read wrongly; the longest took ${Math.round(longestMs)} ms.\n`);
  return faulty === 0;
}

interface Chosen {
  subject: Subject;
  large: Subject;
  packed: readonly PackedFile[];
}

function judgeOne({ subject, large, packed }: Chosen, random: Random): Judgement {
  const share = random();
  if (share < PACKED_SHARE && packed.length > 0) return judgePacked(packed, random);
  if (share < PACKED_SHARE + WORKBOOK_SHARE) return judgeWorkbook(subject, random);
  return judgeTable(random() < LARGE_SHARE ? large : subject, random);
}

interface Judgement {
  faults: string[];
  ms: number;
}

function judgeTable({ bytes, mapping }: Subject, random: Random): Judgement {
  const mutant = random() < 0.5 ? changeBytes(bytes, random) : changeCells(bytes, random);
  return judge({ bytes: mutant, mapping }, (outcome) => faultsOf(mutant, { outcome, mapping }));
}

function judgeWorkbook({ bytes, mapping }: Subject, random: Random): Judgement {
  const mutant = changedWorkbook(bytes, random);
  return judge({ bytes: mutant.bytes, mapping }, (outcome) =>
    faultsOf(mutant.bytes, { outcome, mapping, cells: mutant.cells }),
  );
}

function judgePacked(files: readonly PackedFile[], random: Random): Judgement {
  const file = files[Math.floor(random() * files.length)];
  if (!file) return { faults: ['there is no such file'], ms: 0 };
  return judge({ bytes: changeBytes(file.bytes, random) }, (outcome) => faultsOfPacked(file, outcome));
}

function judge(
  { bytes, mapping }: Pick<Subject, 'bytes' | 'mapping'>,
  faultsIn: (outcome: ReadOutcome) => string[],
): Judgement {
  // Of this process's own: the clock on the wall also counts what else the machine does.
  const before = process.cpuUsage();
  try {
    const outcome = readMutant(bytes, mapping);
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
