import { createDatabase, type DatabaseHandle } from '@earntrack/db';
import { startEmbeddedPostgres, startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type AccountSize, fillAccount, LARGE, vacuumFilled } from './large-account.queries.ts';
import {
  type BenchAccount,
  countWrongDays,
  createAccounts,
  payEverybody,
  withoutIndexes,
  withoutReferences,
} from './many-accounts.queries.ts';

export interface Filled {
  url: string;
  database: DatabaseHandle;
  rowCount: number;
  /** How long filling took; null where it was filled before. */
  fillSeconds: number | null;
}

export interface Wanted {
  rowCount: number;
  /** A folder that keeps the database for the next time; null for one that goes with the bench. */
  keptIn: string | null;
}

/** One account of a hundred is large, and those have a fifth of all earnings: a hundred thousand each where there are ten million. */
const ACCOUNTS_PER_LARGE = 100;
const LARGE_SHARE = 0.2;
const ORDINARY_EARNINGS = 4_000;
const ORDINARY_DAYS = 200;
const MOST_ACCOUNTS = 2_000;
const FEWEST_ACCOUNTS = 20;
const MARK = 'filled.json';

/** A database with so many earnings of many accounts, durable as in production. Everything is stopped by `ends`. */
export async function openFilled({ rowCount, keptIn }: Wanted, ends: AsyncDisposableStack): Promise<Filled> {
  const mark = keptIn === null ? null : await readMark(keptIn);
  if (mark !== null && mark.rowCount !== rowCount)
    throw new Error(
      `${keptIn} holds ${mark.rowCount} earnings: ask for so many with --rows, or name another folder.`,
    );
  const url = keptIn === null ? await startThrowaway(ends) : await startKept(keptIn, ends);
  await migrateUp(url);
  const database = createDatabase({
    connectionString: url,
    guard: false,
    poolSize: availableParallelism(),
    statementTimeoutMs: 3_600_000,
  });
  ends.defer(() => database.close());
  if (mark !== null) return { url, database, rowCount, fillSeconds: null };
  const startedMs = performance.now();
  await fillAll(database, rowCount);
  const fillSeconds = Math.round((performance.now() - startedMs) / 1000);
  if (keptIn !== null) await writeFile(join(keptIn, MARK), JSON.stringify({ rowCount }));
  return { url, database, rowCount, fillSeconds };
}

async function startThrowaway(ends: AsyncDisposableStack): Promise<string> {
  const postgres = await startThrowawayPostgres({ isDurable: true });
  ends.defer(() => postgres.stop());
  return postgres.url;
}

async function startKept(dataDir: string, ends: AsyncDisposableStack): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  // It would outlive this process; this signal has it stop in good order.
  const end = () => process.kill(postgres.pid, 'SIGINT');
  process.once('exit', end);
  ends.defer(async () => {
    process.off('exit', end);
    await postgres.stop();
  });
  return postgres.url;
}

async function readMark(folder: string): Promise<{ rowCount: number } | null> {
  const path = join(folder, MARK);
  if (existsSync(path)) return JSON.parse(await readFile(path, 'utf8')) as { rowCount: number };
  if (existsSync(join(folder, 'postgres')))
    throw new Error(`Filling ${folder} was not finished: delete it, or name another folder.`);
  return null;
}

async function fillAll(database: DatabaseHandle, rowCount: number): Promise<void> {
  const sizes = sizesOf(rowCount);
  const accounts = await createAccounts(database, sizes.length);
  const left = accounts.map((account, at) => ({ account, size: sizes[at] }));
  const fill = async () => {
    await Promise.all(Array.from({ length: availableParallelism() }, () => fillNext(database, left)));
    await payEverybody(database);
  };
  await withoutReferences(database, () => withoutIndexes(database, fill));
  await vacuumFilled(database);
  const wrong = await countWrongDays(database);
  if (wrong > 0) throw new Error(`The sums of ${wrong} days are not those of their earnings.`);
}

async function fillNext(
  database: DatabaseHandle,
  left: { account: BenchAccount; size: AccountSize | undefined }[],
): Promise<void> {
  for (let next = left.shift(); next?.size !== undefined; next = left.shift())
    await fillAccount(database, { ...next.account, size: next.size });
}

/** The large ones first; what is left over by dividing belongs to the last one. */
function sizesOf(rowCount: number): AccountSize[] {
  const count = Math.min(MOST_ACCOUNTS, Math.max(FEWEST_ACCOUNTS, Math.round(rowCount / ORDINARY_EARNINGS)));
  const largeCount = Math.max(1, Math.round(count / ACCOUNTS_PER_LARGE));
  const large = Math.floor((rowCount * LARGE_SHARE) / largeCount);
  const ordinary = Math.floor((rowCount - large * largeCount) / (count - largeCount));
  const sizes = Array.from({ length: count }, (_, at) => {
    const [earnings, days] = at < largeCount ? [large, LARGE.days] : [ordinary, ORDINARY_DAYS];
    return { earnings, work: Math.ceil(earnings / 5), days };
  });
  const last = sizes.at(-1);
  if (last) last.earnings += rowCount - sizes.reduce((sum, { earnings }) => sum + earnings, 0);
  return sizes;
}
