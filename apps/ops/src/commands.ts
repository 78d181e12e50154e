import { INCIDENT_HELP, MAINTENANCE_HELP, USER_HELP } from './help/help-of-operating.ts';
import { AUDIT_HELP, LOGS_HELP, REVIEW_HELP, SMOKE_HELP } from './help/help-of-watching.ts';

export interface Command {
  summary: string;
  /** What may follow the command's name. */
  usage: string;
  /** What else somebody has to know who calls it for the first time. */
  more?: string;
  /** Loaded only when it is called: `statement` must not wait for the database's code. */
  load(): Promise<{ run: (args: string[]) => Promise<number> }>;
}

/** One line for a person who does not know how to call a command. */
export function usageOf(name: string): string {
  return `Usage: earntrack ${name} ${commands[name]?.usage ?? ''}`.trimEnd();
}

export const commands: Record<string, Command> = {
  start: {
    summary: 'start the database, migrate it, and serve EarnTrack (what npm start does)',
    usage: '[--demo]',
    load: () => import('./start/start-command.ts'),
  },
  dev: {
    summary: 'the same with reload, for working on EarnTrack itself',
    usage: '',
    load: () => import('./dev/dev-command.ts'),
  },
  migrate: {
    summary: 'bring the schema where it belongs, say where it is, and what would be done and locked',
    usage: 'plan [--json] | up | down [--steps N] [--dry-run] [--json] | status',
    more: `  plan        what "up" would do, in which order, what it locks, and who waits how long for it: tried on an empty copy of the schema in
              a scratch database on the same server, which is dropped. Yours is only read. Ends with 0 where nothing is pending, with 2
              where something is.
  up          do it. Where somebody holds a lock for more than half a second it lets everybody through and tries again, for four minutes; a
              long filling-in says how far it is, and goes on where it was when it is stopped and begun again.
  down        take back the last migration, or the last N; refused where that would lose what a person entered. --dry-run says before
              what would go, and ends with 2 where it would be refused.
  status      what was applied and what is pending

The connection has to be to PostgreSQL itself, not through a pooler in transaction mode.`,
    load: () => import('./migrate/migrate-command.ts'),
  },
  invite: {
    summary: 'print a link with which one person may make an account',
    usage: '[--days N] [--url ADDRESS]',
    load: () => import('./invite/invite-command.ts'),
  },
  'reset-link': {
    summary: 'print a link with which one person chooses a new password',
    usage: 'EMAIL [--hours N] [--url ADDRESS]',
    load: () => import('./reset-link/reset-link-command.ts'),
  },
  'second-factor-off': {
    summary: 'let somebody who lost their app and codes sign in with the password alone',
    usage: 'EMAIL',
    load: () => import('./second-factor-off/second-factor-off-command.ts'),
  },
  reseal: {
    summary: 'seal second factors with the present SECRETS_KEY, so that the one before it can go',
    usage: '[--json]',
    more: `SECRETS_KEY and SECRETS_KEY_PREVIOUS are those of the server. People sign in meanwhile; it may be stopped and begun again. Ends with 1 where
something can be opened by neither key: whoever it belongs to signs in with a recovery code.`,
    load: () => import('./reseal/reseal-command.ts'),
  },
  user: {
    summary: 'list accounts, show one, or give one the role admin, developer, on_call or user',
    usage: 'list | show EMAIL | role EMAIL ROLE [--json]',
    more: USER_HELP,
    load: () => import('./user/user-command.ts'),
  },
  incident: {
    summary: 'declare what does not work, say how it stands, and print the report',
    usage:
      'declare TITLE --severity P1|P2|P3|P4 --affects app,api --message TEXT [--since INSTANT] | update ID --message TEXT [--status identified] [--severity P2] [--affects app] | resolve ID --message TEXT [--cause TEXT] [--follow-ups TEXT] | list | report ID [--json]',
    more: INCIDENT_HELP,
    load: () => import('./incident/incident-command.ts'),
  },
  maintenance: {
    summary: 'announce maintenance, let everything be read and nothing saved, and keep the tables in order',
    usage:
      'announce SENTENCE --from INSTANT --to INSTANT | cancel ID | on [SENTENCE] [--until INSTANT] | off | status | vacuum|analyze|reindex|statistics [--table T] [--wait 5] [--json] | archive-years --before YEAR | bring-back [--dry-run] [--json]',
    more: MAINTENANCE_HELP,
    load: () => import('./maintenance/maintenance-command.ts'),
  },
  archive: {
    summary: 'write everything of one account into a file that can be restored anywhere',
    usage: 'EMAIL FILE',
    load: () => import('./archive/archive-command.ts'),
  },
  restore: {
    summary: 'make a fresh account equal to the one that an archive was made of',
    usage: 'EMAIL FILE',
    load: () => import('./archive/restore-command.ts'),
  },
  backup: {
    summary: 'copy everything, prove the copy by restoring it, and restore it when it is needed',
    usage:
      '[make] [--no-verify] | list | verify [NAME] [--key FILE] | prune [--keep-days 7] [--keep-weeks 0] [--keep-months 0] [--dry-run] | restore NAME|latest [--user EMAIL | --table T] [--dry-run] [--replace] [--key FILE] | key   [--to PLACE] [--json]',
    more: `  make      copy every row as it is at this moment, while people work, then restore the copy into a database of its own, compare
            every byte and every sum, and drop that database again (--no-verify leaves the proof for later)
  list      what there is, how large, and when it was last proved
  verify    prove one that was made earlier, else the newest
  prune     take away those that need not be kept: of each of the last days, weeks and months that have one the newest stays, and
            so does the last that was proved
  restore   make the database equal to a backup: it is restored beside it and compared, then it takes its name, and what was there
            is set aside under another (--replace allows that; --dry-run says what would be done, and changes nothing)
  restore … --user EMAIL
            the same for what belongs to one account, in one transaction; nobody else is touched, and how they sign in stays
  restore … --table T
            the same for the rows of one table; those that were there stay in a schema beside
  key       print a new key of age: whoever has it opens the backups that were encrypted for its public half

Backups are in --to, else in BACKUP_TO, else beside the folder of the database that npm start brings. With BACKUP_RECIPIENT they are
encrypted; --key, or BACKUP_IDENTITY_FILE, names the file with the key that opens them. A running server makes one each day
at midnight UTC where BACKUP_TO says so, and npm start always. "earntrack archive" and "earntrack restore" are something else: a file of one account.

Ends with 0 when it is done, 1 when it is not, with a sentence that says why. Ctrl-C leaves nothing half behind. The connection has to
be to PostgreSQL itself, not through a pooler, as a role that may make databases.`,
    load: () => import('./backup/backup-command.ts'),
  },
  drill: {
    summary:
      'do on a base of its own what has to be known before it is needed, and write a report with times',
    usage:
      'total-loss|point-in-time|one-table|one-user|bad-migration|bad-release [--earnings 20000] [--from PLACE [--key FILE] [--record]] [--reports FOLDER] [--dry-run] [--json]',
    more: `  total-loss     nothing is left but an encrypted backup, its key and this repository: a new PostgreSQL, everything restored, served,
                 tried, and somebody signs in and sees their figures to the cent. --from does it with the newest proved backup of
                 an installation, in a folder or a bucket (--key FILE, else BACKUP_IDENTITY_FILE, where it is encrypted);
                 --record has the installation remember how it went, for its metrics and for who watches them
  point-in-time  PostgreSQL and pgBackRest with the files of docker/: a full backup, writes, an UPDATE without WHERE, a restore to
                 the moment before it beside the running base, and the way back of one account and of the whole table
  one-table      a table is emptied and comes back alone, then it is dropped and comes back with everything else
  one-user       everything of one account is gone and comes back, while somebody else saves
  bad-migration  one fails, one is cut off, one is not wanted, one destroys; the previous release serves all the while
  bad-release    three that are stopped by a rolling restart, and one that reaches people and is taken back

Each makes what it needs in a temporary folder, as EARNTRACK_DB_USER or postgres where root calls it, and takes it away again, also
on Ctrl-C; the database of this installation is neither read nor, but for --record, written, and no mail is sent. point-in-time needs Debian's packages
postgresql-15 (or later) and pgbackrest. --dry-run says what would be done. The report, with RTO and RPO, goes to --reports, else to
"drills" in EARNTRACK_DATA_DIR, as Markdown and as JSON. 1 where it did not pass.`,
    load: () => import('./drill/drill-command.ts'),
  },
  release: {
    summary: 'record how a release of EarnTrack went, wait until one is ready, or list what was recorded',
    usage:
      'record --result succeeded|failed|rolled_back [--version V] [--note N] [--id UUID] | watch URL [--within 120] [--version V] | list [--json]',
    more: `  record    write down how one went that nobody else wrote down
  watch     wait until the server at URL takes requests and is of version V, else of this one. Where it is not so within that many
            seconds, the release is recorded as failed, with what was missing, and this ends with 1. URL is that of the one that was
            replaced, not of what stands before it
  list      what was recorded, latest first

A server records by itself that it serves, and "earntrack migrate up" that it could not migrate.`,
    load: () => import('./release/release-command.ts'),
  },
  smoke: {
    summary: 'try a running EarnTrack from outside: is it ready for people?',
    usage: 'URL [--token TOKEN] [--timeout-ms 10000] [--json]',
    more: SMOKE_HELP,
    load: () => import('./smoke/smoke-command.ts'),
  },
  doctor: {
    summary: 'compare a running EarnTrack with its limits, and say what to do',
    usage: '[URL] [--seconds 10] [--timeout-ms 10000] [--json]',
    more: `Reads /health and /metrics of the server at URL twice, some seconds apart, and asks PostgreSQL how it is. It changes nothing.
Without URL it looks at this machine, at PORT (3000). METRICS_TOKEN opens the metrics where the server has one; DATABASE_URL
names the database, else it is the one that "npm start" runs from EARNTRACK_DATA_DIR.

  --seconds N      between the two readings (10)
  --timeout-ms N   how long each answer is waited for (10000)
  --json           for programs

  earntrack doctor https://earn.example.org --seconds 60

  ✓ within its limits   ! plan for it   ✗ do something now   – not known, and why

Each row has what was measured, the limit, and what to do. Ends with 0 where all is well, 1 where something is to be done, and 2
where the server or the database could not be looked at, or it was not called rightly. Behind a balancer name one instance: two readings have to be of one.`,
    load: () => import('./doctor/doctor-command.ts'),
  },
  logs: {
    summary: 'answer a question from the lines of the log: files, zipped or not, or - for stdin',
    usage:
      'errors|database|failed-logins|slow|slow-queries|request FILE… [--since 24h] [--over-ms 1000] [--request ID] [--limit 20] [--json]',
    more: LOGS_HELP,
    load: () => import('./logs/logs-command.ts'),
  },
  review: {
    summary: 'print the weekly review: how EarnTrack did, against the week before, and what to do about it',
    usage: 'weekly [--json]',
    more: REVIEW_HELP,
    load: () => import('./review/review-command.ts'),
  },
  audit: {
    summary:
      'print the monthly audit: who may enter, what secrets and packages are old, what the server sends',
    usage: 'security [--url ADDRESS] [--json]',
    more: AUDIT_HELP,
    load: () => import('./audit/audit-command.ts'),
  },
  statement: {
    summary: 'read an export file of a platform and say what it holds',
    usage:
      'FILE [--part NAME] [--preset ID] [--mapping FILE] [--currency EUR] [--time-zone Europe/Lisbon] [--date 2026-03-09] [--date-order dayFirst|monthFirst] [--decimal .|,] [--encoding Windows-1251] [--keep-personal] [--header-report] [--json]',
    load: () => import('./statement/statement-command.ts'),
  },
};
