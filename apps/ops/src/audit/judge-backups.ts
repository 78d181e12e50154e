import { act, type Finding, look, WELL } from '../review/finding.ts';

const HOUR_MS = 3_600_000;
const LONGEST_HOURS = 26;

/** Of when the newest backup is that was restored and compared; null where nothing tells of one. */
export function judgeBackups(verifiedAt: Date | null, present: Date): Finding {
  const base = { part: 'Backups', name: 'Last backup that was proved', source: 'metrics' };
  if (verifiedAt === null)
    return {
      ...base,
      measured: 'not there yet: no backup was proved',
      ...look(
        'Make one and have it proved with "earntrack backup", and each day with BACKUP_TO (docs/how-to/back-up-and-restore.md).',
      ),
    };
  const hours = Math.floor((present.getTime() - verifiedAt.getTime()) / HOUR_MS);
  return {
    ...base,
    measured: `${hours} hours ago`,
    ...(hours > LONGEST_HOURS ? act('See docs/runbook/BackupTooOld.md.') : WELL),
  };
}
