import { isLocalDate } from '@earntrack/domain';

/** What a list shows: rows of some days, of one platform. */
export interface RowFilters {
  from?: string;
  to?: string;
  platformId?: string;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The filters that stand in an address; what is no date or id there is left out. */
export function rowFiltersOf(search: Record<string, unknown>): RowFilters {
  const { from, to, platformId } = search;
  return {
    ...(typeof from === 'string' && isLocalDate(from) && { from }),
    ...(typeof to === 'string' && isLocalDate(to) && { to }),
    ...(typeof platformId === 'string' && ID.test(platformId) && { platformId }),
  };
}
