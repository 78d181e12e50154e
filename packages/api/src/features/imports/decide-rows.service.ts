import type { decideItemsInput, ImportView } from '@earntrack/contract';
import { inTransaction, type StatementImportRow, type StatementItemRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { findEarningRow } from '../earnings/index.ts';
import { decisionRefused } from './decision-refused.ts';
import { requireStaged } from './import-state.ts';
import { lockImport } from './imports.queries.ts';
import { importView } from './imports.view.ts';
import { findItem, isTargetTaken, updateDecision } from './items.queries.ts';
import { takeRow } from './take-rows.service.ts';

type DecideItems = z.output<typeof decideItemsInput>;
type Decision = DecideItems['decisions'][number];

/** Writes down what a person decided of rows before they are recorded, all of it or nothing. Deciding the same again changes nothing. */
export function decideRows(db: Handle, actor: Actor, input: DecideItems): Promise<ImportView> {
  return inTransaction(db, async (tx) => {
    const row = requireStaged(await lockImport(tx, actor.userId, input.importId));
    for (const decision of input.decisions) await decideRow(tx, actor, { row, decision });
    return importView(row);
  });
}

async function decideRow(
  tx: Handle,
  actor: Actor,
  { row, decision }: { row: StatementImportRow; decision: Decision },
): Promise<void> {
  const place = { importId: row.id, chunk: decision.chunk, position: decision.position };
  const item = await findItem(tx, actor.userId, place);
  if (!item || item.payload.kind === 'leftOut')
    throw decisionRefused('There is no such row, or it is left out anyway');
  if (decision.decision === 'take') return takeRow(tx, actor, { row, item });
  const rowId = item.row_id ?? item.target_id;
  if (decision.decision !== 'merge') {
    const patch = { decision: decision.decision, target_id: rowId, row_id: null, replaced: null };
    return updateDecision(tx, actor.userId, { ...place, patch });
  }
  await requireMergeable(tx, actor, { item, earningId: decision.earningId });
  const patch = {
    decision: 'merge',
    target_id: decision.earningId,
    row_id: rowId,
    replaced: null,
  } as const;
  return updateDecision(tx, actor.userId, { ...place, patch });
}

/** One earning is one row: it is of the same platform and currency, and no other row of the file became it. */
async function requireMergeable(
  tx: Handle,
  actor: Actor,
  { item, earningId }: { item: StatementItemRow; earningId: string },
): Promise<void> {
  const earning = await findEarningRow(tx, actor.userId, earningId);
  const { payload } = item;
  const isOne =
    payload.kind === 'earning' &&
    earning?.source === 'typed' &&
    earning.deleted_at === null &&
    earning.platform_id === item.platform_id &&
    earning.currency === payload.currency;
  if (!isOne) throw decisionRefused('This earning was not typed by you for the same platform and currency');
  const isTaken = await isTargetTaken(tx, actor.userId, { item, targetId: earningId });
  if (isTaken) throw decisionRefused('Another row of the file is this earning already');
}
