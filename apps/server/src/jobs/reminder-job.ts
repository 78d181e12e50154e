import { type ApiServices, type Ladder, remindOfIncidents } from '@earntrack/api/server';
import { JOB_EVERY_MS } from '../metrics/job-metrics.ts';
import { every } from './every.ts';
import type { Watching } from './sweep-job.ts';

type Parts = Pick<ApiServices, 'db' | 'mailer' | 'publicUrl' | 'now'>;

/** Looks once a minute whether an open incident was silent for too long, and whether a report is due. */
export function startReminding(
  services: Parts,
  ladder: Ladder,
  { log, watchJob }: Watching,
): () => Promise<void> {
  const remind = async () => {
    const told = await remindOfIncidents(services, ladder);
    if (told > 0) log.info({ told }, 'contacts were reminded of open incidents');
  };
  return every(JOB_EVERY_MS.reminders, () => watchJob('reminders', remind));
}
