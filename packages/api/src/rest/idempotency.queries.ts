import type { Handle } from '../actor.ts';

export interface NamedRequest {
  key: string;
  requestHash: string;
}

/** Takes the key, or says that it is taken; waits for whoever is taking it at the same moment. */
export async function takeKey(
  tx: Handle,
  ownerId: string,
  { key, requestHash }: NamedRequest,
): Promise<boolean> {
  const taken = await tx
    .insertInto('idempotency_key')
    .values({ user_id: ownerId, key, request_hash: requestHash, answer: null })
    .onConflict((conflict) => conflict.columns(['user_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return taken !== undefined;
}

export function findAnswer(tx: Handle, ownerId: string, key: string) {
  return tx
    .selectFrom('idempotency_key')
    .select(['request_hash', 'answer'])
    .where('user_id', '=', ownerId)
    .where('key', '=', key)
    .executeTakeFirst();
}

export async function keepAnswer(
  tx: Handle,
  ownerId: string,
  { key, answer }: { key: string; answer: string },
): Promise<void> {
  await tx
    .updateTable('idempotency_key')
    .set({ answer })
    .where('user_id', '=', ownerId)
    .where('key', '=', key)
    .execute();
}
