import { CURSOR_FORMS, decodeCursor, encodeCursor } from '@earntrack/db';
import type { AuditPosition } from './audit.queries.ts';

/** The place in what an account remembers as the opaque text that clients hand back. */
export const auditCursor = {
  encode: ({ at, id }: AuditPosition): string => encodeCursor([at.toISOString(), id]),
  decode(cursor: string): AuditPosition {
    const [at, id] = decodeCursor(cursor, [CURSOR_FORMS.instant, CURSOR_FORMS.id]);
    return { at: new Date(at), id };
  },
};
