import { AsyncLocalStorage } from 'node:async_hooks';
import type { GivingWay } from './giving-way.ts';

/** What the helpers of a migration know of the run that it is part of: a migration itself is given its database and nothing else. */
export interface RunningMigration {
  name: string;
  givingWay: GivingWay;
  /** How long a transaction waits for locks, in all. */
  lockTimeoutMs: number;
  /** In the place of all accounts, where it is only looked at what a migration does. */
  owners?: readonly string[];
  onFilled: (progress: { done: number; total: number; isResumed: boolean }) => void;
  /** How often this migration has begun to fill in something for each account. */
  fillings: number;
  /** Its transactions hold no more than rows of one account. */
  isFilling: boolean;
}

export const runningMigration = new AsyncLocalStorage<RunningMigration>();
