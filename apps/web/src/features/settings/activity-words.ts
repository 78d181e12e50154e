import type { Action, AuditEntryView } from '@earntrack/contract';
import { browserName, isBrowser } from './browser-name.ts';
import { deviceName } from './device-name.ts';

type Details = AuditEntryView['details'];

const PROOFS: Readonly<Record<string, string>> = {
  totp: ' with password and code',
  recovery_code: ' with password and recovery code',
};

const PARTS_OF_FIGURES: Readonly<Record<string, string>> = {
  currency: 'currency',
  timeZone: 'time zone',
  weekStart: 'first day of the week',
  taxYearStartMonth: 'start of the tax year',
  taxYearStartDay: 'start of the tax year',
  basis: 'basis',
};

/** What happened, in words that who did it can follow: "Signed in" … "on Firefox on Linux". */
const WORDS: Record<Action, (details: Details) => string> = {
  signed_in: (of) => `Signed in${proofOf(of)}`,
  sign_in_failed: (of) =>
    of['step'] === 'code' ? 'Password was right, but not the code:' : 'Wrong password:',
  signed_out: () => 'Signed out',
  device_ended: (of) => `Ended ${endedDevice(of)}`,
  other_devices_ended: (of) => `Ended ${counted(of, 'other device', 'other devices')}`,
  program_signed_in: (of) => `Program signed in${proofOf(of)}`,
  program_signed_out: () => 'Program signed out',
  refresh_token_reused: () => 'A used token of a program came again, so its sign-in was ended:',
  account_made: () => 'Account made',
  password_changed: () => 'Password changed',
  password_reset_requested: () => 'Asked for a link to a new password',
  password_reset: () => 'New password chosen with a link',
  email_change_requested: (of) => `Asked to use ${text(of, 'email')} from now on`,
  email_changed: (of) => `Address changed from ${text(of, 'from')} to ${text(of, 'to')}`,
  second_factor_on: () => 'Second step set up',
  second_factor_off: () => 'Second step turned off',
  recovery_codes_made: () => 'New recovery codes made',
  recovery_code_used: (of) => `Recovery code used, ${text(of, 'left')} left`,
  api_token_made: (of) => `Token “${text(of, 'name')}” made`,
  api_token_revoked: (of) => `Token “${text(of, 'name')}” revoked`,
  role_changed: (of) => `Role changed from ${text(of, 'from')} to ${text(of, 'to')}`,
  profile_changed: (of) => `Changed ${figuresOf(of)}`,
  platform_archived: (of) => `Archived ${text(of, 'name')}`,
  platform_unarchived: (of) => `Brought ${text(of, 'name')} back from the archive`,
  platform_deleted: (of) => `Deleted ${text(of, 'name')}`,
  platform_restored: (of) => `Brought ${text(of, 'name')} back from the bin`,
  bin_restored: (of) => `Brought ${counted(of, 'thing', 'things')} back from the bin`,
  bin_deleted: (of) => `Deleted ${counted(of, 'thing', 'things')} of the bin for good`,
  import_committed: (of) => `Imported ${text(of, 'fileName')}`,
  import_undone: (of) => `Undid the import of ${text(of, 'fileName')}`,
  earnings_edited: (of) => `Changed ${counted(of, 'earning', 'earnings')} at once`,
  earnings_deleted: (of) => `Deleted ${counted(of, 'earning', 'earnings')} at once`,
  bulk_change_undone: (of) => `Took back a change of ${counted(of, 'earning', 'earnings')}`,
  earnings_exported: () => 'Exported earnings',
  activity_exported: () => 'Exported the account activity',
  archive_exported: () => 'Downloaded the archive of the account',
  archive_restored: () => 'Restored an archive',
};

/** One act as a sentence: "Signed in on Firefox on Windows". */
export function actInWords(entry: AuditEntryView): string {
  const more =
    entry.details['andMore'] === true ? ', the hundredth time that day; later ones are not listed' : '';
  return `${WORDS[entry.action](entry.details)} ${doerOf(entry)}${more}`;
}

/** True for what its owner wants to look at twice. */
export function isAlarming({ action }: AuditEntryView): boolean {
  return action === 'sign_in_failed' || action === 'refresh_token_reused';
}

function doerOf({ by, byName, userAgent }: AuditEntryView): string {
  if (by === 'operator') return 'by whoever runs this server';
  if (by === 'api_token') return `by the token “${byName}”`;
  if (by === 'session' || isBrowser(userAgent)) return `on ${lower(browserName(userAgent))}`;
  return `by ${lower(deviceName({ kind: 'program', userAgent }))}`;
}

function endedDevice(of: Details): string {
  const userAgent = text(of, 'userAgent');
  return of['kind'] === 'browser'
    ? lower(browserName(userAgent))
    : lower(deviceName({ kind: 'program', userAgent }));
}

/** "A browser that …" within a sentence; names stay as they are. */
function lower(words: string): string {
  return words.replace(/^(A |Program )/, (word) => word.toLowerCase());
}

function proofOf(of: Details): string {
  return PROOFS[text(of, 'with')] ?? '';
}

function figuresOf(of: Details): string {
  const parts = [...new Set(Object.keys(of).flatMap((key) => PARTS_OF_FIGURES[key] ?? []))];
  return parts.length > 0 ? parts.join(', ') : 'the settings';
}

function counted(of: Details, one: string, many: string): string {
  return of['count'] === 1 ? `1 ${one}` : `${text(of, 'count')} ${many}`;
}

function text(of: Details, key: string): string {
  return String(of[key] ?? '');
}
