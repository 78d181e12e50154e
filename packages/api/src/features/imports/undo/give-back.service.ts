import type { ReplacedEntry } from '@earntrack/db';
import type { Actor, Handle } from '../../../actor.ts';
import { deleteHoursOfEarnings } from '../../work/index.ts';
import { leaveReplaced } from '../recording/replaced.queries.ts';
import { insertPlatformsOfWork, listEarningsByIds } from '../recording/targets.queries.ts';
import {
  deleteOtherPlatforms,
  giveBackEarnings,
  giveBackPayouts,
  giveBackWork,
  insertHours,
  listThere,
} from './give-back.queries.ts';
import type { UndoneItem } from './undo-effects.ts';

type Texts = ReplacedEntry['entry'];

/** Makes entries again what a person had before they took rows of this import, or has the rows that were taken next keep that. */
export async function giveBackEntries(
  tx: Handle,
  { userId }: Actor,
  { page, committedAt }: { page: readonly UndoneItem[]; committedAt: Date | null },
): Promise<void> {
  const replaced = (kind: UndoneItem['settled']['item']['kind']) =>
    page.flatMap((item) =>
      item.effect === 'givenBack' && item.settled.item.kind === kind ? whatTheyHad(item) : [],
    );
  const earnings = replaced('earning');
  await deleteHoursOfEarnings(
    tx,
    userId,
    earnings.map(({ entry }) => idOf(entry)),
  );
  await giveBackEarnings(
    tx,
    userId,
    await withWhatIsThere(
      tx,
      userId,
      earnings.map(({ entry }) => entry),
    ),
  );
  await giveBackHours(
    tx,
    userId,
    earnings.flatMap(({ hours }) => hours),
  );
  const work = replaced('work').map(({ entry }) => entry);
  await giveBackWork(tx, userId, work);
  for (const entry of work)
    await deleteOtherPlatforms(tx, userId, { workId: idOf(entry), platformIds: platformsOf(entry) });
  await giveBackPayouts(
    tx,
    userId,
    replaced('payout').map(({ entry }) => entry),
  );
  for (const { stored, heir } of page)
    if (heir) await leaveReplaced(tx, userId, { stored, heir, committedAt });
}

/** What a person deleted since stays in the bin. */
function whatTheyHad({ stored: { replaced }, binnedAt }: UndoneItem): ReplacedEntry[] {
  if (replaced === null) return [];
  if (binnedAt === null) return [replaced];
  const inBin = (row: Texts) => ({ ...row, deleted_at: binnedAt.toISOString() });
  return [{ entry: inBin(replaced.entry), hours: replaced.hours.map(inBin) }];
}

/** What was sold, or corrected, may be gone since. */
async function withWhatIsThere(tx: Handle, userId: string, rows: readonly Texts[]): Promise<Texts[]> {
  const productIds = rows.flatMap((row) => row['product_id'] ?? []);
  const products = await listThere(tx, userId, { table: 'product', ids: productIds });
  const adjustedIds = rows.flatMap((row) => row['adjusts_id'] ?? []);
  const known = await listEarningsByIds(tx, userId, { ids: adjustedIds, isLocking: false });
  const adjusted = new Set(known.map(({ id }) => id));
  return rows.map((row) => ({
    ...row,
    ...(!products.has(row['product_id'] ?? '') && { product_id: null, units: null }),
    ...(!adjusted.has(row['adjusts_id'] ?? '') && { adjusts_id: null }),
  }));
}

async function giveBackHours(tx: Handle, userId: string, rows: readonly Texts[]): Promise<void> {
  await insertHours(tx, userId, rows);
  const platforms = await listThere(tx, userId, { table: 'platform', ids: rows.flatMap(platformsOf) });
  await insertPlatformsOfWork(
    tx,
    userId,
    rows.flatMap((row) =>
      platformsOf(row)
        .filter((id) => platforms.has(id))
        .map((platformId) => ({ work_id: idOf(row), platform_id: platformId })),
    ),
  );
}

function idOf(row: Texts): string {
  return row['id'] ?? '';
}

/** An array is kept as the text of its JSON. */
function platformsOf(row: Texts): string[] {
  return JSON.parse(row['platform_ids'] ?? '[]') as string[];
}
