import { CHANGE_KINDS, type ChangeView } from '@earntrack/contract';
import type { ChangeRow } from './live.queries.ts';

/** A kind that only a newer server knows could concern anything. */
export function changeView({ kind, origin }: Omit<ChangeRow, 'position'>): ChangeView {
  return { kind: CHANGE_KINDS.find((known) => known === kind) ?? 'everything', origin };
}
