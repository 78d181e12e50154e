import type { AddedFeeView, EntryKind, ValueName, ValueOriginView } from '@earntrack/contract';
import type { RowOriginWire } from '@earntrack/db';
import {
  COMPONENT_NAMES,
  type ComponentName,
  type Components,
  decimalFromMicros,
  microsFromDecimal,
  netOf,
  sumMicros,
} from '@earntrack/domain';
import { addedFees } from './joined-fees.ts';
import type { OriginsOfImports } from './versions.queries.ts';
import type { FileVersion, Recorded } from './versions.ts';

type EarningItem = Extract<Recorded, { kind: 'earning' }>;

/** Rows of fees say nothing of an earning but their fees: it has its other values of its own row, or of all that are added up in it. */
const OF_EVERY_ROW: ReadonlySet<string> = new Set(COMPONENT_NAMES);

/** What files say of entries of each kind. */
const NAMES: Readonly<Record<EntryKind, readonly ValueName[]>> = {
  earning: [...COMPONENT_NAMES, 'day', 'currency', 'hours', 'description', 'platform'],
  work: ['day', 'hours', 'description', 'platform'],
  payout: ['amount', 'day', 'currency', 'description', 'platform'],
};

/** The rows and columns from which each value of a version is made; null where its import does not say it. */
export function valueOrigins({ stored }: FileVersion, origins: OriginsOfImports): ValueOriginView[] | null {
  const file = origins.get(stored.import_id);
  const { payload } = stored;
  if (!file || payload.kind === 'leftOut') return null;
  const { kind, rows: all } = payload;
  const kindOf = (row: number) => file.kinds[file.ofRows.get(row) ?? 0] ?? {};
  // Imports of before rows of hours and payouts named their kind tell of these by the most common one, which is of something else.
  if (kind !== 'earning' && !all.every(({ row }) => isKindOf(kind, kindOf(row)))) return null;
  const hasFees = kind === 'earning' && payload.joined !== undefined;
  return NAMES[kind].flatMap((name) => {
    const rows = hasFees && !OF_EVERY_ROW.has(name) ? all.slice(0, 1) : all;
    return rows.flatMap(({ row }) => {
      const columns = kindOf(row)[name];
      return columns ? [{ name, row, columns }] : [];
    });
  });
}

function isKindOf(kind: Exclude<EntryKind, 'earning'>, columns: RowOriginWire): boolean {
  if (kind === 'payout') return columns.amount !== undefined;
  return columns.hours !== undefined && !COMPONENT_NAMES.some((name) => columns[name] !== undefined);
}

/**
 * The fees that are in an earning although the version that counts does not say them: those of one value of one file are one. Who takes a
 * row takes it as it is.
 */
export function addedFeesView(
  top: FileVersion & { item: EarningItem },
  earlier: readonly FileVersion[],
  origins: OriginsOfImports,
): AddedFeeView[] {
  if (top.isTaken) return [];
  return [...Map.groupBy(addedFees(top, earlier), ({ of }) => of)].flatMap(([of, added]) =>
    COMPONENT_NAMES.flatMap((name) => {
      const fees = added.map(({ fee }) => fee).filter((fee) => fee[name] !== 0n);
      if (fees.length === 0) return [];
      const said = (valueOrigins(of, origins) ?? []).filter((each) => each.name === name);
      const rows = rowsOfFees(of, { name, fees, saying: new Set(said.map(({ row }) => row)) });
      return {
        name,
        value: decimalFromMicros(sumMicros(fees.map((fee) => fee[name]))),
        importId: of.stored.import_id,
        fileName: of.stored.file_name,
        rows,
        columns: [...new Set(said.flatMap(({ row, columns }) => (rows.includes(row) ? columns : [])))],
      };
    }),
  );
}

interface SomeFees {
  name: ComponentName;
  fees: readonly Components[];
  /** Rows of which a column says this value; none where that was not kept. */
  saying: ReadonlySet<number>;
}

/** The rows of some of the fees that are in a version. No row names its fee: where not all of them are meant, their values tell, unless others have the same. */
function rowsOfFees({ stored, fees: known }: FileVersion, { name, fees, saying }: SomeFees): number[] {
  // The first row is the earning's own.
  const [, ...joined] = stored.payload.rows;
  const said = joined.filter(({ row }) => saying.has(row));
  const rows = said.length > 0 ? said : joined;
  const all = [...(known?.joined.values() ?? [])].filter((fee) => fee !== null && fee[name] !== 0n);
  const values = new Set(fees.map(netOf));
  const alike = rows.filter(({ value }) => values.has(microsFromDecimal(value)));
  const areTold = fees.length < all.length && alike.length === fees.length;
  return (areTold ? alike : rows).map(({ row }) => row);
}
