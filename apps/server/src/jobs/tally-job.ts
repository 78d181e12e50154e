import { type ApiServices, recordFeatureUse } from '@earntrack/api/server';
import type { FeatureTally } from '../feature-use/feature-tally.ts';
import { JOB_EVERY_MS } from '../metrics/job-metrics.ts';
import { every } from './every.ts';
import type { Watching } from './sweep-job.ts';

type Tallying = Pick<ApiServices, 'db'> & { board: Pick<ApiServices['board'], 'readOnly'> };

/**
 * Writes down once a minute what was used how often, and a last time when it is ended. A count whose connection broke while it was
 * written may be there twice: that is worth less than a row for each process.
 */
export function startTallying(
  { db, board }: Tallying,
  tally: FeatureTally,
  { log, watchJob }: Watching,
): () => Promise<void> {
  const write = async () => {
    const uses = tally.take();
    try {
      await recordFeatureUse(db, uses);
    } catch (fault) {
      tally.putBack(uses);
      throw fault;
    }
  };
  const writeUnlessReadOnly = async () => {
    if (board.readOnly === null) await watchJob('feature_use', write);
  };
  const onFault = (err: unknown) =>
    log.error({ err, error_type: 'feature_use_unwritten' }, 'what was used could not be written down');
  const stop = every(JOB_EVERY_MS.feature_use, writeUnlessReadOnly, onFault);
  return async () => {
    await stop();
    await writeUnlessReadOnly().catch(onFault);
  };
}
