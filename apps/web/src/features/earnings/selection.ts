import type { EarningFilterWire, EarningTargetWire } from '@earntrack/contract';

/** Chosen earnings: some by their ids, or all that match but for a few. */
export interface Selection {
  isAll: boolean;
  /** The chosen ones, or where all are chosen, those that are not. */
  ids: ReadonlySet<string>;
}

export const NOTHING_SELECTED: Selection = { isAll: false, ids: new Set() };
export const ALL_SELECTED: Selection = { isAll: true, ids: new Set() };

export function isSelected({ isAll, ids }: Selection, id: string): boolean {
  return ids.has(id) !== isAll;
}

/** The selection with these earnings chosen, or not. */
export function select({ isAll, ids }: Selection, chosen: readonly string[], isChosen: boolean): Selection {
  const rest = new Set(ids);
  for (const id of chosen) {
    if (isChosen === isAll) rest.delete(id);
    else rest.add(id);
  }
  return { isAll, ids: rest };
}

export function countSelected({ isAll, ids }: Selection, rowCount: number): number {
  return isAll ? Math.max(rowCount - ids.size, 0) : ids.size;
}

/** The selection as the server takes it. */
export function targetOf({ isAll, ids }: Selection, filter: EarningFilterWire): EarningTargetWire {
  return isAll ? { filter, except: [...ids] } : { ids: [...ids] };
}
