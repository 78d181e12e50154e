import { dayOfRecorded } from '../staging/day-of-item.ts';
import type { RecordedItem } from '../staging/staged-item.ts';
import type { VersionsOfItems } from '../versions/versions-of.ts';
import type { FileOfVersions, Version } from '../versions/versions.ts';

/** What a row of this file says of its entry. */
export function ownVersion(
  staged: RecordedItem,
  { file, said }: { file: FileOfVersions; said: Pick<VersionsOfItems, 'feesOf'> },
): Version {
  const { item, taking } = staged;
  const on = dayOfRecorded(item);
  return { item, on, rank: file.rank, isTaken: Boolean(taking), ...said.feesOf(staged) };
}
