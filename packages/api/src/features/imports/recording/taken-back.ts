import type { KeptReason, TakenBackView } from '@earntrack/contract';
import type { StatementItemRow } from '@earntrack/db';
import { decimalFromMicros, netOf } from '@earntrack/domain';
import { isKeyOfCharge } from '@earntrack/statements';
import type { Handle } from '../../../actor.ts';
import { knownTargets } from '../review/known-targets.ts';
import { tiedWith } from '../review/tied-with.ts';
import { isGoneForGood, isOfAPerson, type KnownTargets, rowOf } from '../review/outcome-of.ts';
import { dayOfRecorded } from '../staging/day-of-item.ts';
import type { RecordedItem, StagedItem } from '../staging/staged-item.ts';
import { personsHold } from '../undo/persons-hold.ts';
import { type OtherEntry, otherEntries } from '../versions/other-entries.ts';
import type { VersionsOfItems } from '../versions/versions-of.ts';
import { type FileOfVersions, latestFirst, settle } from '../versions/versions.ts';

/** An entry of other files of which a row leaves nothing. */
export interface TakenBack {
  entry: RecordedItem;
  /** The other file that says most of it. */
  fileName: string;
  /** Why it stays; null where it goes. */
  kept: KeptReason | null;
  /** A person gives up what they had. */
  isTakenFromPerson: boolean;
  /** A person holds it, so it stays, and this file is the first to leave nothing of it. */
  isYoursYet: boolean;
}

interface RowsToLookAt<Row> {
  rows: readonly Row[];
  file: FileOfVersions;
  said: VersionsOfItems;
  isLocking: boolean;
}

/** What a row takes back, and the imports of which nothing but their places tells whether it does. */
interface TakenBackOfRow {
  takesBack: readonly TakenBack[];
  tiedWith: readonly string[];
}

/** What rows of a staged file take back of what other files recorded and is there, by the row. When locking, it stays there until the transaction ends. */
export async function takenBackBy<Row extends { staged: StagedItem }>(
  db: Handle,
  ownerId: string,
  { rows, file, said, isLocking }: RowsToLookAt<Row>,
): Promise<ReadonlyMap<Row, TakenBackOfRow>> {
  const found = await otherEntries(db, ownerId, { rows, file, said });
  if (found.length === 0) return new Map();
  const items = found.map(({ before }) => before);
  const known = await knownTargets(db, ownerId, { items, isLocking });
  const isHeld = await personsHold(db, ownerId, { items, known });
  const ofRows = Map.groupBy(found, ({ row }) => row);
  return new Map(
    [...ofRows].map(([row, entries]) => [
      row,
      {
        takesBack: entries.flatMap((other) => decided(other, { known, isHeld }) ?? []),
        tiedWith: entries.flatMap(({ own, others }) => tiedWith(own, others)),
      },
    ]),
  );
}

interface RecordedRow {
  staged: StagedItem;
  stored: Pick<StatementItemRow, 'outcome' | 'decision'>;
}

/** True where an earning became what its row says, or a person said that it is that. */
function wasTaken({ stored: { outcome, decision } }: RecordedRow): boolean {
  return outcome !== 'unchanged' || decision === 'merge';
}

/** What rows of a recorded file took back, by the row. */
export async function tookBack<Row extends RecordedRow>(
  db: Handle,
  ownerId: string,
  { rows, file, said }: Omit<RowsToLookAt<Row>, 'isLocking'>,
): Promise<ReadonlyMap<Row, readonly TakenBack[]>> {
  const found = await otherEntries(db, ownerId, { rows, file, said });
  const taken = found.flatMap(({ row, before: entry, others, left, own }) => {
    if (own.isInOther && left === null && !wasTaken(row)) return [];
    if (settle([...others, own]) !== null) return [];
    return [
      {
        row,
        back: {
          entry,
          fileName: fileNameOf(others),
          kept: null,
          isTakenFromPerson: false,
          isYoursYet: false,
        },
      },
    ];
  });
  return mapOf(Map.groupBy(taken, ({ row }) => row));
}

function mapOf<Row>(
  groups: ReadonlyMap<Row, readonly { back: TakenBack }[]>,
): ReadonlyMap<Row, readonly TakenBack[]> {
  return new Map([...groups].map(([row, taken]) => [row, taken.map(({ back }) => back)]));
}

/** Null where nothing is there to be taken back. */
function decided(
  { row: { staged }, before: entry, others, left, own }: OtherEntry<{ staged: StagedItem }>,
  { known, isHeld }: { known: KnownTargets; isHeld: (item: RecordedItem) => boolean },
): TakenBack | null {
  const there = rowOf(entry, known);
  if (there === undefined || isGoneForGood(there) || there.deleted_at !== null) return null;
  const fileName = fileNameOf(others);
  const isSaidBefore = left === null;
  const stays = (kept: KeptReason) => {
    const isYoursYet = kept !== 'otherFile' && !isSaidBefore;
    return { entry, fileName, kept, isTakenFromPerson: false, isYoursYet };
  };
  const isTaken = versionTaken(staged, entry) === String(there.version);
  if ('platform_id' in there && there.platform_id !== entry.platformId) return stays('moved');
  if (!isTaken && isHeld(entry)) return stays('edited');
  if (settle([...others, own]) !== null) return stays('otherFile');
  return { entry, fileName, kept: null, isTakenFromPerson: isOfAPerson(there), isYoursYet: false };
}

/** The version of the entry that a person gives up for a row that is left out. For a row that says something they gave up its own entry. */
function versionTaken({ targetId, ...staged }: StagedItem, entry: RecordedItem): string | null {
  const taking = targetId === null && 'takesBack' in staged ? staged.takesBack?.taking : null;
  return taking?.id === entry.targetId ? taking.version : null;
}

function fileNameOf(others: OtherEntry<unknown>['others']): string {
  return latestFirst(others).find(({ item }) => item !== null)?.stored.file_name ?? '';
}

/** True for a row of which something is not taken. */
export function isNotTaken(row: { kept: KeptReason | null; takesBack: readonly TakenBack[] }): boolean {
  return row.kept !== null || row.takesBack.some(({ kept }) => kept !== null);
}

export function takenBackView(
  { entry: { item, targetId: id }, fileName, kept }: TakenBack,
  says: string | null,
): TakenBackView {
  const { kind, description } = item;
  return {
    kind,
    id,
    description,
    fileName,
    kept,
    says,
    day: dayOfRecorded(item),
    isFee: isKeyOfCharge(item.key),
    ...valueOf(item),
  };
}

function valueOf(item: RecordedItem['item']): Pick<TakenBackView, 'value' | 'unit'> {
  switch (item.kind) {
    case 'earning':
      return { value: decimalFromMicros(netOf(item.components)), unit: item.currency };
    case 'payout':
      return { value: decimalFromMicros(item.amount), unit: item.currency };
    case 'work':
      return { value: String(item.seconds), unit: 's' };
  }
}
