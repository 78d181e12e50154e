import { RELEASE_RESULTS, type ReleaseResult } from '@earntrack/contract';
import type { Handle } from '../actor.ts';
import { countReleases } from '../releases/releases.queries.ts';
import {
  type BackupFigures,
  countAccounts,
  countActiveUsers,
  countEarnings,
  countOpenSessions,
  type DrillFigures,
  readBackupFigures,
  readDrillFigures,
} from './figures.queries.ts';

/** The windows in which people count as active, in days. */
const ACTIVE_WINDOWS = { day: 1, week: 7 } as const;
type ActiveWindow = keyof typeof ACTIVE_WINDOWS;

/** What there is in the whole installation, of nobody in particular. */
export interface Figures {
  accounts: number;
  earnings: number;
  openSessions: number;
  activeUsers: Record<ActiveWindow, number>;
  releases: Record<ReleaseResult, number>;
  backups: BackupFigures;
  drills: readonly DrillFigures[];
}

const DAY_MS = 86_400_000;

/** One question after the other, on one connection at a time: figures are in no hurry, and people are. */
export async function readFigures(db: Handle, present: Date): Promise<Figures> {
  const activeSince = (days: number) => countActiveUsers(db, new Date(present.getTime() - days * DAY_MS));
  const accounts = await countAccounts(db);
  const earnings = await countEarnings(db);
  const openSessions = await countOpenSessions(db, present);
  const day = await activeSince(ACTIVE_WINDOWS.day);
  const week = await activeSince(ACTIVE_WINDOWS.week);
  const counted = await countReleases(db);
  const releases = Object.fromEntries(
    RELEASE_RESULTS.map((result) => [result, counted.get(result) ?? 0]),
  ) as Figures['releases'];
  const backups = await readBackupFigures(db);
  const drills = await readDrillFigures(db);
  return { accounts, earnings, openSessions, activeUsers: { day, week }, releases, backups, drills };
}
