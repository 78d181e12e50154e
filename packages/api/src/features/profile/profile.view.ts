import type { ProfileView } from '@earntrack/contract';
import type { ProfileRow } from '@earntrack/db';

export function profileView(row: ProfileRow): ProfileView {
  return {
    displayName: row.display_name,
    timeZone: row.time_zone,
    currency: row.currency,
    locale: row.locale,
    weekStart: row.week_start,
    taxYearStart: { month: row.tax_year_start_month, day: row.tax_year_start_day },
    basis: row.basis,
    version: row.version,
  };
}
