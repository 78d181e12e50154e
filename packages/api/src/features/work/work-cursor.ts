import { CURSOR_FORMS, decodeCursor, encodeCursor } from '@earntrack/db';
import { asLocalDate } from '@earntrack/domain';
import type { WorkPosition } from './work.queries.ts';

/** The place in a list of work as the opaque text that clients hand back. */
export const workCursor = {
  encode: ({ workedOn, id }: WorkPosition): string => encodeCursor([workedOn, id]),
  decode(cursor: string): WorkPosition {
    const [workedOn, id] = decodeCursor(cursor, [CURSOR_FORMS.date, CURSOR_FORMS.id]);
    return { workedOn: asLocalDate(workedOn), id };
  },
};
