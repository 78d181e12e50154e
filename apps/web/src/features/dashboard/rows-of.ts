import type { RangeView } from '@earntrack/contract';
import type { ComponentName } from '@earntrack/domain';

/** The search of a list that shows the rows behind a figure. */
export interface RowsSearch {
  from: string;
  to: string;
  platformId?: string;
  /** Only rows in which this part is not zero. */
  part?: ComponentName;
}

/** Where the rows of a period are that add up to a figure. */
export function rowsOf({ from, to }: RangeView, narrower: Omit<RowsSearch, 'from' | 'to'> = {}): RowsSearch {
  return { from, to, ...narrower };
}
