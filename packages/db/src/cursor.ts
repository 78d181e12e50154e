import { AppError } from '@earntrack/contract';
import { isLocalDate } from '@earntrack/domain';

type CursorForm = (part: string) => boolean;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** What an integer column can hold. */
const MAX_INTEGER = 2_147_483_647;

/** The forms of usual parts. What fits one can be compared with a column of that kind. */
export const CURSOR_FORMS = {
  date: isLocalDate,
  id: (part) => UUID.test(part),
  instant: (part) => INSTANT.test(part) && !Number.isNaN(Date.parse(part)),
  integer: (part) => /^\d{1,10}$/.test(part) && Number(part) <= MAX_INTEGER,
} as const satisfies Record<string, CursorForm>;

const MAX_PART_LENGTH = 200;

/**
 * An opaque text that holds the whole ordering of the last row of a page, one part for each column of the order by.
 * Amounts, dates and instants are given as text.
 */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * The parts of a cursor, each matched by its form. Throws an AppError `invalid_input` for a text that is not a cursor
 * of this list.
 */
export function decodeCursor<const Forms extends readonly CursorForm[]>(
  cursor: string,
  forms: Forms,
): { [Index in keyof Forms]: string } {
  const parts = parse(cursor);
  const isFitting =
    Array.isArray(parts) &&
    parts.length === forms.length &&
    parts.every((part, at) => isPart(part) && forms[at]?.(part));
  if (!isFitting) {
    throw new AppError('invalid_input', 'This page of the list cannot be found: start from its beginning.', {
      fields: { cursor: 'Not a cursor of this list' },
    });
  }
  return parts as { [Index in keyof Forms]: string };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Not JSON, so not a cursor: refused by the caller with a sentence.
    return null;
  }
}

function isPart(part: unknown): part is string {
  return typeof part === 'string' && part.length <= MAX_PART_LENGTH;
}
