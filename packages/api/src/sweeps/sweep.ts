import { LIMITS } from '@earntrack/contract';
import { emptyOldBins } from '../features/bin/index.ts';
import type { ApiServices } from '../trpc/context.ts';
import { deleteFeatureUseBefore } from '../feature-use/feature-use.queries.ts';
import {
  deleteActsBefore,
  deleteBinnedBefore,
  deleteBulkChangesBefore,
  deleteIdempotencyKeysBefore,
  deleteLiveEventsBefore,
  deleteOperatorActsBefore,
  deleteUnfinishedImportsBefore,
} from './sweeps.queries.ts';

const DAY_MS = 86_400_000;

/** Deletes for good what nobody can want back: old bins, abandoned imports, what changed long ago, ended sessions, links and tokens past their time. Safe at any time. */
export async function sweep({
  db,
  auth,
  accounts,
  programs,
  now,
}: Pick<ApiServices, 'db' | 'auth' | 'accounts' | 'programs' | 'now'>): Promise<void> {
  const nowMs = now().getTime();
  const binned = new Date(nowMs - LIMITS.binDays * DAY_MS);
  await deleteBinnedBefore(db, binned);
  await emptyOldBins(db, { oldest: binned, now: now() });
  await deleteBulkChangesBefore(db, binned);
  await deleteUnfinishedImportsBefore(db, new Date(nowMs - DAY_MS));
  await deleteIdempotencyKeysBefore(db, new Date(nowMs - LIMITS.idempotencyDays * DAY_MS));
  // A day later than the database would let them go: its clock and this one may differ.
  const remembered = new Date(nowMs - (LIMITS.auditDays + 1) * DAY_MS);
  await deleteActsBefore(db, remembered);
  await deleteOperatorActsBefore(db, remembered);
  await deleteLiveEventsBefore(db, new Date(nowMs - LIMITS.liveEventDays * DAY_MS));
  await deleteFeatureUseBefore(db, new Date(nowMs - LIMITS.featureUseDays * DAY_MS));
  await auth.sweepExpired();
  await accounts.sweepExpired();
  await programs.sweepExpired();
}
