import { BIN_KINDS } from '@earntrack/contract';
import { CURSOR_FORMS, decodeCursor, encodeCursor } from '@earntrack/db';
import type { BinPosition } from './bin-rows.queries.ts';

/** The place in a bin as the opaque text that clients hand back. */
export const binCursor = {
  encode: ({ deletedAt, id, kind }: BinPosition): string =>
    encodeCursor([deletedAt.toISOString(), id, String(BIN_KINDS.indexOf(kind))]),
  decode(cursor: string): BinPosition {
    const { instant, id: uuid, integer } = CURSOR_FORMS;
    const [deletedAt, id, kind] = decodeCursor(cursor, [instant, uuid, integer]);
    return { deletedAt: new Date(deletedAt), id, kind: BIN_KINDS[Number(kind)] ?? 'earning' };
  },
};
