import type { DatabaseState } from '@earntrack/api/server';
import { bytesInWords, countInWords, secondsInWords } from '../operating/figures-in-words.ts';
import { type Measurement, none, unknown } from './judge.ts';

type Table = DatabaseState['tables'][number];

/** Reading all of fewer rows is no worse than an index. */
const LARGE_ROWS = 100_000;
/** Figures look at so many rows on purpose, the first ones. */
const COUNTED_ON_PURPOSE = 50_000;
/** Of fewer rows it does not matter how many are dead or counted. */
const TELLING_ROWS = 10_000;
const TELLING_INDEX_BYTES = 1_048_576;
/** A scan that stops early has read less than this of its table. */
const WHOLE_SHARE = 0.5;
/** A table of which less has changed need not be vacuumed. */
const CHANGED_SHARE = 0.1;
/** What runs once a week has to have run. */
const LEAST_DAYS_COUNTED = 7;
const DAY_MS = 86_400_000;

const HOW_TO_KNOW_STATEMENTS = {
  'not shipped':
    'not known: this PostgreSQL comes without pg_stat_statements; install its package of additional modules (contrib) first',
  'not loaded':
    'not known: set shared_preload_libraries = \'pg_stat_statements\', start PostgreSQL again, then "create extension pg_stat_statements"',
  'not made': 'not known: run "create extension pg_stat_statements" in this database as a superuser',
  'not allowed': 'not known: run "grant pg_read_all_stats to" the role of DATABASE_URL',
} as const;

/** Everything that PostgreSQL tells of itself. */
export function measureDatabase(state: DatabaseState, now: Date): Measurement[] {
  return [
    measureConnections(state),
    measureTransaction(state),
    measureLockWait(state),
    measureTransactionIds(state),
    measureStatements(state),
    measureSequentialScans(state),
    measureUnusedIndexes(state, now),
    measureInvalidIndexes(state),
    measureEmptyRoom(state),
    measureDeadRows(state),
    measureVacuum(state, now),
    measureStatistics(state),
    measureOldYears(state),
    measureSetAside(state),
  ];
}

function measureConnections({ connections: { used, max } }: DatabaseState): Measurement {
  return { of: 'connections', value: used / max, basis: `${used} of ${max}` };
}

function measureTransaction({ oldestTransaction: oldest }: DatabaseState): Measurement {
  if (!oldest) return none('transaction', 'none is open');
  const basis = `process ${oldest.pid} (${oldest.application}), ${oldest.state}`;
  return { of: 'transaction', value: oldest.seconds, basis };
}

function measureLockWait({ longestLockWait: longest }: DatabaseState): Measurement {
  if (!longest) return none('lockWait', 'nobody waits');
  const basis = `process ${longest.pid} waits for process ${longest.blockers.join(', ')}`;
  return { of: 'lockWait', value: longest.seconds, basis };
}

function measureTransactionIds({ figures }: DatabaseState): Measurement {
  return { of: 'transactionIds', value: figures.transactionIdAge, basis: 'since the oldest was frozen' };
}

function measureStatements({ statements }: DatabaseState): Measurement {
  if (!statements.known) return unknown('slowStatement', HOW_TO_KNOW_STATEMENTS[statements.why]);
  const [slowest] = statements.slowest;
  if (!slowest) return unknown('slowStatement', 'none ran ten times since they are counted');
  const basis = `${countInWords(slowest.calls)} calls: ${statementInLine(slowest.query)}`;
  return { of: 'slowStatement', value: slowest.meanMs / 1_000, basis };
}

const STATEMENT_CHARACTERS = 160;

export function statementInLine(query: string): string {
  const line = query.replaceAll(/\s+/g, ' ').trim();
  return line.length > STATEMENT_CHARACTERS ? `${line.slice(0, STATEMENT_CHARACTERS - 1)}…` : line;
}

function measureSequentialScans({ tables, figures }: DatabaseState): Measurement {
  const large = tables.filter(({ liveRows }) => liveRows >= LARGE_ROWS);
  const worst = worstOf(large, (table) => {
    const times = timesReadWhole(table, figures);
    return times > 0 ? times / (times + table.indexScans) : 0;
  });
  if (!worst) return none('sequentialScans', `no table has ${countInWords(LARGE_ROWS)} rows`);
  if (worst.value === 0) return none('sequentialScans', 'none');
  const { name, liveRows } = worst.table;
  const times = countInWords(timesReadWhole(worst.table, figures));
  return {
    of: 'sequentialScans',
    value: worst.value,
    basis: `${name}: ${times} times all of ${countInWords(liveRows)} rows`,
  };
}

/** By one process, or by several together, each of which has read a part of it and is counted as a scan. */
function timesReadWhole(
  { sequentialScans, rowsReadInSequence, liveRows }: Table,
  { readersOfTable }: DatabaseState['figures'],
): number {
  const rowsOfScan = sequentialScans === 0 ? 0 : rowsReadInSequence / sequentialScans;
  const isByOne = rowsOfScan >= liveRows * WHOLE_SHARE;
  const isTogether =
    rowsOfScan >= (liveRows * WHOLE_SHARE) / readersOfTable && rowsOfScan > COUNTED_ON_PURPOSE;
  return isByOne || isTogether ? Math.min(sequentialScans, rowsReadInSequence / liveRows) : 0;
}

function measureUnusedIndexes({ indexes, figures }: DatabaseState, now: Date): Measurement {
  const days = figures.countedSince ? (now.getTime() - figures.countedSince.getTime()) / DAY_MS : 0;
  if (days < LEAST_DAYS_COUNTED) {
    const counted = secondsInWords(days * 86_400);
    return unknown(
      'unusedIndexes',
      `scans are counted for ${counted} only; ${LEAST_DAYS_COUNTED} days tell something`,
    );
  }
  const unused = indexes.filter(
    ({ scans, isUnique, isValid, bytes }) =>
      scans === 0 && !isUnique && isValid && bytes >= TELLING_INDEX_BYTES,
  );
  const names = unused.map(({ name, bytes }) => `${name} (${bytesInWords(bytes)})`);
  const since = `in ${Math.floor(days)} days`;
  if (unused.length === 0) return none('unusedIndexes', `none of those over 1 MB ${since}`);
  return { of: 'unusedIndexes', value: unused.length, basis: `${since}: ${names.join(', ')}` };
}

function measureInvalidIndexes({ indexes }: DatabaseState): Measurement {
  const invalid = indexes.filter(({ isValid, isBuilding }) => !isValid && !isBuilding);
  if (invalid.length === 0) return none('invalidIndexes', 'none');
  const names = invalid.map(({ table, name }) => `${name} of ${table}`);
  return { of: 'invalidIndexes', value: invalid.length, basis: names.join(', ') };
}

function measureEmptyRoom({ indexes }: DatabaseState): Measurement {
  const telling = indexes.flatMap(({ neededBytes, bytes, isValid, ...index }) =>
    neededBytes !== null && isValid && bytes >= TELLING_INDEX_BYTES
      ? [{ ...index, bytes, value: Math.max(1 - neededBytes / bytes, 0) }]
      : [],
  );
  const [worst] = telling.toSorted((one, other) => other.value - one.value);
  if (!worst)
    return none('emptyRoom', `no index of ${bytesInWords(TELLING_INDEX_BYTES)} was looked at by analyze`);
  const empty = bytesInWords(worst.bytes * worst.value);
  const basis = `about, ${worst.name} of ${worst.table}: ${empty} of ${bytesInWords(worst.bytes)}`;
  return { of: 'emptyRoom', value: worst.value, basis };
}

function measureDeadRows({ tables }: DatabaseState): Measurement {
  const telling = tables.filter(({ liveRows, deadRows }) => liveRows + deadRows >= TELLING_ROWS);
  const worst = worstOf(telling, ({ liveRows, deadRows }) => deadRows / (liveRows + deadRows));
  if (!worst) return none('deadRows', `no table has ${countInWords(TELLING_ROWS)} rows`);
  const { name, deadRows, bytes } = worst.table;
  const basis = `${name}: ${countInWords(deadRows)} dead, ${bytesInWords(bytes)} with indexes`;
  return { of: 'deadRows', value: worst.value, basis };
}

function measureVacuum({ tables, figures }: DatabaseState, now: Date): Measurement {
  const changed = tables.filter(
    ({ liveRows, deadRows, insertedSinceVacuum }) =>
      liveRows >= TELLING_ROWS && deadRows + insertedSinceVacuum >= liveRows * CHANGED_SHARE,
  );
  const start = figures.countedSince ?? now;
  const ageOf = ({ vacuumedAt }: Table) => (now.getTime() - (vacuumedAt ?? start).getTime()) / 1_000;
  const worst = worstOf(changed, ageOf);
  if (!worst) return none('vacuumed', 'no large table has changed much since its last one');
  const isNever = worst.table.vacuumedAt === null;
  const basis = `${worst.table.name}, ${isNever ? 'never since rows are counted' : 'and changed much since'}`;
  return { of: 'vacuumed', value: worst.value, basis };
}

function measureStatistics({ tables }: DatabaseState): Measurement {
  const telling = tables.filter(({ liveRows }) => liveRows >= TELLING_ROWS);
  const worst = worstOf(telling, ({ changedSinceAnalyze, liveRows }) => changedSinceAnalyze / liveRows);
  if (!worst) return none('statistics', `no table has ${countInWords(TELLING_ROWS)} rows`);
  const { name, analyzedAt } = worst.table;
  const when = analyzedAt ? `looked at ${analyzedAt.toISOString().slice(0, 16)}Z` : 'never looked at';
  return { of: 'statistics', value: worst.value, basis: `${name}, ${when}` };
}

function measureOldYears({ archivable: { beforeYear, earnings } }: DatabaseState): Measurement {
  if (earnings === null) return unknown('oldYears', 'not known: run "earntrack maintenance analyze" first');
  return { of: 'oldYears', value: earnings, basis: `about, of before ${beforeYear}` };
}

function measureSetAside({ setAside }: DatabaseState): Measurement {
  if (setAside.length === 0) return none('setAside', 'nothing');
  const names = setAside.map(
    ({ kind, name, bytes }) => `${kind} ${name} (${bytes === null ? 'size not shown' : bytesInWords(bytes)})`,
  );
  return { of: 'setAside', value: setAside.length, basis: names.join(', ') };
}

function worstOf(tables: readonly Table[], valueOf: (table: Table) => number) {
  const all = tables.map((table) => ({ table, value: valueOf(table) }));
  return all.toSorted((one, other) => other.value - one.value)[0];
}
