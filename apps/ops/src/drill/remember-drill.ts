import { recordOperatorAct } from '@earntrack/auth';

import { withInstallation } from '../operating/with-installation.ts';
import type { DrillReport } from './drill-report.ts';

/** As much of a failure as fits beside the rest of an act. */
const LONGEST_FAILURE = 500;

/** Writes down among what operators did with this installation how a drill with its backups went. */
export async function rememberDrill({ drill, failure, rtoSeconds, rpoSeconds }: DrillReport): Promise<void> {
  await withInstallation((db, doing) =>
    recordOperatorAct(
      db,
      doing,
      rtoSeconds === null || rpoSeconds === null
        ? { action: 'drill_failed', details: { drill, failure: (failure ?? '').slice(0, LONGEST_FAILURE) } }
        : { action: 'drill_passed', details: { drill, rtoSeconds, rpoSeconds } },
    ),
  );
}
