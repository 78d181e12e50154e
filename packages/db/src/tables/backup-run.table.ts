import type { LocalDate } from '@earntrack/domain';
import type { Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** A backup that was tried, and how it went: by schedule, or by hand. */
export interface BackupRunTable {
  id: string;
  /** The day of UTC that it is the backup of; null for one by hand. */
  day: LocalDate | null;
  /** How it is called in its store; null until it is there. */
  name: string | null;
  /** Where it is kept, without a secret. */
  place: string;
  /** Made is not yet restored and compared. */
  state: 'running' | 'made' | 'verified' | 'failed';
  /** Why it failed. */
  reason: string;
  row_count: bigint | null;
  byte_count: bigint | null;
  begun_at: Date;
  /** When whoever makes it was last heard of. */
  seen_at: Date;
  ended_at: Date | null;
  /** When its last byte was written. */
  made_at: Date | null;
  verified_at: Date | null;
}

export type BackupRunRow = Selectable<BackupRunTable>;
export type NewBackupRun = Insertable<BackupRunTable>;

export const BACKUP_RUN_COLUMNS = {
  id: 'uuid',
  day: 'date?',
  name: 'text?',
  place: 'text',
  state: 'text',
  reason: 'text',
  row_count: 'int8?',
  byte_count: 'int8?',
  begun_at: 'timestamptz',
  seen_at: 'timestamptz',
  ended_at: 'timestamptz?',
  made_at: 'timestamptz?',
  verified_at: 'timestamptz?',
} as const satisfies ColumnsOf<BackupRunTable>;
