export type { TracedActor } from './actor.ts';
export { AfterAnswers, type AfterTask } from './after-answers.ts';
export {
  ANSWER_KINDS,
  type AnswerKind,
  type AnswerStore,
  type Found,
  type Question,
} from './answers/answer-store.port.ts';
export { Answers, type AskedAnswer } from './answers/answers.ts';
export { WrittenAnswer } from './answers/written-answer.ts';
export { challengeOf } from './caller.ts';
export { isDatabaseGone } from './database-faults.ts';
export { type AuditFormat, exportAudit, noteExport } from './features/audit/index.ts';
export { type Figures, readFigures } from './figures/figures.ts';
export { type FeatureUse, recordFeatureUse } from './feature-use/feature-use.queries.ts';
export type { Instance, KeptLogs } from './features/console/index.ts';
export type { Mail, Mailer } from './mail/mailer.port.ts';
export {
  archiveAccount,
  fileSink,
  makeArchiveFile,
  openTemporaryFile,
  restoreArchive,
} from './features/archive/index.ts';
export { Replica, REPLICA_RESULTS, type ReplicaResult } from './replica/replica.ts';
export { type Budget, BUDGET_SECONDS, BUDGETS, type Rates, sizeOf } from './limits/budgets.ts';
export type { CallMeter, Spent } from './limits/call-meter.port.ts';
export { spendCall, tooManyCalls } from './limits/spend-call.ts';
export { exportEarnings } from './features/earnings/index.ts';
export {
  type Contact,
  declareIncident,
  type Ladder,
  remindOfIncidents,
  reportIncident,
  resolveIncident,
  showIncident,
  showIncidents,
  updateIncident,
} from './features/incidents/index.ts';
export { LiveHub } from './features/live/index.ts';
export { listReleases, recordRelease, recordServing, type ReleaseNote } from './releases/releases.ts';
export {
  announceMaintenance,
  beginReadOnly,
  cancelMaintenance,
  endReadOnly,
  showMaintenance,
} from './features/maintenance/index.ts';
export {
  type AccessReview,
  readAccessReview,
  REVIEW_DAYS,
} from './reviews/access-review.ts';
export { type IncidentOfWeek, readWeekRecord, type WeekRecord } from './reviews/week-record.ts';
export { requireWritable, StatusBoard } from './features/status/index.ts';
export {
  callOperation,
  DOWNLOAD_ARCHIVE,
  EXPORT_ACTIVITY_CSV,
  EXPORT_ACTIVITY_NDJSON,
  EXPORT_EARNINGS,
  keyOf,
  RESTORE_ARCHIVE,
  type OpenApiDocument,
  openApiDocument,
  OPERATIONS,
  type Operation,
  type OperationAnswer,
  plainOnce,
  PLAIN_OPERATIONS,
  type PlainOperation,
  readQuery,
} from './rest/index.ts';
export { sweep } from './sweeps/sweep.ts';
export {
  archiveYears,
  type ArchivingReport,
  type ArchivingWatch,
  type ArchivingWish,
  type MovedCount,
  planArchiving,
} from './upkeep/archived-years.ts';
export type { ArchivableCount } from './upkeep/archived-years.queries.ts';
export { type DatabaseState, readDatabaseState } from './upkeep/database-state.ts';
export { keepTables, type UpkeepReport, type UpkeepWatch } from './upkeep/upkeep.ts';
export { UPKEEP_KINDS, type UpkeepKind, type UpkeepStep } from './upkeep/upkeep-steps.ts';
export { appRouter } from './trpc/app-router.ts';
export { callPlain } from './trpc/call-plain.ts';
export {
  type ApiRequest,
  type ApiServices,
  type Context,
  createContext,
  type ProcedureRun,
} from './trpc/context.ts';
export { domainOf } from './trpc/domains.ts';
export { HTTP_STATUS, type Refusal, refusalOf, retryAfterOf, UNEXPECTED } from './trpc/refusals.ts';
