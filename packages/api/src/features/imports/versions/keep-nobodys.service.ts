import { holdAccount } from '@earntrack/db';
import type { Actor, Handle } from '../../../actor.ts';
import { leftAt } from '../../../identity/left-hash.ts';
import { momentAfterRecorded } from '../moment-after-recorded.ts';
import { makePersons, setLeft, setLeftBefore } from '../recording/persons-own.queries.ts';
import { type KnownEarning, listEarningsByIds } from '../recording/targets.queries.ts';
import { listNobodys, settleAgain } from './settle-again.service.ts';
import { settleFees } from './settle-fees.service.ts';

/**
 * Makes earnings a person's own that nobody holds any more: a person took away what held them, a tag or a correction, and left them where
 * they are. Those of which the files that stand leave anything stay theirs. Holds the account, where the caller does not.
 */
export async function keepNobodys(tx: Handle, actor: Actor, earningIds: readonly string[]): Promise<void> {
  if (earningIds.length === 0) return;
  await holdAccount(tx, actor.userId);
  const nobodys = await listNobodys(tx, actor.userId, { kind: 'earning', ids: earningIds });
  const ids = nobodys.map(({ id }) => id);
  await makePersons(tx, actor.userId, { ids, at: await momentAfterRecorded(tx, actor) });
  await settleFees(tx, actor, ids);
}

/** What a correction corrects for which an import is no reason any more not to hold it. */
export interface Corrected {
  id: string;
  /** When another row was taken instead of the correction, so that it does not come back yet. */
  heirAt: Date | null;
  /** It comes back once the import is undone, or is kept by a row that was taken next: it is not what a person made of it since. */
  isGivenUp: boolean;
}

/**
 * Leaves earnings to files again that became a person's own since an import took away what held them, as if it had never been recorded: they
 * say what the files say that stand now. Those that nobody holds yet are a person's own since the next import that takes it away. The caller
 * holds the account.
 */
export async function leaveToFilesAgain(
  tx: Handle,
  actor: Actor,
  { corrected, since }: { corrected: readonly Corrected[]; since: Date },
): Promise<void> {
  const ids = [...new Set(corrected.map(({ id }) => id))];
  const rows = await listEarningsByIds(tx, actor.userId, { ids, isLocking: true });
  const left = rows.filter((row) => (leftAt(row.request_hash) ?? 0) >= since).map(({ id }) => id);
  await setLeft(tx, actor.userId, { ids: left, at: null });
  // Only now, with the earnings locked: no change of many remembers a mark meanwhile.
  const givenUp = Map.groupBy(
    corrected.filter(({ isGivenUp }) => isGivenUp),
    ({ heirAt }) => heirAt?.getTime() ?? null,
  );
  for (const [at, alike] of givenUp)
    await setLeftBefore(tx, actor.userId, {
      ids: alike.map(({ id }) => id),
      since,
      at: at === null ? null : new Date(at),
    });
  const found = await listNobodys(tx, actor.userId, { kind: 'earning', ids });
  const nobodys = new Set(found.map(({ id }) => id));
  const kept = rows.filter(
    (row) => nobodys.has(row.id) && (row.deleted_at === null || left.includes(row.id)),
  );
  const moments = Map.groupBy(kept, (row) => momentOf(row, corrected)?.getTime());
  for (const [at, alike] of moments)
    if (at !== undefined)
      await setLeft(tx, actor.userId, { ids: alike.map(({ id }) => id), at: new Date(at) });
  const released = rows.filter(({ id, deleted_at: deletedAt }) => deletedAt === null && left.includes(id));
  const back = released.flatMap(({ id }) => (nobodys.has(id) ? [] : [id]));
  await settleAgain(tx, actor, { kind: 'earning', ids: back, isByFormer: true });
}

/** Since when what nobody holds is a person's own. */
function momentOf({ id, request_hash: hash }: KnownEarning, corrected: readonly Corrected[]): Date | null {
  const heirs = corrected.flatMap((each) => (each.id === id ? (each.heirAt ?? []) : []));
  const moments = [...heirs, leftAt(hash) ?? []].flat();
  return moments.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? null;
}
