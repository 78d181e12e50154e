import type { EntryKind } from '@earntrack/contract';
import type { LocalDate } from '@earntrack/domain';
import type { Actor, Handle } from '../../../actor.ts';
import { planEachTime } from '../imports.queries.ts';
import { adjustedOf, tieAgain, tieThoseThere } from '../recording/tie-again.service.ts';
import { writeItems } from '../recording/write-items.ts';
import { knownTargets } from '../review/known-targets.ts';
import { outcomeOf } from '../review/outcome-of.ts';
import { dayOfRecorded } from '../staging/day-of-item.ts';
import { type RecordedItem, reviveItem } from '../staging/staged-item.ts';
import { marked } from '../undo/persons-hold.ts';
import { withEverySaid } from './every-said.ts';
import { pagesOfIds } from './pages-of-ids.ts';
import { listPlainlySaid, listRowsOfFileEntries } from './rows-of-entries.queries.ts';
import { settleFees } from './settle-fees.service.ts';
import { versionsOf } from './versions-of.ts';
import { settle } from './versions.ts';

/** Entries that come back, or came, from the bin. */
export interface EntriesBack {
  kind: EntryKind;
  ids: readonly string[];
}

/** An entry that nobody holds, by what it said. */
export interface NobodysEntry {
  id: string;
  on: LocalDate;
  description: string;
}

/** An entry that no person typed or changed. */
interface FileEntry {
  /** What the files that stand say of it, also where another of them leaves nothing of it; by one that is undone where none says anything. */
  settled: RecordedItem;
  /** A file that stands says something of it. */
  isSaid: boolean;
  /** Neither do the files together leave anything of it, nor did a person hang anything on it. */
  isNobodys: boolean;
}

/** Those of these entries that nobody holds any more: their files are undone, or leave nothing of them, and no person said anything of them. */
export async function listNobodys(db: Handle, ownerId: string, back: EntriesBack): Promise<NobodysEntry[]> {
  const nobodys: NobodysEntry[] = [];
  if (back.ids.length > 0) await planEachTime(db);
  for (const page of pagesOf(back)) {
    const entries = await fileEntries(db, ownerId, await withoutPlain(db, ownerId, page));
    const found = entries.flatMap(({ isNobodys, settled }) => (isNobodys ? [settled] : []));
    nobodys.push(...found.map(({ targetId: id, item }) => ({ id, ...inWords(item) })));
  }
  return nobodys;
}

/** Most entries are plainly of files: of those no file is read, however many they are. */
async function withoutPlain(db: Handle, ownerId: string, { kind, ids }: EntriesBack): Promise<EntriesBack> {
  if (kind !== 'earning') return { kind, ids };
  const plain = await listPlainlySaid(db, ownerId, ids);
  return { kind, ids: ids.filter((id) => !plain.has(id)) };
}

function inWords(item: RecordedItem['item']): Omit<NobodysEntry, 'id'> {
  return { on: dayOfRecorded(item), description: item.description };
}

interface EntriesToSettle extends EntriesBack {
  /** Also where no file that stands says anything of them: they have the words of the one that made them, and else stay as they are. */
  isByFormer?: boolean;
}

/**
 * Has entries that came back from the bin say what the files say that stand now: some may have been recorded, or undone, while they lay
 * there. What a person typed or changed stays. Fees are in an earning again, or alone. The caller holds the account and the entries.
 */
export async function settleAgain(
  tx: Handle,
  actor: Actor,
  { isByFormer = false, ...back }: EntriesToSettle,
): Promise<void> {
  if (back.ids.length > 0) await planEachTime(tx);
  for (const page of pagesOf(back)) {
    const entries = await fileEntries(tx, actor.userId, page);
    const items = entries.flatMap(({ isSaid, settled }) => (isSaid || isByFormer ? [settled] : []));
    const known = await knownTargets(tx, actor.userId, { items });
    const changed = items.filter((item) => outcomeOf(item, known) === 'changed');
    await writeItems(
      tx,
      actor,
      changed.map((settled) => ({ settled, outcome: 'changed' })),
    );
    await tieThoseThere(tx, actor.userId, adjustedOf(changed, known.adjustedIds));
    await tieAgain(
      tx,
      actor.userId,
      items.map((settled) => ({ settled, outcome: 'new' })),
    );
    if (page.kind === 'earning') await settleFees(tx, actor, page.ids);
  }
}

async function fileEntries(db: Handle, ownerId: string, back: EntriesBack): Promise<FileEntry[]> {
  const rows = (await listRowsOfFileEntries(db, ownerId, back)).map(reviveItem);
  const items = rows.filter((item): item is RecordedItem => item.targetId !== null);
  if (items.length === 0) return [];
  const { versions, entryOf } = await versionsOf(db, ownerId, { items, file: null, without: null });
  const said = items.map((item) => {
    const all = versions.of(entryOf(item));
    const whole = settle(all);
    const left = whole ?? settle(all.filter((version) => version.item !== null));
    const settled = withEverySaid({ ...item, item: left ?? item.item });
    return { settled, isSaid: left !== null, isLeft: whole !== null };
  });
  const doubtful = said.flatMap(({ settled, isLeft }) => (isLeft ? [] : [settled]));
  const known = await knownTargets(db, ownerId, { items: doubtful });
  const isMarked = await marked(db, ownerId, { items: doubtful, known });
  return said.map(({ isLeft, ...each }) => ({ ...each, isNobodys: !isLeft && !isMarked(each.settled) }));
}

function* pagesOf({ kind, ids }: EntriesBack): Generator<EntriesBack> {
  for (const page of pagesOfIds(ids)) yield { kind, ids: page };
}
