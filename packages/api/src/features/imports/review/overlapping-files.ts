import type { OtherFileView } from '@earntrack/contract';
import { grossOf } from '@earntrack/domain';
import type { Handle } from '../../../actor.ts';
import { findReader } from '../versions/versions.queries.ts';
import type { DecidedItem } from './decide-item.ts';
import { findFileOfOtherTable, type IncomeSpan } from './overlapping-files.queries.ts';

/** On which days a file has new income, by platform. */
export class NewIncome {
  readonly #spans = new Map<string, IncomeSpan>();

  add(items: readonly DecidedItem[]): void {
    for (const { outcome, settled } of items) {
      if (outcome !== 'new' || settled?.item.kind !== 'earning') continue;
      const { earnedOn: day, components } = settled.item;
      if (grossOf(components) <= 0n) continue;
      const { platformId } = settled;
      const { from = day, to = day } = this.#spans.get(platformId) ?? {};
      this.#spans.set(platformId, { platformId, from: day < from ? day : from, to: day > to ? day : to });
    }
  }

  /**
   * Recorded files of another kind with income of the same platforms on these days, one of each platform. A list of orders and a statement
   * tell of one sale under keys of their own, and nothing in the two says that it is one.
   */
  async overlappingFiles(db: Handle, ownerId: string, importId: string): Promise<OtherFileView[]> {
    if (this.#spans.size === 0) return [];
    const { table } = await findReader(db, ownerId, importId);
    const found = new Map<string, OtherFileView>();
    for (const span of this.#spans.values()) {
      const file = await findFileOfOtherTable(db, ownerId, { span, table });
      if (file) found.set(file.id, { importId: file.id, fileName: file.fileName });
    }
    return [...found.values()];
  }
}
