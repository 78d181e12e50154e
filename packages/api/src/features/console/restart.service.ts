import { type OperatorDoing, recordOperatorAct } from '@earntrack/auth';
import type { RestartView, restartInput } from '@earntrack/contract';
import { inTransaction } from '@earntrack/db';
import type { z } from 'zod';
import type { Handle } from '../../actor.ts';
import { sayRestart } from './restart.queries.ts';

/**
 * Has a process finish what it has begun and end; whatever keeps it going begins it anew. It may be another one than that which answers: all
 * of them hear it, once it is written down who asked.
 */
export function askToRestart(
  db: Handle,
  doing: OperatorDoing,
  { instanceId, host }: z.output<typeof restartInput>,
): Promise<RestartView> {
  return inTransaction(db, async (tx) => {
    await recordOperatorAct(tx, doing, { action: 'restart_asked', details: { instance: instanceId, host } });
    await sayRestart(tx, instanceId);
    return { instanceId };
  });
}
