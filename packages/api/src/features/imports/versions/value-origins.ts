import { type AddedFeeView, VALUE_NAMES, type ValueOriginView } from '@earntrack/contract';
import { COMPONENT_NAMES, decimalFromMicros } from '@earntrack/domain';
import { addedFees } from './joined-fees.ts';
import type { OriginsOfImports } from './versions.queries.ts';
import type { FileVersion, Recorded } from './versions.ts';

type EarningItem = Extract<Recorded, { kind: 'earning' }>;

/** Rows of fees say nothing of an earning but their fees: it has its other values of its own row, or of all that are added up in it. */
const OF_EVERY_ROW: ReadonlySet<string> = new Set(COMPONENT_NAMES);

/** The rows and columns from which each value of a version is made; null where its import does not say it. */
export function valueOrigins({ stored }: FileVersion, origins: OriginsOfImports): ValueOriginView[] | null {
  const file = origins.get(stored.import_id);
  const { payload } = stored;
  if (!file || payload.kind !== 'earning') return null;
  const hasFees = payload.joined !== undefined;
  return VALUE_NAMES.flatMap((name) => {
    const rows = hasFees && !OF_EVERY_ROW.has(name) ? payload.rows.slice(0, 1) : payload.rows;
    return rows.flatMap(({ row }) => {
      const columns = file.kinds[file.ofRows.get(row) ?? 0]?.[name];
      return columns ? [{ name, row, columns }] : [];
    });
  });
}

/** The fees that are in an earning although the version that counts does not say them. Who takes a row takes it as it is. */
export function addedFeesView(
  top: FileVersion & { item: EarningItem },
  earlier: readonly FileVersion[],
  origins: OriginsOfImports,
): AddedFeeView[] {
  if (top.isTaken) return [];
  return addedFees(top, earlier).flatMap(({ of, fee }) =>
    COMPONENT_NAMES.filter((name) => fee[name] !== 0n).map((name) => {
      const { stored } = of;
      const said = (valueOrigins(of, origins) ?? []).filter((each) => each.name === name);
      // The first row is the earning's own.
      const [own, ...joined] = stored.payload.rows.map(({ row }) => row);
      const rows = said.map(({ row }) => row).filter((row) => row !== own);
      return {
        name,
        value: decimalFromMicros(fee[name]),
        importId: stored.import_id,
        fileName: stored.file_name,
        rows: rows.length > 0 ? rows : joined,
        columns: [...new Set(said.flatMap(({ row, columns }) => (row === own ? [] : columns)))],
      };
    }),
  );
}
