import type { FeatureKind } from '@earntrack/contract';
import type { LocalDate } from '@earntrack/domain';
import type { Insertable, Selectable } from 'kysely';
import type { ColumnsOf } from './columns.ts';

/** How often something was used on a day of UTC, by everybody together: of nobody in particular. */
export interface FeatureUseTable {
  day: LocalDate;
  kind: FeatureKind;
  /** A procedure, or a screen by its route pattern. */
  name: string;
  uses: bigint;
}

export type FeatureUseRow = Selectable<FeatureUseTable>;
export type NewFeatureUse = Insertable<FeatureUseTable>;

export const FEATURE_USE_COLUMNS = {
  day: 'date',
  kind: 'text',
  name: 'text',
  uses: 'int8',
} as const satisfies ColumnsOf<FeatureUseTable>;
