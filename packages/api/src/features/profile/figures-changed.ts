import type { ActDetails } from '@earntrack/contract';
import type { ProfileRow } from '@earntrack/db';

/** What figures and periods are made by: another one shows everything in another light. */
const DECISIVE = {
  currency: 'currency',
  time_zone: 'timeZone',
  week_start: 'weekStart',
  tax_year_start_month: 'taxYearStartMonth',
  tax_year_start_day: 'taxYearStartDay',
  basis: 'basis',
} as const satisfies Partial<Record<keyof ProfileRow, string>>;

/** What figures are made by from now on, where that is anything else; null where they stay as they are. */
export function figuresChanged(before: ProfileRow, after: ProfileRow): ActDetails | null {
  const columns = Object.keys(DECISIVE) as (keyof typeof DECISIVE)[];
  const changed = columns.filter((column) => before[column] !== after[column]);
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map((column) => [DECISIVE[column], after[column]]));
}
