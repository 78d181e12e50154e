import { AppError, type EntryKind } from '@earntrack/contract';
import { isKeyOfId } from '@earntrack/statements';
import type { Handle } from '../../../actor.ts';
import { derivedId } from '../../../identity/derived-id.ts';
import { findIdSeed } from '../../../identity/id-seed.queries.ts';
import { hasItemsByKey } from '../staging/items.queries.ts';
import { listRecorded } from '../staging/recorded.queries.ts';
import { keyAt, keysOf, numbered } from '../staging/row-keys.ts';
import { versionKey } from '../versions/versions.ts';
import type { DecidedItem } from './decide-item.ts';

/** A row that is to be recorded as the second one of its id, or a later one. */
interface LaterRow {
  kind: EntryKind;
  platformId: string;
  key: string;
}

/** Tells of files in which rows of one id were counted whatever their kind, as pages of earlier releases do. */
export class RowCounts {
  readonly #later: LaterRow[] = [];

  add(items: readonly Pick<DecidedItem, 'staged' | 'outcome'>[]): void {
    for (const { staged, outcome } of items) {
      if (outcome !== 'new' || staged.targetId === null || !isKeyOfId(staged.item.key)) continue;
      const { kind, key } = staged.item;
      if (numbered(key).place > 0) this.#later.push({ kind, platformId: staged.platformId, key });
    }
  }

  /**
   * Throws an AppError where a row is the second one of its kind although its file has no first one, and one of them is recorded: it would be
   * there twice.
   */
  async assertByKind(db: Handle, ownerId: string, importId: string): Promise<void> {
    if (this.#later.length === 0) return;
    const idSeed = await findIdSeed(db, ownerId);
    const rows = this.#later.map((row) => {
      const { name, place } = numbered(row.key);
      const before = keyAt(name, place - 1);
      const idOf = (key: string) => derivedId(idSeed, row.platformId, key);
      return { ...row, before, beforeId: idOf(before), ids: keysOf(name).map(idOf) };
    });
    const recorded = await listRecorded(db, ownerId, [...new Set(rows.flatMap(({ ids }) => ids))]);
    const doubtful = rows.filter(({ kind, ids }) =>
      ids.some((targetId) => recorded.get(versionKey({ item: { kind }, targetId }))?.isThere),
    );
    for (const { kind, before, beforeId } of doubtful) {
      if (await hasItemsByKey(db, ownerId, { importId, kind, key: before, id: beforeId })) continue;
      throw new AppError(
        'conflict',
        'This page is of an earlier release, which counts rows of one number otherwise, so nothing was recorded. Reload the page and import the file again.',
      );
    }
  }
}
