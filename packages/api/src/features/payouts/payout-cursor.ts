import { CURSOR_FORMS, decodeCursor, encodeCursor } from '@earntrack/db';
import { asLocalDate } from '@earntrack/domain';
import type { PayoutPosition } from './payouts.queries.ts';

/** The place in a list of payouts as the opaque text that clients hand back. */
export const payoutCursor = {
  encode: ({ paidOn, id }: PayoutPosition): string => encodeCursor([paidOn, id]),
  decode(cursor: string): PayoutPosition {
    const [paidOn, id] = decodeCursor(cursor, [CURSOR_FORMS.date, CURSOR_FORMS.id]);
    return { paidOn: asLocalDate(paidOn), id };
  },
};
