import type { StatementItemInput } from '@earntrack/contract';
import { addComponents, type Components, componentsOf, COMPONENT_NAMES } from '@earntrack/domain';

/** The rows of fees that an earning may be asked for, as one file has them. */
export interface FeesOfRow {
  /** What those say that are in it, by the ids that they have where they stand alone; null where it was not sent. */
  joined: ReadonlyMap<string, Components | null>;
  /** True of one that its file has beside it. */
  isApart: (rowId: string) => boolean;
}

type EarningItem = Extract<StatementItemInput, { kind: 'earning' }>;
type LeftOutItem = Extract<StatementItemInput, { kind: 'leftOut' }>;

export function feesOfRow(
  item: EarningItem | LeftOutItem,
  { joinedIds, isApart }: { joinedIds: readonly string[]; isApart: FeesOfRow['isApart'] },
): FeesOfRow {
  const joined = item.kind === 'earning' ? item.joined : [];
  return { joined: new Map(joinedIds.map((id, at) => [id, joined?.[at] ?? null])), isApart };
}

interface VersionWithFees {
  fees?: FeesOfRow | undefined;
}

/**
 * What the latest version of an earning says, with the fees that are in earlier ones: that its file does not have them says nothing. Of each the
 * latest file counts that has it, in the earning or beside it. A row that says fees of its own has them all.
 */
export function withJoinedFees(
  latest: VersionWithFees & { item: EarningItem },
  earlier: readonly VersionWithFees[],
): EarningItem['components'] {
  return sumOf([latest.item.components, ...addedFees(latest, earlier).map(({ fee }) => fee)]);
}

/** The fees that earlier versions have in them and the latest does not, each with the version that says it. */
export function addedFees<Each extends VersionWithFees>(
  latest: VersionWithFees & { item: EarningItem },
  earlier: readonly Each[],
): { of: Each; fee: Components }[] {
  const versions: readonly (VersionWithFees | Each)[] = [latest, ...earlier];
  const ids = new Set(earlier.flatMap(({ fees }) => [...(fees?.joined.keys() ?? [])]));
  const missing = [...ids].flatMap((id) => {
    const last = lastToHave(id, versions);
    const of = earlier.find((each) => each === last);
    const fee = of?.fees?.joined.get(id) ?? null;
    return of === undefined || fee === null ? [] : [{ of, fee }];
  });
  const own = latest.item.components;
  const joined = sumOf([...(latest.fees?.joined.values() ?? [])].filter((each) => each !== null));
  return missing.filter(({ fee }) =>
    COMPONENT_NAMES.every((name) => fee[name] === 0n || own[name] === joined[name]),
  );
}

/** Of versions, the latest first, the one that has a fee, in its earning or beside it. */
export function lastToHave<Each extends VersionWithFees>(
  id: string,
  versions: readonly Each[],
): Each | undefined {
  return versions.find(({ fees }) => fees?.joined.has(id) === true || fees?.isApart(id) === true);
}

function sumOf(all: readonly Components[]): Components {
  return all.reduce(addComponents, componentsOf());
}
