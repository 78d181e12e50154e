import { holdAccount } from '@earntrack/db';
import type { Actor, Handle } from '../../../actor.ts';
import { requestHash } from '../../../identity/request-hash.ts';
import { makePersons } from '../recording/persons-own.queries.ts';
import { listNobodys } from './settle-again.service.ts';
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
  await makePersons(tx, actor.userId, { ids, hash: requestHash({ kept: ids }), at: actor.now });
  await settleFees(tx, actor, ids);
}
