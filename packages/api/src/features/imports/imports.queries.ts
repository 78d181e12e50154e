import type { PlatformChoiceWire } from '@earntrack/contract';
import type {
  NewStatementImport,
  RowOriginWire,
  StatementImportPatch,
  StatementImportRow,
} from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

/** All but the names of columns, which may be long. */
const COLUMNS = [
  'user_id',
  'id',
  'preset_id',
  'mapping',
  'file_name',
  'file_sha256',
  'state',
  'row_count',
  'item_count',
  'why',
  'platforms',
  'counts',
  'control',
  'created_at',
  'committed_at',
  'latest_on',
  'rank',
  'tie_answers',
  'undone_at',
  'undo',
] as const satisfies (keyof StatementImportRow)[];

export interface ImportPosition {
  createdAt: Date;
  id: string;
}

export function findImport(db: Handle, ownerId: string, id: string): Promise<StatementImportRow | undefined> {
  return db
    .selectFrom('statement_import')
    .select(COLUMNS)
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** From which columns an import says that its rows are made. */
export async function findOrigins(db: Handle, ownerId: string, id: string): Promise<RowOriginWire[] | null> {
  const { origins } = await db
    .selectFrom('statement_import')
    .select('origins')
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return origins;
}

/** The import with nobody else changing it until the transaction ends. */
export function lockImport(tx: Handle, ownerId: string, id: string): Promise<StatementImportRow | undefined> {
  return tx
    .selectFrom('statement_import')
    .select(COLUMNS)
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The platforms that any import made which was recorded, undone since or not. */
export async function listPlatformsMade(db: Handle, ownerId: string): Promise<ReadonlySet<string>> {
  const made = sql<StatementImportRow['platforms'][number]['target']>`
    jsonb_path_query(platforms, '$[*].target ? (@.kind == "new")')`;
  const rows = await db
    .selectFrom('statement_import')
    .select(made.as('target'))
    .distinct()
    .where('user_id', '=', ownerId)
    .where('committed_at', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ target }) => (target.kind === 'new' ? target.platform.id : [])));
}

/** Names of platforms to look for: of more, somebody says anew where they go. */
const NAMES_LOOKED_AT = 1000;

/** Where recorded files of one kind put their rows, by the name of a platform that rows say; the file that was recorded last comes first. */
export async function listPlatformsChosen(
  db: Handle,
  ownerId: string,
  { presetId, mappingName }: { presetId: string; mappingName: string | null },
): Promise<PlatformChoiceWire[]> {
  const choice = sql<PlatformChoiceWire>`jsonb_array_elements(platforms)`;
  let query = db
    .selectFrom('statement_import')
    .select(choice.as('choice'))
    .where('user_id', '=', ownerId)
    .where('state', '=', 'committed')
    .where('preset_id', '=', presetId);
  if (mappingName !== null) query = query.where(sql<string>`mapping ->> 'name'`, '=', mappingName);
  const rows = await query.orderBy('committed_at', 'desc').limit(NAMES_LOOKED_AT).execute();
  return rows.map(({ choice: chosen }) => chosen);
}

/** The import that recorded a file of these bytes first: its rows are there. */
export function findRecordedImport(
  db: Handle,
  ownerId: string,
  fileSha256: string,
): Promise<StatementImportRow | undefined> {
  return db
    .selectFrom('statement_import')
    .select(COLUMNS)
    .where('user_id', '=', ownerId)
    .where('file_sha256', '=', fileSha256)
    .where('state', '=', 'committed')
    .orderBy('committed_at')
    .limit(1)
    .executeTakeFirst();
}

/** The place of the file that was recorded last, undone since or not; 0 where there is none. */
export async function findLastRank(db: Handle, ownerId: string): Promise<number> {
  const { rank } = await db
    .selectFrom('statement_import')
    .select((eb) => eb.fn.max<number | null>('rank').as('rank'))
    .where('user_id', '=', ownerId)
    .executeTakeFirstOrThrow();
  return rank ?? 0;
}

/** When a file was recorded or undone last; null where none was. */
export async function findLastChangeAt(db: Handle, ownerId: string): Promise<Date | null> {
  const { last } = await db
    .selectFrom('statement_import')
    .select(sql<Date | null>`greatest(max(committed_at), max(undone_at))`.as('last'))
    .where('user_id', '=', ownerId)
    .executeTakeFirstOrThrow();
  return last;
}

/** Imports that were not cancelled, the newest first. */
export function listImports(
  db: Handle,
  ownerId: string,
  {
    after,
    limit,
    recordedBy,
  }: { after: ImportPosition | null; limit: number; recordedBy: string | undefined },
): Promise<StatementImportRow[]> {
  let query = db
    .selectFrom('statement_import')
    .select(COLUMNS)
    .where('user_id', '=', ownerId)
    .where('state', '<>', 'cancelled');
  if (recordedBy !== undefined)
    query = query.where('preset_id', '=', recordedBy).where('state', '=', 'committed');
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'id'), '<', tuple(after.createdAt, after.id)),
    );
  }
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** The new row, or nothing where the id is taken. */
export function insertImport(
  db: Handle,
  ownerId: string,
  row: Omit<NewStatementImport, 'user_id'>,
): Promise<StatementImportRow | undefined> {
  return db
    .insertInto('statement_import')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) => conflict.columns(['user_id', 'id']).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();
}

export function updateImport(
  tx: Handle,
  ownerId: string,
  { id, patch }: { id: string; patch: StatementImportPatch },
): Promise<StatementImportRow> {
  return tx
    .updateTable('statement_import')
    .set(patch)
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

/**
 * Until the transaction ends, has every statement planned for what it is given. Tables grow under a long file: a plan that was
 * kept from when they were small would compare each row of theirs with each id of a page.
 */
export async function planEachTime(tx: Handle): Promise<void> {
  await sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx);
}
