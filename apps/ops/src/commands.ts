export interface Command {
  summary: string;
  /** Loaded only when it is called: `statement` must not wait for the database's code. */
  load(): Promise<{ run: (args: string[]) => Promise<number> }>;
}

export const commands: Record<string, Command> = {
  start: {
    summary: 'start the database, migrate it, and serve EarnTrack (what npm start does)',
    load: () => import('./start/start-command.ts'),
  },
  dev: {
    summary: 'the same with reload, for working on EarnTrack itself',
    load: () => import('./dev/dev-command.ts'),
  },
  migrate: {
    summary: 'up | down [--steps N] | status: bring the schema where it belongs',
    load: () => import('./migrate/migrate-command.ts'),
  },
  invite: {
    summary: 'print a link with which one person may make an account',
    load: () => import('./invite/invite-command.ts'),
  },
  statement: {
    summary: 'read an export file of a platform and say what it holds',
    load: () => import('./statement/statement-command.ts'),
  },
};
