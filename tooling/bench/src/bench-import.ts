import { createHash, randomUUID } from 'node:crypto';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { readStatement, type Statement, toWireItems } from '@earntrack/statements';
import { loadBare } from './bare-load.queries.ts';
import { type Bench, openBench } from './bench-api.ts';

const FIRST_DAY_MS = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
/** As many as the browser sends in one message. */
const CHUNK_ITEMS = 500;

export interface Step {
  step: 'stage' | 'preview' | 'commit' | 'bare';
  ms: number;
  rowsPerSecond: number;
}

/** Times the steps of an import of so many rows, and the bare load of the same rows. */
export async function benchImport(
  rowCount: number,
): Promise<{ rowCount: number; steps: Step[]; timesBare: number }> {
  const server = await startThrowawayPostgres();
  try {
    await migrateUp(server.url);
    const bench = await openBench(server.url);
    const steps = await timeSteps(bench, rowCount);
    await bench.database.close();
    const sum = (isBare: boolean) =>
      steps.reduce((ms, { step, ...of }) => ms + ((step === 'bare') === isBare ? of.ms : 0), 0);
    return { rowCount, steps, timesBare: Number((sum(false) / sum(true)).toFixed(1)) };
  } finally {
    await server.stop();
  }
}

async function timeSteps(bench: Bench, rowCount: number): Promise<Step[]> {
  const file = fileOf(rowCount);
  const { statement, fileSha256 } = readFile(file);
  const items = toWireItems(statement);
  const { presetId, why, rowCount: fileRows } = statement;
  const importId = randomUUID();
  const target = { kind: 'existing', platformId: bench.platformId } as const;
  const platforms = [{ name: 'Shop', target }];
  const opened = { fileSha256, why, platforms, fileName: 'bench.csv', presetId: presetId ?? '' };
  const { imports } = bench.api;
  await imports.open({ ...opened, id: importId, rowCount: fileRows, itemCount: items.length });
  const timed = async (step: Step['step'], work: () => Promise<unknown>): Promise<Step> => {
    const startedMs = performance.now();
    await work();
    const ms = Math.round(performance.now() - startedMs);
    return { step, ms, rowsPerSecond: Math.round((rowCount * 1000) / ms) };
  };
  return [
    await timed('stage', async () => {
      for (let start = 0; start < items.length; start += CHUNK_ITEMS) {
        const chunk = { chunk: start / CHUNK_ITEMS, items: items.slice(start, start + CHUNK_ITEMS) };
        await imports.stage({ importId, ...chunk });
      }
    }),
    await timed('preview', () => imports.preview({ importId })),
    await timed('commit', () => imports.commit({ importId })),
    // Last, so that the import begins with tables as empty as a new account's.
    await timed('bare', () => loadBare(bench.database, bench, bareRows(statement))),
  ];
}

function fileOf(rowCount: number): Uint8Array {
  const rows = Array.from({ length: rowCount }, (_row, index) => {
    const day = new Date(FIRST_DAY_MS + (index % 2000) * DAY_MS).toISOString().slice(0, 10);
    return `Shop,${day},${(5 + (index % 977) / 100).toFixed(2)},job ${index}\n`;
  });
  return new TextEncoder().encode(`platform,date,amount,notes\n${rows.join('')}`);
}

function readFile(file: Uint8Array) {
  const outcome = readStatement(file, { currency: 'USD', timeZone: 'UTC' });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return { statement: outcome.statement, fileSha256: createHash('sha256').update(file).digest('hex') };
}

function bareRows({ items }: Statement) {
  return items.flatMap((item) =>
    item.kind === 'earning'
      ? {
          id: randomUUID(),
          earnedOn: item.earnedOn,
          micros: item.components.base,
          description: item.description,
        }
      : [],
  );
}
