import type { EarningFilterWire } from '@earntrack/contract';

/** Where the file of the earnings that fit is found; a list is given by repeating its name. */
export function exportAddress(filter: EarningFilterWire): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    for (const each of [value].flat()) if (each) query.append(name, each);
  }
  return `/api/v1/earnings.csv${query.size > 0 ? `?${query}` : ''}`;
}
