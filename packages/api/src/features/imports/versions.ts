import { statementItemInput } from '@earntrack/contract';
import type { Handle } from '../../actor.ts';
import { dayOfRecorded } from './day-of-item.ts';
import type { RecordedItem, StagedItem } from './staged-item.ts';
import { listVersions, type StoredVersion } from './versions.queries.ts';

type Recorded = RecordedItem['item'];

/** How late what a file says is. */
export interface Rank {
  latestOn: string | null;
  /** The place of the file among those of its owner. */
  place: number;
  committedAt: Date;
}

/** What one file says of an entry. */
export interface Version {
  item: Recorded;
  rank: Rank;
  /** A person took it, although they or another file said otherwise. */
  isTaken: boolean;
}

/** What recorded files say of entries, by `versionKey`. */
export type VersionsByKey = ReadonlyMap<string, readonly Version[]>;

/** Ids are made of what a row is recognised by, and a row of hours may be recognised as one of money is. */
export function versionKey({ item, targetId }: Pick<RecordedItem, 'item' | 'targetId'>): string {
  return `${item.kind}|${targetId}`;
}

/** What other recorded files say of what these items become. */
export async function versionsOf(
  db: Handle,
  ownerId: string,
  { items, without }: { items: readonly StagedItem[]; without: string | null },
): Promise<VersionsByKey> {
  const targetIds = items.flatMap(({ targetId }) => targetId ?? []);
  const versions = new Map<string, Version[]>();
  for (const stored of await listVersions(db, ownerId, { targetIds, without })) {
    const version = revived(stored);
    if (version === null || stored.target_id === null) continue;
    const key = versionKey({ item: version.item, targetId: stored.target_id });
    versions.set(key, [...(versions.get(key) ?? []), version]);
  }
  return versions;
}

/** What a stored row says; null where this version of EarnTrack cannot read it any more. */
export function revived({ payload, decision, latest_on, rank, committed_at }: StoredVersion): Version | null {
  const { data: item } = statementItemInput.safeParse(payload);
  if (!item || item.kind === 'leftOut') return null;
  return {
    item,
    rank: { latestOn: latest_on, place: rank, committedAt: committed_at },
    isTaken: decision === 'take',
  };
}

/**
 * What files together say of an entry: what the latest says, and of what that one is silent about, the latest that is not. Null where
 * there is none. The order in which they are given does not matter.
 */
export function settle(versions: readonly Version[]): Recorded | null {
  const [top, ...earlier] = latestFirst(versions);
  if (!top) return null;
  const { item } = top;
  if (item.kind !== 'earning') return item;
  const said = [top, ...earlier].flatMap(({ item: each }) => (each.kind === 'earning' ? [each] : []));
  const sale = said.find((each) => each.sale !== undefined)?.sale;
  const adjusts = said.find((each) => each.adjusts !== undefined)?.adjusts;
  return { ...item, ...(sale !== undefined && { sale }), ...(adjusts !== undefined && { adjusts }) };
}

/** The one that counts comes first. */
export function latestFirst<Each extends Version>(versions: readonly Each[]): Each[] {
  return versions.toSorted(byRank);
}

/**
 * What a person took comes first, of several what they took last. Then the latest: by the last day of the file, then the day of the
 * row, then by which file came first.
 */
function byRank(left: Version, right: Version): number {
  if (left.isTaken !== right.isTaken) return left.isTaken ? -1 : 1;
  const broughtLater = compare(right.rank.committedAt.getTime(), left.rank.committedAt.getTime());
  if (left.isTaken && broughtLater !== 0) return broughtLater;
  return (
    compare(right.rank.latestOn ?? '', left.rank.latestOn ?? '') ||
    compare(dayOfRecorded(right.item), dayOfRecorded(left.item)) ||
    compare(right.rank.place, left.rank.place) ||
    broughtLater
  );
}

function compare<Value extends string | number>(left: Value, right: Value): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
