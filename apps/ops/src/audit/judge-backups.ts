import { act, type Finding, look, WELL } from '../review/finding.ts';

const HOUR_MS = 3_600_000;
const LONGEST_HOURS = 26;
const MAKE_ONE =
  'Make one and have it proved with "earntrack backup", and each day with BACKUP_TO (docs/how-to/back-up-and-restore.md).';

/** When the newest backup is of that was restored and compared, or since when there is something to lose without one; null where nothing tells of it. */
export interface BackupsTold {
  verifiedAt: Date | null;
  missingSince: Date | null;
}

export function judgeBackups({ verifiedAt, missingSince }: BackupsTold, present: Date): Finding {
  const hoursSince = (instant: Date) => Math.floor((present.getTime() - instant.getTime()) / HOUR_MS);
  const base = { part: 'Backups', name: 'Last backup that was proved', source: 'metrics' };
  if (verifiedAt === null)
    return {
      ...base,
      measured: 'not there yet: no backup was proved',
      ...(missingSince !== null && hoursSince(missingSince) > LONGEST_HOURS ? act(MAKE_ONE) : look(MAKE_ONE)),
    };
  const hours = hoursSince(verifiedAt);
  return {
    ...base,
    measured: `${hours} hours ago`,
    ...(hours > LONGEST_HOURS ? act('See docs/runbook/BackupTooOld.md.') : WELL),
  };
}
