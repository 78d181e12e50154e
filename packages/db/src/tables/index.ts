import { ACCOUNT_AUDIT_COLUMNS, type AccountAuditTable } from './account-audit.table.ts';
import { RECOVERY_CODE_COLUMNS, type RecoveryCodeTable } from './recovery-code.table.ts';
import { SECOND_FACTOR_COLUMNS, type SecondFactorTable } from './second-factor.table.ts';
import { SIGN_IN_CHALLENGE_COLUMNS, type SignInChallengeTable } from './sign-in-challenge.table.ts';
import { API_TOKEN_COLUMNS, type ApiTokenTable } from './api-token.table.ts';
import { REFRESH_TOKEN_COLUMNS, type RefreshTokenTable } from './refresh-token.table.ts';
import { TOKEN_FAMILY_COLUMNS, type TokenFamilyTable } from './token-family.table.ts';
import { ACCOUNT_REQUEST_COLUMNS, type AccountRequestTable } from './account-request.table.ts';
import { RELEASE_COLUMNS, type ReleaseTable } from './release.table.ts';
import { PRODUCT_COLUMNS, type ProductTable } from './product.table.ts';
import { PRODUCT_PRICE_COLUMNS, type ProductPriceTable } from './product-price.table.ts';
import { GOAL_COLUMNS, type GoalTable } from './goal.table.ts';
import {
  BULK_CHANGE_COLUMNS,
  BULK_CHANGE_EARNING_COLUMNS,
  type BulkChangeEarningTable,
  type BulkChangeTable,
} from './bulk-change.table.ts';
import { ACCOUNT_COLUMNS, type AccountTable } from './account.table.ts';
import { BACKUP_RUN_COLUMNS, type BackupRunTable } from './backup-run.table.ts';
import { DELETED_ACCOUNT_COLUMNS, type DeletedAccountTable } from './deleted-account.table.ts';
import { EARNING_COLUMNS, type EarningTable } from './earning.table.ts';
import { EARNING_DAY_COLUMNS, type EarningDayTable } from './earning-day.table.ts';
import { FEATURE_USE_COLUMNS, type FeatureUseTable } from './feature-use.table.ts';
import { IDEMPOTENCY_KEY_COLUMNS, type IdempotencyKeyTable } from './idempotency-key.table.ts';
import {
  INCIDENT_COLUMNS,
  INCIDENT_REMINDER_COLUMNS,
  INCIDENT_UPDATE_COLUMNS,
  type IncidentReminderTable,
  type IncidentTable,
  type IncidentUpdateTable,
} from './incident.table.ts';
import {
  MAINTENANCE_WINDOW_COLUMNS,
  type MaintenanceWindowTable,
  READ_ONLY_PERIOD_COLUMNS,
  type ReadOnlyPeriodTable,
} from './maintenance.table.ts';
import { OPERATOR_ACT_COLUMNS, type OperatorActTable } from './operator-act.table.ts';
import { INVITATION_COLUMNS, type InvitationTable } from './invitation.table.ts';
import { LIVE_EVENT_COLUMNS, type LiveEventTable } from './live-event.table.ts';
import { PAYOUT_COLUMNS, type PayoutTable } from './payout.table.ts';
import { PLATFORM_COLUMNS, type PlatformTable } from './platform.table.ts';
import { PROFILE_COLUMNS, type ProfileTable } from './profile.table.ts';
import { RESTORED_ARCHIVE_COLUMNS, type RestoredArchiveTable } from './restored-archive.table.ts';
import { SESSION_COLUMNS, type SessionTable } from './session.table.ts';
import { STATEMENT_IMPORT_COLUMNS, type StatementImportTable } from './statement-import.table.ts';
import { STATEMENT_ITEM_COLUMNS, type StatementItemTable } from './statement-item.table.ts';
import { STATEMENT_MAPPING_COLUMNS, type StatementMappingTable } from './statement-mapping.table.ts';
import { WORK_COLUMNS, type WorkTable } from './work.table.ts';
import { WORK_PLATFORM_COLUMNS, type WorkPlatformTable } from './work-platform.table.ts';

/** Every table of the application. int8 is read as bigint, date as `YYYY-MM-DD`, numeric as text, timestamptz as Date. */
export interface Database {
  account: AccountTable;
  session: SessionTable;
  invitation: InvitationTable;
  account_request: AccountRequestTable;
  token_family: TokenFamilyTable;
  refresh_token: RefreshTokenTable;
  api_token: ApiTokenTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  sign_in_challenge: SignInChallengeTable;
  account_audit: AccountAuditTable;
  profile: ProfileTable;
  platform: PlatformTable;
  earning: EarningTable;
  /** Those of archived years. It inherits from `earning`: queries of that one reach both. */
  earning_archive: EarningTable;
  earning_day: EarningDayTable;
  work: WorkTable;
  /** That of archived years, inherited in the same way. */
  work_archive: WorkTable;
  work_platform: WorkPlatformTable;
  work_platform_archive: WorkPlatformTable;
  payout: PayoutTable;
  statement_import: StatementImportTable;
  statement_item: StatementItemTable;
  product: ProductTable;
  product_price: ProductPriceTable;
  statement_mapping: StatementMappingTable;
  goal: GoalTable;
  bulk_change: BulkChangeTable;
  bulk_change_earning: BulkChangeEarningTable;
  idempotency_key: IdempotencyKeyTable;
  live_event: LiveEventTable;
  restored_archive: RestoredArchiveTable;
  release: ReleaseTable;
  incident: IncidentTable;
  incident_update: IncidentUpdateTable;
  incident_reminder: IncidentReminderTable;
  maintenance_window: MaintenanceWindowTable;
  read_only_period: ReadOnlyPeriodTable;
  operator_act: OperatorActTable;
  feature_use: FeatureUseTable;
  backup_run: BackupRunTable;
  deleted_account: DeletedAccountTable;
}

export type TableName = keyof Database;

/**
 * Tables whose rows belong to one user: `user_id` leads every key, and no query goes without it. A table stands before those
 * that point at it, or that change it: events before all of them, since every change makes one.
 */
export const USER_OWNED_TABLES = [
  'live_event',
  'profile',
  'platform',
  'product',
  'product_price',
  'earning_day',
  'earning',
  'earning_archive',
  'work',
  'work_archive',
  'work_platform',
  'work_platform_archive',
  'payout',
  'statement_import',
  'statement_item',
  'statement_mapping',
  'goal',
  'bulk_change',
  'bulk_change_earning',
  'idempotency_key',
  'restored_archive',
  'account_audit',
] as const satisfies readonly TableName[];

/** Tables that are looked up by their own key before a user is known. */
export const IDENTITY_TABLES = [
  'account',
  'session',
  'invitation',
  'account_request',
  'token_family',
  'refresh_token',
  'api_token',
  'second_factor',
  'recovery_code',
  'sign_in_challenge',
] as const satisfies readonly TableName[];

/** Tables of the installation itself: their rows belong to nobody, and stay when an account goes. */
export const INSTALLATION_TABLES = [
  'incident',
  'incident_update',
  'incident_reminder',
  'maintenance_window',
  'read_only_period',
  'operator_act',
  'feature_use',
  'backup_run',
  'deleted_account',
  'release',
] as const satisfies readonly TableName[];

/** The columns of every table as PostgreSQL has them. */
export const TABLE_COLUMNS = {
  account: ACCOUNT_COLUMNS,
  session: SESSION_COLUMNS,
  invitation: INVITATION_COLUMNS,
  account_request: ACCOUNT_REQUEST_COLUMNS,
  token_family: TOKEN_FAMILY_COLUMNS,
  refresh_token: REFRESH_TOKEN_COLUMNS,
  api_token: API_TOKEN_COLUMNS,
  second_factor: SECOND_FACTOR_COLUMNS,
  recovery_code: RECOVERY_CODE_COLUMNS,
  sign_in_challenge: SIGN_IN_CHALLENGE_COLUMNS,
  account_audit: ACCOUNT_AUDIT_COLUMNS,
  profile: PROFILE_COLUMNS,
  platform: PLATFORM_COLUMNS,
  earning: EARNING_COLUMNS,
  earning_archive: EARNING_COLUMNS,
  earning_day: EARNING_DAY_COLUMNS,
  work: WORK_COLUMNS,
  work_archive: WORK_COLUMNS,
  work_platform: WORK_PLATFORM_COLUMNS,
  work_platform_archive: WORK_PLATFORM_COLUMNS,
  payout: PAYOUT_COLUMNS,
  statement_import: STATEMENT_IMPORT_COLUMNS,
  statement_item: STATEMENT_ITEM_COLUMNS,
  product: PRODUCT_COLUMNS,
  product_price: PRODUCT_PRICE_COLUMNS,
  statement_mapping: STATEMENT_MAPPING_COLUMNS,
  goal: GOAL_COLUMNS,
  bulk_change: BULK_CHANGE_COLUMNS,
  bulk_change_earning: BULK_CHANGE_EARNING_COLUMNS,
  idempotency_key: IDEMPOTENCY_KEY_COLUMNS,
  live_event: LIVE_EVENT_COLUMNS,
  restored_archive: RESTORED_ARCHIVE_COLUMNS,
  release: RELEASE_COLUMNS,
  incident: INCIDENT_COLUMNS,
  incident_update: INCIDENT_UPDATE_COLUMNS,
  incident_reminder: INCIDENT_REMINDER_COLUMNS,
  maintenance_window: MAINTENANCE_WINDOW_COLUMNS,
  read_only_period: READ_ONLY_PERIOD_COLUMNS,
  operator_act: OPERATOR_ACT_COLUMNS,
  feature_use: FEATURE_USE_COLUMNS,
  backup_run: BACKUP_RUN_COLUMNS,
  deleted_account: DELETED_ACCOUNT_COLUMNS,
} as const satisfies Record<TableName, Readonly<Record<string, string>>>;

export type * from './account.table.ts';
export type * from './backup-run.table.ts';
export type * from './deleted-account.table.ts';
export type * from './earning.table.ts';
export type * from './earning-day.table.ts';
export type * from './feature-use.table.ts';
export type * from './invitation.table.ts';
export type * from './payout.table.ts';
export type * from './platform.table.ts';
export type * from './profile.table.ts';
export type * from './session.table.ts';
export type * from './statement-import.table.ts';
export type * from './statement-item.table.ts';
export type * from './statement-mapping.table.ts';
export type * from './work.table.ts';
export type * from './work-platform.table.ts';
export type * from './account-request.table.ts';
export type * from './bulk-change.table.ts';
export type * from './goal.table.ts';
export type * from './idempotency-key.table.ts';
export type { LiveEventRow, LiveEventTable } from './live-event.table.ts';
export { LIVE_CHANNEL, restartNote, STATUS_NOTE } from './live-event.table.ts';
export type * from './product.table.ts';
export type * from './product-price.table.ts';
export type * from './api-token.table.ts';
export type * from './refresh-token.table.ts';
export type * from './release.table.ts';
export type * from './restored-archive.table.ts';
export type * from './token-family.table.ts';
export type * from './account-audit.table.ts';
export type * from './incident.table.ts';
export type * from './maintenance.table.ts';
export type * from './operator-act.table.ts';
export type * from './recovery-code.table.ts';
export type * from './second-factor.table.ts';
export type * from './sign-in-challenge.table.ts';
