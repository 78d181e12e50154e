import { CURSOR_FORMS, decodeCursor, encodeCursor } from '@earntrack/db';
import { asLocalDate } from '@earntrack/domain';
import type { EarningPosition } from './earnings.queries.ts';

/** The place in a list of earnings as the opaque text that clients hand back. */
export const earningCursor = {
  encode: ({ earnedOn, id }: EarningPosition): string => encodeCursor([earnedOn, id]),
  decode(cursor: string): EarningPosition {
    const [earnedOn, id] = decodeCursor(cursor, [CURSOR_FORMS.date, CURSOR_FORMS.id]);
    return { earnedOn: asLocalDate(earnedOn), id };
  },
};
