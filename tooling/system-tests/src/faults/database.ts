import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { backUp, practise, type Stack } from '../stack.ts';
import { CRITICAL, type Fault, P1, WARNING } from './fault.ts';

const SHARE_OF_OTHERS = 0.85;
/** As many failures in six hours as are told of. */
const TRIES = 3;

export const tableGone: Fault = {
  tells: {
    ErrorBudgetBurn14x: { ways: P1, shows: /42P01/ },
    ErrorRatioHigh: { ways: CRITICAL, shows: /42P01[\s\S]*payouts\.owed/ },
  },
  fires: {
    ErrorBudgetBurn6x: { shows: /42P01/ },
    ErrorBudgetBurn3x: { shows: /42P01/ },
    ErrorBudgetBurn1x: { shows: /42P01/ },
  },
  async begin(stack) {
    const client = await connected(stack, 'somebody at work');
    await client.query('alter table earning_day rename to earning_day_away');
    return async () => {
      await client.query('alter table earning_day_away rename to earning_day');
      await client.end();
    };
  },
};

/** Somebody forgot the end of a transaction. The alerts of long waits, for a connection and for a turn, are held back until the pool has room again. */
export const lockHeld: Fault = {
  tells: {
    PoolExhausted: { ways: CRITICAL, shows: /somebody forgetful[\s\S]*idle in transaction/ },
    SlowAnswers: { ways: WARNING, shows: /somebody forgetful/ },
    SlowQueries: { ways: WARNING, shows: /somebody forgetful/ },
  },
  leaves: {
    PoolWaitLong: { ways: WARNING, shows: /./ },
    QueueWaitLong: { ways: WARNING, shows: /requests_shed_total\{reason="waited_too_long"\} [1-9]/ },
  },
  async begin(stack) {
    const client = await connected(stack, 'somebody forgetful');
    await client.query('begin');
    await client.query('lock table earning_day in access exclusive mode');
    return () => client.end();
  },
};

export const connectionsOfOthers: Fault = {
  tells: { ConnectionsNearMax: { ways: CRITICAL, shows: /somebody else's pool/ } },
  async begin(stack) {
    const name = "somebody else's pool";
    const first = await connected(stack, name);
    const { rows } = await first.query<{ most: number }>(
      "select current_setting('max_connections')::int most",
    );
    const count = Math.floor((rows[0]?.most ?? 0) * SHARE_OF_OTHERS);
    const clients = [first];
    // One after the other: a machine that is busy would not let so many in at once.
    while (clients.length <= count) clients.push(await connected(stack, name));
    return () => Promise.all(clients.map((client) => client.end()));
  },
};

/** The newest backup that was proved is older than it may be; a backup that is made and proved is what mends it. */
export const backupMissed: Fault = {
  tells: { BackupTooOld: { ways: CRITICAL, shows: /\b97\d{3}\b[\s\S]*verified/ } },
  async begin(stack) {
    const client = await connected(stack, 'somebody at work');
    await client.query(`update backup_run set begun_at = now() - interval '27 hours'`);
    await client.end();
    return () => backUp(stack.operator);
  },
};

/**
 * Backups were never once proved, since the place they should go to cannot be written. Tried as often as it takes to be told, where
 * people have had accounts for longer than they may without one; a backup that is made and proved is what mends it.
 */
export const backupNeverProved: Fault = {
  tells: {
    BackupTooOld: { ways: CRITICAL, shows: /\b9[7-9]\d{3}\b[\s\S]*failed .*ENOTDIR/ },
    BackupsFailing: { ways: WARNING, shows: /ENOTDIR[\s\S]*ENOTDIR[\s\S]*ENOTDIR/ },
  },
  async begin(stack) {
    const client = await connected(stack, 'somebody at work');
    await client.query('delete from backup_run');
    await client.query(`update account set created_at = created_at - interval '27 hours'`);
    await client.end();
    const aFile = join(stack.folder, 'a-file');
    await writeFile(aFile, '');
    for (let tried = 0; tried < TRIES; tried += 1)
      await failToBackUp({ ...stack.operator, BACKUP_TO: join(aFile, 'backups') });
    return () => backUp(stack.operator);
  },
};

async function failToBackUp(operator: Record<string, string>): Promise<void> {
  const made = await backUp(operator).then(
    () => true,
    () => false,
  );
  if (made) throw new Error('A backup into a file was made.');
}

/** What nobody waits for fails by itself each minute; the first run that finds its table again is the end of it, with all that was counted meanwhile. */
export const jobsFail: Fault = {
  tells: { JobsFailing: { ways: WARNING, shows: /feature_use\t[\da-f-]+\t42P01[\s\S]*job failed/ } },
  async begin(stack) {
    const client = await connected(stack, 'somebody at work');
    await client.query('alter table feature_use rename to feature_use_away');
    return async () => {
      await client.query('alter table feature_use_away rename to feature_use');
      await client.end();
    };
  },
};

/** Nobody has practised for longer than it may be; practising is what mends it. */
export const drillMissed: Fault = {
  tells: { DrillOverdue: { ways: WARNING, shows: /drill_passed total-loss/ } },
  async begin(stack) {
    const client = await connected(stack, 'somebody at work');
    // Nobody may change what operators did, so that is how time passes here.
    await client.query('set session_replication_role = replica');
    await client.query(`update operator_act set at = at - interval '9 days' where action = 'drill_passed'`);
    await client.end();
    return () => practise(stack.operator);
  },
};

export const databaseGone: Fault = {
  tells: { DatabaseDown: { ways: P1, shows: /no response[\s\S]*ECONN|no response/ } },
  async begin({ door }) {
    door.shut();
    return () => door.open();
  },
};

async function connected({ databaseUrl }: Stack, name: string): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl, application_name: name });
  client.on('error', () => {});
  await client.connect();
  return client;
}
