import type { Client } from 'pg';
import { IDENTITY_TABLES, USER_OWNED_TABLES } from '@earntrack/db';
import { readSequences, readTables } from './catalogue.ts';
import { withSession } from './session.ts';
import { stageRows } from './stage-rows.ts';

export interface LeftOut {
  /** Accounts that the backup has and that were deleted since. */
  deletedAccounts: number;
  /** Tokens of programs that were revoked since. */
  revokedTokens: number;
  /** Whether what was deleted and revoked since could be known: the database that was there is where it stands. */
  isKnown: boolean;
}

/** What an installation remembers of itself, and what ended in it: no restore sets that back. */
const CARRIED = ['backup_run', 'deleted_account', 'operator_act', 'release'] as const;

/** Whatever lets somebody in that is asked for anew in a moment. */
const ENTRANCES = [
  'session',
  'token_family',
  'refresh_token',
  'sign_in_challenge',
  'account_request',
] as const;

/** What stays in one database and is not in the other comes with it. That one may have an earlier schema. */
export function carryOver(
  fromUrl: string,
  toUrl: string,
): Promise<Pick<LeftOut, 'revokedTokens' | 'isKnown'>> {
  return withSession(fromUrl, null, (from) =>
    withSession(toUrl, null, async (to) => {
      await to.query('begin');
      for (const table of CARRIED) await carryTable({ from, to }, table);
      // One that is not ours, or older than that, remembers nobody.
      const isKnown = (await readTables(from)).some(({ name }) => name === 'deleted_account');
      const revokedTokens = await leaveRevokedOut({ from, to });
      await carryPlace({ from, to });
      await to.query('commit');
      return { revokedTokens, isKnown };
    }),
  );
}

interface Both {
  from: Client;
  to: Client;
}

async function carryTable(both: Both, table: string): Promise<void> {
  const staged = await stageRows(both, { table, withHeirs: false });
  if (staged)
    await both.to.query(
      `insert into ${table} (${staged.columns}) select ${staged.columns} from ${staged.name} on conflict do nothing`,
    );
}

/** A token that is not there any more was revoked; the backup still has it. */
async function leaveRevokedOut(both: Both): Promise<number> {
  const known = await stageRows(both, { table: 'api_token', withHeirs: false });
  if (known === null) return 0;
  const { rowCount } = await both.to.query(
    `delete from api_token where not exists (
       select from ${known.name} as known where known.user_id = api_token.user_id and known.id = api_token.id)`,
  );
  return rowCount ?? 0;
}

/** Places of events go on after those that were given already: nobody's screen takes a new event for one that it has seen. */
async function carryPlace({ from, to }: Both): Promise<void> {
  const place = (await readSequences(from)).find(({ name }) => name === 'live_event_position');
  await to.query(
    `select setval('live_event_position', greatest($1::bigint, (select last_value from live_event_position)))`,
    [place?.lastValue ?? '1'],
  );
}

/** A backup holds the row of its own beginning, and does not know how it ended. */
export async function forgetOwnBeginning(url: string): Promise<void> {
  await withSession(url, null, (client) => client.query(`delete from backup_run where state = 'running'`));
}

/** Deletes once more the accounts that were deleted since, with everything that is theirs. */
export async function leaveDeletedOut(client: Client): Promise<number> {
  await client.query(`
    create temporary table gone on commit drop as select user_id from account
    where encode(sha256(convert_to(user_id::text, 'UTF8')), 'hex') in (select user_hash from deleted_account)`);
  const { rows } = await client.query<{ accounts: number }>('select count(*)::int as accounts from gone');
  const accounts = rows[0]?.accounts ?? 0;
  if (accounts === 0) return 0;
  await client.query(
    `delete from invitation where created_by in (select user_id from gone) or used_by in (select user_id from gone)`,
  );
  // What an account remembers may go only once the account is gone, so it comes after all of these.
  const tables = [
    ...IDENTITY_TABLES.filter((table) => table !== 'invitation'),
    ...USER_OWNED_TABLES.toReversed(),
  ];
  for (const table of tables)
    await client.query(`delete from ${table} where user_id in (select user_id from gone)`);
  return accounts;
}

/**
 * Ends what lets somebody in without a password, as it may have been ended since, and gives every account an event, so that no answer
 * that was kept under an earlier one is taken for an answer of today.
 */
export async function startAnew(client: Client): Promise<void> {
  for (const table of ENTRANCES) await client.query(`delete from ${table}`);
  await tellEverybody(client);
}

/** Gives every account an event, in the transaction that is open: all of their devices ask for everything anew. */
export async function tellEverybody(client: Client): Promise<void> {
  // Whatever waits for the commit is done now, since a table of which that is so cannot be altered.
  await client.query('set constraints all immediate');
  // Placed here: placing each at the commit would take a lock for every account at once.
  await client.query('alter table live_event disable trigger user');
  await client.query(`
    insert into live_event (user_id, kind, position)
    select user_id, 'profile', nextval('live_event_position') from account`);
  await client.query('alter table live_event enable trigger user');
}
