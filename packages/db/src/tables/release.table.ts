import type { ReleaseResult } from '@earntrack/contract';
import type { Generated, Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** A release of EarnTrack itself and how it went. It is nobody's: whoever releases records it. */
export interface ReleaseTable {
  id: string;
  version: string;
  result: ReleaseResult;
  at: Generated<Date>;
  note: Generated<string>;
}

export type ReleaseRow = Selectable<ReleaseTable>;
export type NewRelease = Insertable<ReleaseTable>;

export const RELEASE_COLUMNS = {
  id: 'uuid',
  version: 'text',
  result: 'text',
  at: 'timestamptz',
  note: 'text',
} as const satisfies ColumnsOf<ReleaseTable>;
