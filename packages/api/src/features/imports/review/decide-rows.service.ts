import type { decideItemsInput, ImportView } from '@earntrack/contract';
import {
  holdAccount,
  inTransaction,
  type StatementImportRow,
  type StatementItemPatch,
  type StatementItemRow,
} from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../../actor.ts';
import { requireStaged } from '../import-state.ts';
import { lockImport } from '../imports.queries.ts';
import { importView } from '../imports.view.ts';
import { findItem, isTargetTaken, updateDecision } from '../staging/items.queries.ts';
import { listVersions } from '../versions/versions.queries.ts';
import { FileVersions } from '../versions/versions.ts';
import { answerTies } from './answer-ties.service.ts';
import { decisionRefused } from './decision-refused.ts';
import { takeRow } from './take-rows.service.ts';
import { findTyped, type TypedEntry } from './twins.queries.ts';

type DecideItems = z.output<typeof decideItemsInput>;
type Decision = DecideItems['decisions'][number];

/** Writes down what a person decided of rows before they are recorded, and of which file is later, all of it or nothing. Deciding the same again changes nothing. */
export function decideRows(db: Handle, actor: Actor, input: DecideItems): Promise<ImportView> {
  return inTransaction(db, async (tx) => {
    // Which file is later is one order for all files of the account.
    if (input.ties.length > 0) await holdAccount(tx, actor.userId);
    const row = requireStaged(await lockImport(tx, actor.userId, input.importId));
    if (input.ties.length > 0) await answerTies(tx, actor.userId, { row, ties: input.ties });
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
  if (!item || (item.payload.kind === 'leftOut' && item.target_id === null))
    throw decisionRefused('There is no such row, or it is left out anyway');
  if (decision.decision === 'take') return takeRow(tx, actor, { row, item });
  const rowId = item.row_id ?? item.target_id;
  if (decision.decision !== 'merge') {
    const patch = { ...undecided(item, decision.decision), replaced: null };
    return updateDecision(tx, actor.userId, { ...place, patch });
  }
  const typed = typedBy(decision);
  await requireMergeable(tx, actor, { item, typed });
  const patch = {
    decision: 'merge',
    target_id: typed.id,
    row_id: rowId,
    replaced: null,
  } as const;
  return updateDecision(tx, actor.userId, { ...place, patch });
}

/** A row that leaves nothing of what a person typed is of that earning, and so is one that was taken instead of it. */
function undecided(item: StatementItemRow, decision: 'leaveOut' | null): StatementItemPatch {
  const isTakenSoFar = item.decision === 'take' && decision === null;
  const staysMerged = item.row_id !== null && (item.payload.kind === 'leftOut' || isTakenSoFar);
  if (staysMerged) return { decision: decision ?? 'merge' };
  return { decision, target_id: item.row_id ?? item.target_id, row_id: null };
}

interface Typed {
  kind: TypedEntry['kind'];
  id: string;
}

/** What a person says that a row is. */
function typedBy(decision: Extract<Decision, { decision: 'merge' }>): Typed {
  if ('earningId' in decision) return { kind: 'earning', id: decision.earningId };
  if ('workId' in decision) return { kind: 'work', id: decision.workId };
  return { kind: 'payout', id: decision.payoutId };
}

const NOT_TYPED: Readonly<Record<Typed['kind'], string>> = {
  earning: 'This earning was not typed by you for the same platform and currency',
  work: 'These hours were not typed by you for the same platform, or belong to an earning',
  payout: 'This payout was not typed by you for the same platform and currency',
};

/** One entry is one row: it is of the same kind, platform and currency, and no other row of this file or of a recorded one is it. */
async function requireMergeable(
  tx: Handle,
  actor: Actor,
  { item, typed }: { item: StatementItemRow; typed: Typed },
): Promise<void> {
  const found = await findTyped(tx, actor.userId, typed);
  if (!found || !isOfRow(found, item)) throw decisionRefused(NOT_TYPED[typed.kind]);
  const isTaken = await isTargetTaken(tx, actor.userId, { item, targetId: typed.id });
  if (isTaken) throw decisionRefused('Another row of the file is what you typed already');
  const targetIds = [typed.id];
  const stored = await listVersions(tx, actor.userId, { targetIds, without: item.import_id });
  const entry = { item: typed, targetId: typed.id };
  if (new FileVersions(stored, new Map()).isOfOtherRow(entry, item.row_id ?? item.target_id))
    throw decisionRefused('A row of another file is what you typed already');
}

/** Hours that belong to an earning are written anew with it, and hold on to nothing. */
function isOfRow({ kind, row }: TypedEntry, { payload, platform_id: platformId }: StatementItemRow): boolean {
  if (kind === 'work')
    return payload.kind === 'work' && row.earning_id === null && row.platform_ids.includes(platformId ?? '');
  return payload.kind === kind && row.currency === payload.currency && row.platform_id === platformId;
}
