import { BIN_KINDS, type BinItemView, type listBinInput, type Page } from '@earntrack/contract';
import { inSnapshot, pageOf } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { binBegan } from '../../bin-time.ts';
import { binCursor } from './bin-cursor.ts';
import { BIN_LISTERS, type BinPageQuery, namesOfPlatforms } from './bin-rows.queries.ts';
import { type BinnedRow, binItemView } from './bin.view.ts';

type ListBin = z.output<typeof listBinInput>;

/** What was deleted in the last thirty days, the newest first. */
export function showBin(db: Handle, actor: Actor, input: ListBin): Promise<Page<BinItemView>> {
  const after = input.cursor ? binCursor.decode(input.cursor) : null;
  const query = { since: binBegan(actor.now), after, limit: input.limit + 1 };
  return inSnapshot(db, async (tx) => {
    const [rows, names] = await Promise.all([
      listKinds(tx, actor, { query, kinds: input.kind ? [input.kind] : BIN_KINDS }),
      namesOfPlatforms(tx, actor.userId),
    ]);
    const page = pageOf(rows, input.limit, ({ deleted_at, id, kind }) =>
      binCursor.encode({ deletedAt: deleted_at, id, kind }),
    );
    return { items: page.rows.map((row) => binItemView(row, names)), nextCursor: page.nextCursor };
  });
}

async function listKinds(
  tx: Handle,
  { userId }: Actor,
  { query, kinds }: { query: BinPageQuery; kinds: readonly (typeof BIN_KINDS)[number][] },
): Promise<BinnedRow[]> {
  const listed = await Promise.all(kinds.map((kind) => BIN_LISTERS[kind](tx, userId, query)));
  const rows = listed
    .flat()
    .flatMap((row): BinnedRow[] => (row.deleted_at ? [{ ...row, deleted_at: row.deleted_at }] : []));
  return rows.sort(byDeletion).slice(0, query.limit);
}

/** As the pages of each kind are ordered. */
function byDeletion(left: BinnedRow, right: BinnedRow): number {
  const later = right.deleted_at.getTime() - left.deleted_at.getTime();
  if (later !== 0) return later;
  if (left.id !== right.id) return left.id < right.id ? 1 : -1;
  return BIN_KINDS.indexOf(left.kind) - BIN_KINDS.indexOf(right.kind);
}
