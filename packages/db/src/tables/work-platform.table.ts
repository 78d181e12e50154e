import type { Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** Which platforms a stretch of work served; gone with its work. */
export interface WorkPlatformTable {
  user_id: string;
  work_id: string;
  platform_id: string;
}

export type WorkPlatformRow = Selectable<WorkPlatformTable>;
export type NewWorkPlatform = Insertable<WorkPlatformTable>;

export const WORK_PLATFORM_COLUMNS = {
  user_id: 'uuid',
  work_id: 'uuid',
  platform_id: 'uuid',
} as const satisfies ColumnsOf<WorkPlatformTable>;
