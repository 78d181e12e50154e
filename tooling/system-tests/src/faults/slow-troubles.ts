import { certificateOld, deploymentFailed, diskFilled, redisFull } from './around.ts';
import { backupMissed, connectionsOfOthers, drillMissed } from './database.ts';
import type { Fault } from './fault.ts';
import { pagesBad } from './pages.ts';

/** What takes nothing away from the server, and so can be there all at once. */
export const SLOW_TROUBLES: readonly Fault[] = [
  pagesBad,
  redisFull,
  diskFilled,
  certificateOld,
  connectionsOfOthers,
  deploymentFailed,
  backupMissed,
  drillMissed,
];
