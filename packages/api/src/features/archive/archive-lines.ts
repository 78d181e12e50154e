import type { z } from 'zod';
import { ARCHIVE_KINDS } from './archive-kinds.ts';
import { ARCHIVE_ROWS, type ArchiveKind, type ArchiveRow } from './archive-rows.ts';
import type { ReadLine } from './row-codec.ts';
import { unusable } from './unusable-archive.ts';

/** The row of an import may stand for two hundred rows of its file; nothing is as long as this. */
const MAX_LINE_LENGTH = 1024 * 1024;

/** Reads NDJSON and checks each line. Throws an AppError that names the line with a fault. */
export async function* readLines(
  kind: ArchiveKind,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReadLine, void, undefined> {
  const schema: z.ZodType<ArchiveRow> = ARCHIVE_ROWS[kind];
  let number = 0;
  for await (const text of linesOf(kind, pieces)) {
    number += 1;
    const raw = jsonOf(text);
    const { data: read, error } = schema.safeParse(raw);
    if (!read) throw faultIn(kind, number, faultOf(error));
    yield { read, raw: raw as ArchiveRow };
  }
}

async function* linesOf(
  kind: ArchiveKind,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: false });
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_LENGTH) throw unusable(`A line of “${fileOf(kind)}” is far too long.`);
    yield* lines;
  }
  if (rest + decoder.decode() !== '') throw unusable(`The last line of “${fileOf(kind)}” breaks off.`);
}

/** An escape for what could not be stored: a NUL, or half of a character. */
const SUSPICIOUS = /\\u(0000|d[89a-f])/i;

/** Nothing that a schema takes, where a line is no JSON or has text that could not be stored. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line, SUSPICIOUS.test(line) ? sound : undefined) as unknown;
  } catch {
    return null;
  }
}

/** Throws for what could not be stored, at whatever depth. */
function sound(_name: string, value: unknown): unknown {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) throw new SyntaxError();
  return value;
}

function faultOf(error: z.ZodError | undefined): string {
  const [issue] = error?.issues ?? [];
  if (!issue) return 'it cannot be read';
  const where = issue.path.join('.');
  return where === '' ? issue.message : `“${where}”: ${issue.message}`;
}

function faultIn(kind: ArchiveKind, line: number, fault: string) {
  return unusable(`Line ${line} of “${fileOf(kind)}” cannot be used (${fault}).`);
}

function fileOf(kind: ArchiveKind): string {
  return ARCHIVE_KINDS[kind].file;
}
