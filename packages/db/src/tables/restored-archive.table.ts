import type { Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** The archive that an account was made of, where it was restored from one. */
export interface RestoredArchiveTable {
  user_id: string;
  /** Hexadecimal: what tells one archive from another. */
  manifest_sha256: string;
  /** What the ids of rows of statements are made of, instead of the user's id. */
  id_seed: string;
  archived_at: Date;
  restored_at: Date;
}

export type RestoredArchiveRow = Selectable<RestoredArchiveTable>;
export type NewRestoredArchive = Insertable<RestoredArchiveTable>;

export const RESTORED_ARCHIVE_COLUMNS = {
  user_id: 'uuid',
  manifest_sha256: 'text',
  id_seed: 'uuid',
  archived_at: 'timestamptz',
  restored_at: 'timestamptz',
} as const satisfies ColumnsOf<RestoredArchiveTable>;
