import { type IncidentOfWeek, readWeekRecord, type WeekRecord } from '@earntrack/api/server';

import { withInstallation } from '../operating/with-installation.ts';
import { twoWeeksBefore } from './spans.ts';
import type { TwoWeeks, Week } from './week-figures.ts';

/** What the database itself remembers of both weeks. */
export function weekFromDatabase(): Promise<{ weeks: TwoWeeks; incidents: readonly IncidentOfWeek[] }> {
  return withInstallation(async (db, { now: present }) => {
    const spans = twoWeeksBefore(present);
    const now = await readWeekRecord(db, spans.now);
    const before = await readWeekRecord(db, spans.before);
    const weeks = { source: 'database', now: weekOf(now), before: weekOf(before), remarks: [] };
    return { weeks, incidents: now.incidents };
  });
}

function weekOf(record: WeekRecord): Week {
  const { succeeded, failed, rolled_back: rolledBack } = record.releases;
  return {
    values: {
      newAccounts: record.newAccounts,
      signIns: record.signIns,
      failedSignIns: record.failedSignIns,
      recordedImports: record.recordedImports,
      deployments: succeeded + failed + rolledBack,
      failedDeployments: failed + rolledBack,
      incidentMinutes: record.incidents.reduce((sum, { minutes }) => sum + minutes, 0),
    },
    lists: {},
  };
}
