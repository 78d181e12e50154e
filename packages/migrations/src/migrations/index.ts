import type { Migration } from '../migration.ts';
import { accounts } from './0001-accounts.ts';
import { platforms } from './0002-platforms.ts';
import { earnings } from './0003-earnings.ts';
import { work } from './0004-work.ts';
import { payouts } from './0005-payouts.ts';
import { statements } from './0006-statements.ts';
import { sweepIndexes } from './0007-sweep-indexes.ts';
import { accountRequests } from './0008-account-requests.ts';
import { products } from './0009-products.ts';
import { goals } from './0010-goals.ts';
import { earningDetails } from './0011-earning-details.ts';
import { earningIndexes } from './0012-earning-indexes.ts';
import { bulkChanges } from './0013-bulk-changes.ts';
import { sumsByDay } from './0014-sums-by-day.ts';
import { platformsOfWork } from './0015-platforms-of-work.ts';
import { tokens } from './0016-tokens.ts';
import { idempotencyKeys } from './0017-idempotency-keys.ts';
import { liveEvents } from './0018-live-events.ts';
import { restoredArchives } from './0019-restored-archives.ts';
import { secondFactors } from './0020-second-factors.ts';
import { accountAudit } from './0021-account-audit.ts';
import { releases } from './0022-releases.ts';
import { incidents } from './0024-incidents.ts';
import { entrance } from './0025-entrance.ts';
import { featureUse } from './0027-feature-use.ts';
import { bin } from './0028-bin.ts';
import { backups } from './0029-backups.ts';
import { owedByDay } from './0030-owed-by-day.ts';
import { platformOfOnePerson } from './0031-platform-of-one-person.ts';
import { undoneImports } from './0032-undone-imports.ts';
import { decidedRows } from './0033-decided-rows.ts';
import { savedMappings } from './0034-saved-mappings.ts';
import { archivedYears } from './0035-archived-years.ts';
import { takenRows } from './0037-taken-rows.ts';
import { archivedHours } from './0038-archived-hours.ts';
import { takenOfTyped } from './0039-taken-of-typed.ts';
import { joinedRows } from './0040-joined-rows.ts';
import { tieAnswers } from './0041-tie-answers.ts';
import { rowOrigins } from './0042-row-origins.ts';
import { givenUpCorrections } from './0047-given-up-corrections.ts';
import { plansOfRowTriggers } from './0048-plans-of-row-triggers.ts';
import { idsWithoutDays } from './0050-ids-without-days.ts';
import { unreadRows } from './0051-unread-rows.ts';

/** Every migration, oldest first. Named here, not read from the disk, so that a bundled server has them too. */
export const MIGRATIONS: readonly Migration[] = [
  accounts,
  platforms,
  earnings,
  work,
  payouts,
  statements,
  sweepIndexes,
  accountRequests,
  products,
  goals,
  earningDetails,
  earningIndexes,
  bulkChanges,
  sumsByDay,
  platformsOfWork,
  tokens,
  idempotencyKeys,
  liveEvents,
  restoredArchives,
  secondFactors,
  accountAudit,
  releases,
  incidents,
  entrance,
  featureUse,
  bin,
  backups,
  owedByDay,
  platformOfOnePerson,
  undoneImports,
  decidedRows,
  savedMappings,
  archivedYears,
  takenRows,
  archivedHours,
  takenOfTyped,
  joinedRows,
  tieAnswers,
  rowOrigins,
  givenUpCorrections,
  plansOfRowTriggers,
  idsWithoutDays,
  unreadRows,
];
