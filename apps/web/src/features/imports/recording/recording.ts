import type { RouterInputs } from '@earntrack/api';
import { readFailure } from '@earntrack/client';
import type { ImportView, StatementItemWire } from '@earntrack/contract';
import { overlappingFilesOf } from './overlapping-files.ts';
import { tiedFilesOf } from './ties.ts';

export type OpenImport = RouterInputs['imports']['open'];
export type StageItems = RouterInputs['imports']['stage'];

/** Items in one message: small enough for a slow phone network, large enough not to be chatty. */
export const CHUNK_ITEMS = 500;

/** The procedures that recording needs; every one may be sent again with the same input. */
export interface ImportPort {
  open(input: OpenImport, signal: AbortSignal): Promise<ImportView>;
  stage(input: StageItems, signal: AbortSignal): Promise<ImportView>;
  preview(importId: string, signal: AbortSignal): Promise<ImportView>;
  commit(importId: string): Promise<ImportView>;
  cancel(importId: string): Promise<ImportView>;
  /** How it stands now. */
  show(importId: string): Promise<ImportView>;
  /** The import that recorded a file of these bytes, or null. */
  findByHash(fileSha256: string): Promise<ImportView | null>;
}

export interface Progress {
  sent: number;
  total: number;
  /** Items per second so far; null until the first message is acknowledged. */
  perSecond: number | null;
  secondsLeft: number | null;
}

export interface Staging {
  port: ImportPort;
  open: OpenImport;
  /** The items from `start` up to `start + count`. */
  itemsOf(start: number, count: number): Promise<StatementItemWire[]>;
  onProgress(progress: Progress): void;
  signal: AbortSignal;
  /** Milliseconds from any fixed moment. */
  nowMs(): number;
}

/**
 * Opens the import and sends its items chunk by chunk, then asks the server what would become of each. Safe to call
 * again with the same import after any failure: what is already there is not doubled.
 */
export async function stageStatement(staging: Staging): Promise<ImportView> {
  const { port, open, signal } = staging;
  const startedMs = staging.nowMs();
  staging.onProgress(progressOf(0, open.itemCount, 0));
  const opened = await openAsKnown(port, open, signal);
  if (opened.state === 'committed') return opened;
  const chunks = Math.ceil(open.itemCount / CHUNK_ITEMS);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    signal.throwIfAborted();
    const items = await staging.itemsOf(chunk * CHUNK_ITEMS, CHUNK_ITEMS);
    await stageAsKnown(port, { importId: open.id, chunk, items }, signal);
    const sent = Math.min((chunk + 1) * CHUNK_ITEMS, open.itemCount);
    staging.onProgress(progressOf(sent, open.itemCount, staging.nowMs() - startedMs));
  }
  signal.throwIfAborted();
  return port.preview(open.id, signal);
}

/** A server of the version before may not know a value that columns are told of: it is told of none, and takes the file. */
async function openAsKnown(port: ImportPort, open: OpenImport, signal: AbortSignal): Promise<ImportView> {
  try {
    return await port.open(open, signal);
  } catch (error) {
    if (!open.origins || !isRefusedFor(/^origins\b/, error)) throw error;
    return port.open({ ...open, origins: null }, signal);
  }
}

/** A server of the version before does not know what is said of rows since: it is told less of them, and takes the file. */
async function stageAsKnown(port: ImportPort, asked: StageItems, signal: AbortSignal): Promise<void> {
  try {
    await port.stage(asked, signal);
  } catch (error) {
    const items = asked.items.map(toldBefore);
    if (!isRefusedFor(/^items\.\d+$/, error) || items.every((item, at) => item === asked.items[at]))
      throw error;
    await port.stage({ ...asked, items }, signal);
  }
}

/** An item as the version before takes it. */
function toldBefore(item: StageItems['items'][number]): StageItems['items'][number] {
  if (item.kind !== 'leftOut' || item.isUnread === undefined) return item;
  const { isUnread: _, ...told } = item;
  return told;
}

function isRefusedFor(field: RegExp, error: unknown): boolean {
  return Object.keys(readFailure(error).fields).some((name) => field.test(name));
}

function progressOf(sent: number, total: number, elapsedMs: number): Progress {
  if (sent === 0 || elapsedMs <= 0) return { sent, total, perSecond: null, secondsLeft: null };
  const perSecond = (sent * 1000) / elapsedMs;
  return { sent, total, perSecond, secondsLeft: (total - sent) / perSecond };
}

/** True when every control total of an import holds, which recording needs. */
export function totalsAgree(control: readonly { isOk: boolean }[]): boolean {
  return control.every((total) => total.isOk);
}

/** What keeps a staged import from being recorded at once, if anything. */
export function reasonToStop(preview: ImportView, isLooking: boolean): 'mismatch' | 'asking' | null {
  const { state, control, outcomes, possibleDuplicates, takenBack, staying } = preview;
  if (state === 'committed') return null;
  if (!totalsAgree(control)) return 'mismatch';
  const files = tiedFilesOf(preview).length + overlappingFilesOf(preview).length;
  const asked = outcomes.changed + possibleDuplicates + takenBack + staying + files;
  return isLooking || asked > 0 ? 'asking' : null;
}

/**
 * The import of the same file, read the same way, that another tab or device recorded while this one was sent. It is the answer where the server
 * refuses this one because its entries are there by now. Null where there is none, or where that cannot be found out: the refusal stands.
 */
export async function recordedMeanwhile(
  port: Pick<ImportPort, 'findByHash'>,
  { fileSha256, why }: Pick<OpenImport, 'fileSha256' | 'why'>,
  error: unknown,
): Promise<ImportView | null> {
  if (readFailure(error).code !== 'conflict') return null;
  const recorded = await port.findByHash(fileSha256).catch(() => null);
  return recorded?.why === why ? recorded : null;
}

/**
 * Takes an import back that is not recorded yet, and gives the one that was recorded all the same: its answer may have been lost. What was
 * never opened, or is not reachable now, is swept by the server.
 */
export async function takeBack(port: ImportPort, importId: string): Promise<ImportView | null> {
  try {
    await port.cancel(importId);
    return null;
  } catch {
    const view = await port.show(importId).catch(() => null);
    return view?.state === 'committed' ? view : null;
  }
}
