import { BIN_KINDS, type BinKind } from '@earntrack/contract';

export interface BinSearch {
  kind?: BinKind;
}

/** What an address says of the bin; what it does not know is left out. */
export function binSearchOf(search: Record<string, unknown>): BinSearch {
  const kind = BIN_KINDS.find((one) => one === search['kind']);
  return kind === undefined ? {} : { kind };
}
