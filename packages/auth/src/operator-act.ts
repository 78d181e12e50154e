import type { ActDetails, OperatorAction } from '@earntrack/contract';
import type { Database } from '@earntrack/db';
import type { Kysely } from 'kysely';
import { makeActId } from './act-id.ts';
import { insertOperatorAct } from './audit.queries.ts';
import { shortened } from './audit.ts';
import { plainAddress } from './network-of.ts';

/** Who does something with the installation, and when. */
export interface OperatorDoing {
  /** The account; null at the command line. */
  accountId: string | null;
  /** Where the request came from; empty at the command line. */
  address: string;
  now: Date;
}

/** Remembers what was done with the installation, in the transaction in which it is done. */
export async function recordOperatorAct(
  tx: Kysely<Database>,
  { accountId, address, now }: OperatorDoing,
  act: { action: OperatorAction; details?: ActDetails },
): Promise<void> {
  const row = {
    id: makeActId(now),
    at: now,
    action: act.action,
    actor_id: accountId,
    address: plainAddress(address),
    details: JSON.stringify(shortened(act.details ?? {})),
  };
  await insertOperatorAct(tx, row);
}
