import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startThrowawayPostgres } from '@earntrack/embedded-postgres';
import { migrateUp } from '@earntrack/migrations';
import { type Statement, toWireItems } from '@earntrack/statements';
import { loadBare } from './bare-load.ts';
import { type Bench, openBench } from './bench-api.ts';
import { builtPages } from './built-pages.ts';
import { previewFrames, type PreviewFrames } from './preview-frames.ts';
import { fileOf, readFile } from './statement-file.ts';

/** As many as the browser sends in one message. */
const CHUNK_ITEMS = 500;

export interface Step {
  step: 'stage' | 'preview' | 'commit' | 'bare';
  ms: number;
  rowsPerSecond: number;
}

/** What reading a file needed of the memory at most, in a process of its own. */
export interface ReadPeak {
  rows: number;
  /** With the file in the memory and nothing of it read. */
  beforeMegabytes: number;
  peakMegabytes: number;
}

export interface ImportResult {
  rowCount: number;
  steps: Step[];
  /** The whole import, and its commit alone, against the bare load. */
  timesBare: number;
  commitTimesBare: number;
  frames: PreviewFrames;
  reading: ReadPeak[];
}

/** Times the steps of an import of so many rows and the bare load of the same rows, and looks at what the page and the memory do. */
export async function benchImport(rowCount: number): Promise<ImportResult> {
  const pages = await builtPages();
  const server = await startThrowawayPostgres();
  try {
    await migrateUp(server.url);
    const bench = await openBench(server.url);
    const steps = await timeSteps(bench, { rowCount, url: server.url });
    await bench.database.close();
    const msOf = (wanted: Step['step']) => steps.find(({ step }) => step === wanted)?.ms ?? 0;
    const wholeMs = msOf('stage') + msOf('preview') + msOf('commit');
    return {
      rowCount,
      steps,
      timesBare: ratio(wholeMs, msOf('bare')),
      commitTimesBare: ratio(msOf('commit'), msOf('bare')),
      frames: await previewFrames(server.url, { pages, rowCount }),
      reading: [await readPeak(rowCount), await readPeak(rowCount * 10)],
    };
  } finally {
    await server.stop();
  }
}

function ratio(ms: number, bareMs: number): number {
  return Number((ms / bareMs).toFixed(1));
}

/** Ten times a hundred thousand rows are as many as one file may have. */
async function readPeak(rows: number): Promise<ReadPeak> {
  const args = [...process.execArgv, join(import.meta.dirname, 'read-peak.ts'), String(rows)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const peaks = JSON.parse(stdout) as Omit<ReadPeak, 'rows'>;
  return { rows, ...peaks };
}

async function timeSteps(
  bench: Bench,
  { rowCount, url }: { rowCount: number; url: string },
): Promise<Step[]> {
  const file = fileOf(rowCount);
  const { statement, fileSha256 } = readFile(file);
  const items = toWireItems(statement);
  const { presetId, why, origins, rowCount: fileRows } = statement;
  const importId = randomUUID();
  const target = { kind: 'existing', platformId: bench.platformId } as const;
  const platforms = [{ name: 'Shop', target }];
  const opened = { fileSha256, why, origins, platforms, fileName: 'bench.csv', presetId: presetId ?? '' };
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
    await timed('bare', () => loadBare(url, bench, bareRows(statement))),
  ];
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
