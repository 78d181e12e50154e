import type { BinKind } from '@earntrack/contract';

export interface BinItem {
  kind: BinKind;
  id: string;
}

/** The ids of each kind that is named, each once and in one order, so that two who do the same never wait for each other. */
export function idsByKind(items: readonly BinItem[]): ReadonlyMap<BinKind, string[]> {
  const byKind = Map.groupBy(items, ({ kind }) => kind);
  return new Map([...byKind].map(([kind, named]) => [kind, [...new Set(named.map(({ id }) => id))].sort()]));
}
