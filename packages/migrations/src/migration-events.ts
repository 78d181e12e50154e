/** What happens while migrations are applied, for whoever waits for it. */
export type MigrationEvent =
  | { kind: 'started'; name: string }
  /** Somebody held a lock that it needs: it let go of its own and of everybody behind it, and tries again. */
  | { kind: 'gaveWay'; name: string; attempt: number; attempts: number }
  /** It fills in something for each account; one that was stopped goes on after those that were done. */
  | { kind: 'filled'; name: string; done: number; total: number; isResumed: boolean }
  | { kind: 'applied'; name: string; ms: number };
