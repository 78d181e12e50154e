import { AppError, type decideItemsInput } from '@earntrack/contract';
import type { StatementImportRow } from '@earntrack/db';
import type { z } from 'zod';
import type { Handle } from '../../../actor.ts';
import { findLastRank, planEachTime, updateImport } from '../imports.queries.ts';
import { decisionRefused } from './decision-refused.ts';
import { type FileOfLastDay, listDisagreeing, listOfLastDay, updatePlace } from './tied-files.queries.ts';

interface AnsweredTies {
  row: StatementImportRow;
  ties: z.output<typeof decideItemsInput>['ties'];
}

/**
 * Writes down which recorded files were exported after this one, as all that is said of it, and gives it its place: before those, and after
 * all others. Which of those is later than another does not change, so that nothing that is recorded does.
 */
export async function answerTies(
  tx: Handle,
  ownerId: string,
  { row, ties }: AnsweredTies,
): Promise<StatementImportRow> {
  const recorded = await listOfLastDay(tx, ownerId, row.latest_on);
  const answers: Record<string, boolean> = {};
  for (const { importId, isLater } of ties) {
    const file = recorded.find(({ id }) => id === importId);
    if (!file) throw decisionRefused('That file is not recorded any more, or ends on another day');
    answers[file.file_sha256] = isLater;
  }
  const after = await allAfter(tx, ownerId, { recorded, answers });
  assertPossible(recorded, { after, answers });
  const rank = (await findLastRank(tx, ownerId)) + 1;
  for (const [at, fileSha256] of after.entries())
    await updatePlace(tx, ownerId, { fileSha256, rank: rank + 1 + at });
  return updateImport(tx, ownerId, { id: row.id, patch: { rank, tie_answers: JSON.stringify(answers) } });
}

interface Answers {
  recorded: readonly FileOfLastDay[];
  answers: Readonly<Record<string, boolean>>;
}

/** The bytes of the files that are later, and of those that are later than one of them; the earliest first. */
async function allAfter(tx: Handle, ownerId: string, { recorded, answers }: Answers): Promise<string[]> {
  const inOrder = [...new Set(recorded.map(({ file_sha256: bytes }) => bytes))];
  const after = new Set(inOrder.filter((bytes) => answers[bytes] === true));
  if (after.size === 0 || after.size === inOrder.length) return [...after];
  await planEachTime(tx);
  // What is earlier than each of them is not behind any.
  const from = recorded.findIndex(({ file_sha256: bytes }) => after.has(bytes));
  const ids = recorded.slice(from).map(({ id }) => id);
  const disagreeing = await listDisagreeing(tx, ownerId, ids);
  // Each is reached from earlier ones alone.
  for (const bytes of inOrder) {
    const isAfter = disagreeing.some(({ earlier, later }) => later === bytes && after.has(earlier));
    if (isAfter) after.add(bytes);
  }
  return inOrder.filter((bytes) => after.has(bytes));
}

/** Throws an AppError where a file would have to be both earlier and later than this one. */
function assertPossible(
  recorded: readonly FileOfLastDay[],
  { after, answers }: { after: readonly string[]; answers: Answers['answers'] },
): void {
  const both = recorded.find(({ file_sha256: bytes }) => answers[bytes] === false && after.includes(bytes));
  if (!both) return;
  throw new AppError(
    'invalid_input',
    `“${both.file_name}” counts as exported after a file that you say is later than this one, so it cannot be earlier. Say the same of both.`,
  );
}
