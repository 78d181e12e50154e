import { createHash, randomUUID } from 'node:crypto';
import type { ImportView } from '@earntrack/contract';
import { type ReadOptions, readStatement, toWireItems } from '@earntrack/statements';
import type { RouterInputs } from '../trpc/router-types.ts';
import type { Visitor } from './test-api.ts';

type OpenInput = RouterInputs['imports']['open'];
type Decision = NonNullable<RouterInputs['imports']['decide']['decisions']>[number];
type WithoutChunk<Each> = Each extends unknown ? Omit<Each, 'chunk'> : never;
/** What a person decides of a row of the first chunk of a file. */
type RowDecision = WithoutChunk<Decision>;
type WireItem = RouterInputs['imports']['stage']['items'][number];

export interface StagedFile {
  open: OpenInput;
  items: WireItem[];
}

/** What a browser sends of a CSV file: each platform name goes to the platform that `platforms` gives. */
export function statementFile(
  csv: string,
  platforms: OpenInput['platforms'],
  options: ReadOptions = {},
): StagedFile {
  const bytes = new TextEncoder().encode(csv);
  const outcome = readStatement(bytes, { currency: 'USD', timeZone: 'Europe/Lisbon', ...options });
  if (outcome.kind !== 'read') throw new Error(`The file was not read: ${outcome.message}`);
  const { statement } = outcome;
  return {
    items: toWireItems(statement),
    open: {
      id: randomUUID(),
      presetId: statement.presetId ?? '',
      fileName: 'statement.csv',
      fileSha256: createHash('sha256').update(bytes).digest('hex'),
      rowCount: statement.rowCount,
      itemCount: statement.items.length,
      why: statement.why,
      origins: statement.origins,
      platforms,
    },
  };
}

/** The same of a table whose platform column says "Shop", for a platform that is there. */
export function shopFile(platformId: string, header: string, rows: readonly string[]): StagedFile {
  const target = { kind: 'existing' as const, platformId };
  return statementFile(`${[header, ...rows].join('\n')}\n`, [{ name: 'Shop', target }]);
}

/** The same of a table that names no platform: all of it is of one that is there. */
export function namelessFile(platformId: string, header: string, rows: readonly string[]): StagedFile {
  const target = { kind: 'existing' as const, platformId };
  return statementFile(`${[header, ...rows].join('\n')}\n`, [{ name: null, target }]);
}

/** The same of a file that a mapping reads, and that names no platform. */
export function mappedFile(
  platformId: string,
  mapping: Record<string, unknown>,
  { fileName, lines }: { fileName: string; lines: readonly string[] },
): StagedFile {
  const target = { kind: 'existing' as const, platformId };
  const { open, items } = statementFile(`${lines.join('\n')}\n`, [{ name: null, target }], { mapping });
  return { open: { ...open, presetId: 'mapping', mapping, fileName }, items };
}

/** Opens the import and sends all of its rows, `chunkRows` at a time. */
export async function stageFile({ api }: Visitor, file: StagedFile, chunkRows = 1000): Promise<string> {
  await api.imports.open(file.open);
  for (let start = 0; start < file.items.length; start += chunkRows) {
    const items = file.items.slice(start, start + chunkRows);
    await api.imports.stage({ importId: file.open.id, chunk: start / chunkRows, items });
  }
  return file.open.id;
}

/** Takes a whole file in, as a person decided of rows of its first chunk. Of files of one last day it is the one that was exported last. */
export async function importFile(
  visitor: Visitor,
  file: StagedFile,
  ...decisions: readonly RowDecision[]
): Promise<ImportView> {
  const importId = await stageFile(visitor, file);
  if (decisions.length > 0) await decide(visitor, importId, ...decisions);
  return commitAsLast(visitor, importId);
}

/** Records a file that is staged; where it is asked which of several was exported last, it was this one. */
export async function commitAsLast(visitor: Visitor, importId: string): Promise<ImportView> {
  await sayWhichIsLater(visitor, importId, () => false);
  return visitor.api.imports.commit({ importId });
}

/** Says of each file that a staged one has to be told apart from whether it was exported later. */
export async function sayWhichIsLater(
  { api }: Visitor,
  importId: string,
  isLater: (importId: string) => boolean,
): Promise<void> {
  const { tiedFiles } = await api.imports.preview({ importId });
  if (tiedFiles.length === 0) return;
  const ties = tiedFiles.map((file) => ({ importId: file.importId, isLater: isLater(file.importId) }));
  await api.imports.decide({ importId, ties });
}

/** Says of rows of the first chunk of a file that is staged what a person decides of them. */
export async function decide(
  { api }: Visitor,
  importId: string,
  ...decisions: readonly RowDecision[]
): Promise<ImportView> {
  return api.imports.decide({
    importId,
    decisions: decisions.map((decision) => ({ chunk: 0, ...decision })),
  });
}
