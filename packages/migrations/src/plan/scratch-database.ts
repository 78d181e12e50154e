import { randomBytes } from 'node:crypto';
import { Client, DatabaseError } from 'pg';
import { MigrationError } from '../migration-error.ts';

const PREFIX = 'earntrack_scratch_';
const INSUFFICIENT_PRIVILEGE = '42501';
const LEFT_BEHIND_SECONDS = 3_600;

/** Lends an empty database on the same server, and drops it however `work` ends. */
export async function withScratchDatabase<T>(
  connectionString: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `${PREFIX}${Math.floor(Date.now() / 1000)}_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString, application_name: 'earntrack-migrate-plan' });
  // A lost connection shows itself in the next query; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await dropLeftBehind(client);
    await create(client, name);
    try {
      return await work(Object.assign(new URL(connectionString), { pathname: `/${name}` }).href);
    } finally {
      await client.query(`drop database if exists ${name} with (force)`);
    }
  } finally {
    await client.end();
  }
}

async function create(client: Client, name: string): Promise<void> {
  try {
    await client.query(`create database ${name}`);
  } catch (cause) {
    if (!(cause instanceof DatabaseError) || cause.code !== INSUFFICIENT_PRIVILEGE) throw cause;
    throw new MigrationError(
      'A plan is made in a scratch database beside this one, and this role may make none: let a superuser run ALTER ROLE name CREATEDB for it, or give DATABASE_URL of a role that may.',
      { cause },
    );
  }
}

/** Of a plan that was killed an hour ago or earlier. */
async function dropLeftBehind(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname::text as name from pg_database
     where datname ~ '^${PREFIX}[0-9]+_' and pg_has_role(datdba, 'usage')
       and split_part(datname, '_', 3)::bigint < extract(epoch from now()) - ${LEFT_BEHIND_SECONDS}`,
  );
  for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`);
}
