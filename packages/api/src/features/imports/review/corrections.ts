import { AppError } from '@earntrack/contract';
import type { Currency } from '@earntrack/domain';
import type { Handle } from '../../../actor.ts';
import { linkAdjusted, listEarningsByIds } from '../recording/targets.queries.ts';

/** An earning of a file that is to be written, and the one that it adjusts. */
export interface Correction {
  /** Of the file, for a person to find it. */
  row: number;
  id: string;
  adjustsId: string;
  platformId: string;
  currency: Currency;
}

/** Throws an AppError that names the row unless everything adjusted is in the file or in the account. */
export async function assertAdjustedThere(
  db: Handle,
  ownerId: string,
  { corrections, isInFile }: { corrections: readonly Correction[]; isInFile: (id: string) => boolean },
): Promise<void> {
  const elsewhere = corrections.filter(({ adjustsId }) => !isInFile(adjustsId));
  const known = await adjustedOf(db, ownerId, elsewhere);
  for (const correction of elsewhere) if (!known.has(correction.adjustsId)) throw notThere(correction);
}

/** Ties corrections to what they adjust, once all of the file is written. Throws an AppError that names the row that cannot be. */
export async function tieCorrections(
  tx: Handle,
  ownerId: string,
  corrections: readonly Correction[],
): Promise<void> {
  const adjusted = await adjustedOf(tx, ownerId, corrections);
  const inFile = new Set(corrections.map(({ id }) => id));
  for (const correction of corrections) {
    const earning = adjusted.get(correction.adjustsId);
    if (!earning) throw notThere(correction);
    const isSameMoney =
      earning.platform_id === correction.platformId && earning.currency === correction.currency;
    const isCorrection = earning.adjusts_id !== null || inFile.has(earning.id);
    if (!isSameMoney || isCorrection) throw notAdjustable(correction);
  }
  await linkAdjusted(
    tx,
    ownerId,
    corrections.map(({ id, adjustsId }) => ({ id, adjusts_id: adjustsId })),
  );
}

async function adjustedOf(db: Handle, ownerId: string, corrections: readonly Correction[]) {
  const ids = [...new Set(corrections.map(({ adjustsId }) => adjustsId))];
  const rows = await listEarningsByIds(db, ownerId, { ids, isLocking: false });
  return new Map(rows.map((row) => [row.id, row]));
}

function notThere({ row }: Correction): AppError {
  const where = `Row ${row}, column “adjusts”, names an earning that is neither in this file nor in your account`;
  return refused(`${where}. Bring in the file that has it first, or empty the cell.`, where);
}

function notAdjustable({ row }: Correction): AppError {
  const where = `Row ${row}, column “adjusts”, names an earning of another platform or currency, or one that is a correction itself`;
  return refused(`${where}. Name the earning that was corrected, or empty the cell.`, where);
}

function refused(message: string, fault: string): AppError {
  return new AppError('invalid_input', message, { fields: { adjusts: fault } });
}
