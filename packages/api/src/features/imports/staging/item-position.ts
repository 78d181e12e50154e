import { CURSOR_FORMS, decodeCursor } from '@earntrack/db';
import type { ItemPosition } from './items.queries.ts';

export function itemPosition(cursor: string): ItemPosition {
  const [chunk, position] = decodeCursor(cursor, [CURSOR_FORMS.integer, CURSOR_FORMS.integer]);
  return { chunk: Number(chunk), position: Number(position) };
}
