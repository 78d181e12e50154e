export interface Command {
  summary: string;
  /** What may follow the command's name. */
  usage: string;
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
    summary: 'bring the schema where it belongs, or say where it is',
    usage: 'up | down [--steps N] | status',
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
  user: {
    summary: 'list accounts, show one, or give one the role admin, developer, on_call or user',
    usage: 'list | show EMAIL | role EMAIL ROLE [--json]',
    load: () => import('./user/user-command.ts'),
  },
  incident: {
    summary: 'declare what does not work, say how it stands, and print the report',
    usage:
      'declare TITLE --severity P1|P2|P3|P4 --affects app,api --message TEXT [--since INSTANT] | update ID --message TEXT [--status identified] [--severity P2] [--affects app] | resolve ID --message TEXT [--cause TEXT] [--follow-ups TEXT] | list | report ID [--json]',
    load: () => import('./incident/incident-command.ts'),
  },
  maintenance: {
    summary: 'announce maintenance, and let everything be read and nothing saved meanwhile',
    usage:
      'announce SENTENCE --from INSTANT --to INSTANT | cancel ID | on [SENTENCE] [--until INSTANT] | off | status [--json]',
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
  release: {
    summary: 'record how a release of EarnTrack went, or list what was recorded',
    usage:
      'record --result succeeded|failed|rolled_back [--version V] [--note N] [--id UUID] | list [--json]',
    load: () => import('./release/release-command.ts'),
  },
  smoke: {
    summary: 'try a running EarnTrack from outside: is it ready for people?',
    usage: 'URL [--token TOKEN] [--timeout-ms 10000] [--json]',
    load: () => import('./smoke/smoke-command.ts'),
  },
  logs: {
    summary: 'answer a question from the lines of the log: files, zipped or not, or - for stdin',
    usage:
      'errors|database|failed-logins|slow|slow-queries|request FILE… [--since 24h] [--over-ms 1000] [--request ID] [--limit 20] [--json]',
    load: () => import('./logs/logs-command.ts'),
  },
  statement: {
    summary: 'read an export file of a platform and say what it holds',
    usage: 'FILE [--preset ID] [--mapping FILE] [--currency EUR] [--time-zone Europe/Lisbon] [--json]',
    load: () => import('./statement/statement-command.ts'),
  },
};
