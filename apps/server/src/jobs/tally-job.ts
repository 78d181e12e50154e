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
  { watchJob }: Pick<Watching, 'watchJob'>,
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
  const stop = every(JOB_EVERY_MS.feature_use, writeUnlessReadOnly);
  return async () => {
    await stop();
    // What it throws is told by whoever watches it, as every time before.
    await writeUnlessReadOnly().catch(() => undefined);
  };
}
