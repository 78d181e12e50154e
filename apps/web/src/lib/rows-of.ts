import type { RangeView } from '@earntrack/contract';
import type { ComponentName } from '@earntrack/domain';

/** The search of the list of earnings that shows the rows behind a figure. */
export interface RowsSearch {
  from: string;
  to: string;
  /** Left out, amounts of every currency are listed. */
  currency: string;
  /** Id of a platform. */
  platform?: string;
  /** Only rows in which this part is not zero. */
  part?: ComponentName;
  product?: string;
  tag?: string;
}

type Narrower = Omit<RowsSearch, 'from' | 'to'>;

/** Where the rows of a period are that add up to a figure, which is always one of a currency. */
export function rowsOf({ from, to }: RangeView, narrower: Narrower): RowsSearch {
  return { from, to, ...narrower };
}
