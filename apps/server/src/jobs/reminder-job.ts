import { type ApiServices, type Contact, remindOfIncidents } from '@earntrack/api/server';
import { JOB_EVERY_MS } from '../metrics/job-metrics.ts';
import { every } from './every.ts';
import type { Watching } from './sweep-job.ts';

type Parts = Pick<ApiServices, 'db' | 'mailer' | 'publicUrl' | 'now'>;

/** Looks once a minute whether an open incident was silent for too long. */
export function startReminding(
  services: Parts,
  contacts: readonly Contact[],
  { log, watchJob }: Watching,
): () => Promise<void> {
  const remind = async () => {
    const told = await remindOfIncidents(services, contacts);
    if (told > 0) log.info({ told }, 'contacts were reminded of open incidents');
  };
  return every(JOB_EVERY_MS.reminders, () => watchJob('reminders', remind));
}
