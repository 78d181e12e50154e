import type { RangeView } from '@earntrack/contract';
import type { ComponentName } from '@earntrack/domain';
import { currentBasis } from './session.ts';

/** The search of the list of earnings that shows the rows behind a figure. */
export interface RowsSearch {
  from?: string;
  to?: string;
  /** The days instead on which they count, where a refund counts with its sale. */
  countedFrom?: string;
  countedTo?: string;
  /** Left out, amounts of every currency are listed. */
  currency: string;
  /** Id of a platform. */
  platform?: string;
  /** Only rows in which this part is not zero. */
  part?: ComponentName;
  product?: string;
  tag?: string;
}

export type Narrower = Omit<RowsSearch, 'from' | 'to' | 'countedFrom' | 'countedTo'>;

/**
 * Where the rows of a period are that add up to a figure, which is always one of a currency. On which days they count is
 * asked here, so that no figure can forget it.
 */
export function rowsOf({ from, to }: RangeView, narrower: Narrower): RowsSearch {
  const days = currentBasis() === 'accrual' ? { countedFrom: from, countedTo: to } : { from, to };
  return { ...days, ...narrower };
}
