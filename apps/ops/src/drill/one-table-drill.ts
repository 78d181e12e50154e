import { dumpSchema } from '@earntrack/migrations';
import { type DrillSteps, secondsSince } from './drill-steps.ts';
import type { Drill } from './drills.ts';
import { expectRefusal, expectThat } from './expect.ts';
import { differing, type Fingerprints, fingerprintsOf } from './ground/fingerprints.ts';
import { Ground } from './ground/ground.ts';
import { type KeptBackup, makeBackup, restore } from './ground/kept-backups.ts';
import { earn, earnOften, look, type Person, signIn, signUp } from './ground/somebody.ts';
import { rowsOf, valueOf } from './ground/sql.ts';

const EARNINGS = 20;
/** What the database keeps of earnings goes and comes back with them. */
const LOST = ['earning', 'earning_day'];

interface Scene {
  ground: Ground;
  databaseUrl: string;
  origin: string;
  person: Person;
  backup: KeptBackup;
  schema: string;
  /** Every table at the backup. */
  tables: Fingerprints;
}

/** The same table twice: emptied, so that it comes back alone, and dropped, so that everything has to. */
export const drill: Drill = (steps, { earnings }) =>
  Ground.lend(async (ground) => {
    const scene = await prepare(ground, steps, earnings);
    const emptied = await emptyAndRestore(steps, scene);
    const dropped = await dropAndRestore(steps, scene);
    return {
      rtoSeconds: Math.max(emptied.seconds, dropped.seconds),
      rpoSeconds: emptied.rpoSeconds,
      figures: {
        earnings,
        'RTO, from noticing to the emptied table back': `${emptied.seconds.toFixed(1)} s`,
        'RTO, from noticing to the dropped table back': `${dropped.seconds.toFixed(1)} s`,
        'RPO, age of the backup at the mistake; of this table alone': `${emptied.rpoSeconds.toFixed(1)} s`,
        'other tables that changed': emptied.othersChanged,
      },
    };
  });

async function prepare(ground: Ground, steps: DrillSteps, earnings: number): Promise<Scene> {
  const { databaseUrl } = await steps.do('a base that people use', () => ground.newBase(earnings));
  const { origin } = await steps.do('it is served', () => ground.serve(databaseUrl));
  const { client, ...person } = await signUp(origin);
  await steps.do('somebody writes earnings down', () => earnOften(client, person.platformId, EARNINGS));
  const backup = await steps.do(
    'a backup, proved',
    () => makeBackup(ground, databaseUrl, { isEncrypted: false }),
    ({ size }) => size,
  );
  const [schema, tables] = [await dumpSchema(databaseUrl), await fingerprintsOf(databaseUrl)];
  return { ground, databaseUrl, origin, person, backup, schema, tables };
}

async function emptyAndRestore(steps: DrillSteps, scene: Scene) {
  const { ground, databaseUrl, origin, person, backup } = scene;
  await steps.do('DELETE without WHERE', () => rowsOf(databaseUrl, 'delete from earning'));
  const mistakeAt = Date.now();
  await steps.do('somebody else makes an account meanwhile', () => signUp(origin));
  const before = await fingerprintsOf(databaseUrl);
  const noticedAt = new Date();
  await steps.do('the table restored', () =>
    restore(ground, databaseUrl, { ...backup, args: ['--table', 'earning', '--replace'] }),
  );
  const seconds = secondsSince(noticedAt);
  const othersChanged = await steps.do('every table, key and index compared', async () => {
    const after = await fingerprintsOf(databaseUrl);
    const wrong = LOST.filter((table) => after[table] !== scene.tables[table]);
    expectThat(wrong.length === 0, `Not as in the backup: ${wrong.join(', ')}.`);
    const others = differing(after, before).filter((table) => !LOST.includes(table));
    expectThat(others.length === 0, `Changed, and should not have: ${others.join(', ')}.`);
    expectThat((await dumpSchema(databaseUrl)) === scene.schema, 'Keys or indexes are not what they were.');
    return others.length;
  });
  await steps.do('they write an earning down', () => saveOne(origin, person));
  return { seconds, othersChanged, rpoSeconds: (mistakeAt - backup.begunAt.getTime()) / 1_000 };
}

async function dropAndRestore(steps: DrillSteps, scene: Scene): Promise<{ seconds: number }> {
  const { ground, databaseUrl, origin, person, backup } = scene;
  await steps.do('another backup, proved', () => makeBackup(ground, databaseUrl, { isEncrypted: false }));
  const tables = await fingerprintsOf(databaseUrl);
  await steps.do('DROP TABLE', () => rowsOf(databaseUrl, 'drop table earning cascade'));
  const noticedAt = new Date();
  await steps.do(
    'a table that is gone is not restored alone',
    () =>
      expectRefusal(
        restore(ground, databaseUrl, { ...backup, args: ['--table', 'earning', '--replace'] }),
        /There is no table earning\. One that is gone comes back with everything else/,
      ),
    (said) => said,
  );
  await steps.do('everything restored; what was there is set aside', () =>
    restore(ground, databaseUrl, { ...backup, args: ['--replace'] }),
  );
  const seconds = secondsSince(noticedAt);
  await steps.do('every table, key and index compared', async () => {
    const wrong = differing(await fingerprintsOf(databaseUrl), tables);
    expectThat(wrong.length === 0, `Not as in the backup: ${wrong.join(', ')}.`);
    expectThat((await dumpSchema(databaseUrl)) === scene.schema, 'Keys or indexes are not what they were.');
    const aside = `select count(*) from pg_database where datname like 'earntrack\\_before\\_%'`;
    expectThat((await valueOf(databaseUrl, aside)) === '1', 'What was there was not set aside.');
  });
  await steps.do('they sign in and write an earning down', () => saveOne(origin, person));
  return { seconds };
}

/** The table takes rows again, under its keys and with the sums that its triggers keep. */
async function saveOne(origin: string, person: Person): Promise<void> {
  const client = await signIn(origin, person);
  const { netMicros } = await look(client);
  const micros = await earn(client, person.platformId, 1);
  const now = await look(client);
  expectThat(now.netMicros === netMicros + micros, 'What is saved now does not show.');
}
