import type { StatementItemWire } from '@earntrack/contract';
import {
  type DescribeOptions,
  describeTable,
  faultOfMapping,
  fitOf,
  headerNames,
  headerReport,
  type MappingFit,
  namelessColumns,
  type OpenOutcome,
  openStatement,
  type OpenStatement,
  toWireItems,
} from '@earntrack/statements';
import { sha256Hex } from './file-hash.ts';
import type { Described, FileReading, Fingerprints, ReadingChoices, Trial } from './file-reading.ts';
import { lineOf } from './item-line.ts';
import { KNOWN_STATEMENTS, summarise } from './summary.ts';

export type WorkerRequest =
  | { id: number; kind: 'read'; bytes: Uint8Array<ArrayBuffer> | null; choices: ReadingChoices }
  | { id: number; kind: 'report'; choices: ReadingChoices }
  | { id: number; kind: 'describe'; options: DescribeOptions }
  | { id: number; kind: 'try'; choices: ReadingChoices }
  | { id: number; kind: 'check'; mapping: unknown }
  | { id: number; kind: 'fit'; mappings: readonly Record<string, unknown>[]; names: readonly string[] }
  | { id: number; kind: 'items'; of: 'all' | 'entries'; start: number; count: number };

export type WorkerAnswer =
  | { id: number; kind: 'reading'; reading: FileReading }
  | { id: number; kind: 'report'; report: string }
  | ({ id: number; kind: 'described' } & Described)
  | { id: number; kind: 'tried'; trial: Trial }
  | { id: number; kind: 'checked'; fault: string | null }
  | { id: number; kind: 'fitted'; fits: (MappingFit | null)[] }
  | { id: number; kind: 'items'; items: StatementItemWire[] }
  | { id: number; kind: 'failed'; message: string };

/** The file last read; it stays here so that the page never holds more than it shows. */
let file: Uint8Array<ArrayBuffer> = new Uint8Array();
/** What it was read as; its items are made when the page asks for them. */
let opened: OpenStatement | null = null;
let lastAnswer = Promise.resolve();

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  // One after the other: reading waits for the file's hash, and another file must not come in between.
  lastAnswer = lastAnswer.then(async () => self.postMessage(await answer(event.data)));
});

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  const { id } = request;
  try {
    if (request.kind === 'items') {
      const { of, start, count } = request;
      const wanted = of === 'all' ? opened?.items : opened?.items.recorded;
      return { id, kind: 'items', items: toWireItems({ items: wanted?.slice(start, start + count) ?? [] }) };
    }
    if (request.kind === 'report') return { id, kind: 'report', report: reportOf(request.choices) };
    if (request.kind === 'describe') return { id, kind: 'described', ...(await described(request.options)) };
    if (request.kind === 'try') return { id, kind: 'tried', trial: attempt(request.choices) };
    if (request.kind === 'check') return { id, kind: 'checked', fault: faultOfMapping(request.mapping) };
    if (request.kind === 'fit') {
      const { mappings, names } = request;
      return { id, kind: 'fitted', fits: mappings.map((mapping) => fitOf(mapping, names)) };
    }
    file = request.bytes ?? file;
    return { id, kind: 'reading', reading: await read(request.choices) };
  } catch (err) {
    // An exception cannot cross to the page; its message can.
    return { id, kind: 'failed', message: err instanceof Error ? err.message : String(err) };
  }
}

/** What may be shown to anybody of a file that is not recognised, or not as it was. */
function reportOf(choices: ReadingChoices): string {
  const outcome = headerReport(file, choices);
  return outcome.kind === 'reported' ? outcome.report : outcome.message;
}

/** How many entries are enough to see whether they are meant so. */
const SHOWN_OF_TRIAL = 8;

/** Reads the file otherwise, and changes nothing of what it was read as. */
function attempt(choices: ReadingChoices): Trial {
  const outcome = openStatement(file, choices);
  if (outcome.kind === 'undecided')
    return { kind: 'fault', message: outcome.message, option: outcome.option };
  if (outcome.kind === 'refused') return { kind: 'fault', message: outcome.message };
  const { statement } = outcome;
  const first = toWireItems({ items: statement.items.recorded.slice(0, SHOWN_OF_TRIAL) }).map(lineOf);
  return { kind: 'read', summary: summarise(statement, { choices, fileSha256: '' }), first };
}

async function read(choices: ReadingChoices): Promise<FileReading> {
  // What the file was read as before gives way first: two of a long file may be too much.
  opened = null;
  const outcome = openStatement(file, choices);
  if (outcome.kind !== 'read') {
    const left = { ...outcome, known: KNOWN_STATEMENTS };
    return isForMapping(outcome) ? { ...left, fingerprints: await fingerprints(choices) } : left;
  }
  opened = outcome.statement;
  // The table is looked at once more only where what is said of it may be kept.
  const prints = opened.kinds.kinds.length > 0 ? await fingerprints(choices) : null;
  return {
    kind: 'read',
    summary: summarise(opened, { choices, fileSha256: await hashOfTable(choices), fingerprints: prints }),
  };
}

/** By what the same statement is known again: tables of one file are statements of their own. */
async function hashOfTable({ part }: ReadingChoices): Promise<string> {
  const ofFile = await sha256Hex(file);
  return part === undefined ? ofFile : hashOf([ofFile, part]);
}

/** A mapping says what a file is that no preset knows, and which of two columns of one name counts. */
function isForMapping(outcome: Exclude<OpenOutcome, { kind: 'read' }>): boolean {
  if (outcome.kind === 'undecided') return outcome.option === 'preset';
  return outcome.column !== undefined && outcome.row === undefined;
}

/** The table as it is told to be, and by what it is known as it was found: the next file is looked at before anybody tells of it. */
async function described(options: DescribeOptions): Promise<Described> {
  return { outcome: describeTable(file, options), fingerprints: await fingerprints(options) };
}

/** Null where the file holds no table that could be mapped. */
async function fingerprints({ part }: { part?: string }): Promise<Fingerprints | null> {
  const outcome = describeTable(file, part === undefined ? {} : { part });
  if (outcome.kind !== 'described') return null;
  const { table } = outcome;
  const isNamed = table.headerIndex !== null;
  return {
    ofHeader: isNamed ? await hashOf(headerNames(table)) : null,
    ofWidth: await hashOf(namelessColumns(table)),
    names: isNamed ? table.columns.map(({ name }) => name) : [],
    headerRow: (table.headerIndex ?? -1) + 1,
  };
}

function hashOf(names: readonly string[]): Promise<string> {
  return sha256Hex(new TextEncoder().encode(names.join('\n')));
}
