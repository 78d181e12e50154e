import { dumpSchema, migrateDown, MIGRATIONS, migrateUp } from '@earntrack/migrations';
import type { EarnTrackClient } from '@earntrack/client';
import { type DrillSteps, secondsSince } from '../drill-steps.ts';
import type { Drill } from '../drills.ts';
import { expectRefusal, expectThat } from '../expect.ts';
import { differing, type Fingerprints, fingerprintsOf } from '../ground/fingerprints.ts';
import { Ground } from '../ground/ground.ts';
import { type KeptBackup, makeBackup, restore } from '../ground/kept-backups.ts';
import { cutOffOnce, destroying, halfWay, unwanted } from './bad-migrations.queries.ts';
import { earn, earnOften, look, type Person, signIn, signUp } from '../ground/somebody.ts';

const EARNINGS = 20;

interface Scene {
  ground: Ground;
  databaseUrl: string;
  /** Of the previous release, which serves all the while. */
  origin: string;
  person: Person & { client: EarnTrackClient };
  schema: string;
  /** Earnings that were acknowledged since the backup. */
  written: { count: number };
}

/** A new release's migration fails half-way, or is not wanted after all, or destroys what people entered. */
export const drill: Drill = (steps, { earnings }) =>
  Ground.lend(async (ground) => {
    const scene = await prepare(ground, steps, earnings);
    const backup = await steps.do(
      'a backup, proved, before anything is migrated',
      () => makeBackup(ground, scene.databaseUrl, { isEncrypted: false }),
      ({ size }) => size,
    );
    const tables = await fingerprintsOf(scene.databaseUrl);
    const undoneSeconds = await failHalfWay(steps, scene);
    await failBetweenBatches(steps, scene);
    const downSeconds = await takeBack(steps, scene);
    const destroyed = await destroyAndRestore(steps, scene, { backup, tables });
    return {
      rtoSeconds: destroyed.seconds,
      rpoSeconds: destroyed.rpoSeconds,
      figures: {
        earnings,
        'RTO where it failed and undid itself': `${undoneSeconds.toFixed(1)} s`,
        'RTO where it can be taken back, migrate down': `${downSeconds.toFixed(1)} s`,
        'RTO where it destroyed, restore of everything': `${destroyed.seconds.toFixed(1)} s`,
        'RPO where it destroyed, age of the backup': `${destroyed.rpoSeconds.toFixed(1)} s`,
        'writes since the backup that went with what it destroyed': scene.written.count,
      },
    };
  });

async function prepare(ground: Ground, steps: DrillSteps, earnings: number): Promise<Scene> {
  const { databaseUrl } = await steps.do('a base that people use', () => ground.newBase(earnings));
  const { origin } = await steps.do('the previous release serves it', () => ground.serve(databaseUrl));
  const person = await signUp(origin);
  await steps.do('somebody writes earnings down', () =>
    earnOften(person.client, person.platformId, EARNINGS),
  );
  return {
    ground,
    databaseUrl,
    origin,
    person,
    schema: await dumpSchema(databaseUrl),
    written: { count: 0 },
  };
}

/** Gives how long it took until people were known to be served as before. */
async function failHalfWay(steps: DrillSteps, scene: Scene): Promise<number> {
  const { databaseUrl } = scene;
  await steps.do(
    'a migration fails after its first statement',
    () => expectRefusal(migrateUp(databaseUrl, { migrations: [...MIGRATIONS, halfWay] }), /half-way/),
    (said) => said,
  );
  const noticedAt = new Date();
  await steps.do('nothing of it is left, and the previous release serves', () => expectUntouched(scene));
  return secondsSince(noticedAt);
}

async function failBetweenBatches(steps: DrillSteps, scene: Scene): Promise<void> {
  const { databaseUrl } = scene;
  const inBatches = cutOffOnce();
  const options = { migrations: [...MIGRATIONS, inBatches] };
  await steps.do(
    'one that runs outside of a transaction is cut off between two steps',
    () => expectRefusal(migrateUp(databaseUrl, options), /cut-off/),
    (said) => said,
  );
  await steps.do('it is not recorded, and the previous release serves', () => expectServing(scene));
  await steps.do('run again, it goes on to its end', async () => {
    const [applied] = await migrateUp(databaseUrl, options);
    expectThat(applied === inBatches.name, 'It was not applied the second time.');
    await expectServing(scene);
  });
  await steps.do('and it is taken back', () => migrateDown(databaseUrl, { ...options, steps: 1 }));
  await expectUntouched(scene);
}

/** Gives how long it took. */
async function takeBack(steps: DrillSteps, scene: Scene): Promise<number> {
  const { databaseUrl } = scene;
  const options = { migrations: [...MIGRATIONS, unwanted] };
  await steps.do('a migration that goes through; the previous release serves on its schema', async () => {
    await migrateUp(databaseUrl, options);
    await expectServing(scene);
  });
  await steps.do(
    'the previous release does not start anew on a schema that it does not know, and says so',
    () => expectRefusal(scene.ground.serve(databaseUrl), /unwanted|newer/),
    (said) => said,
  );
  const noticedAt = new Date();
  await steps.do('migrate down', () => migrateDown(databaseUrl, { ...options, steps: 1 }));
  const seconds = secondsSince(noticedAt);
  await steps.do('the schema is what it was, and the previous release serves', () => expectUntouched(scene));
  return seconds;
}

interface Before {
  backup: KeptBackup;
  tables: Fingerprints;
}

async function destroyAndRestore(steps: DrillSteps, scene: Scene, { backup, tables }: Before) {
  const { ground, databaseUrl, origin, person } = scene;
  const options = { migrations: [...MIGRATIONS, destroying] };
  await steps.do('a migration destroys what people entered', async () => {
    await migrateUp(databaseUrl, options);
    expectThat((await look(person.client)).netMicros === 0n, 'It destroyed nothing.');
  });
  const rpoSeconds = secondsSince(backup.begunAt);
  const noticedAt = new Date();
  await steps.do(
    'it cannot be taken back, which is said before anything is changed',
    () => expectRefusal(migrateDown(databaseUrl, { ...options, steps: 1 }), /restore a backup/),
    (said) => said,
  );
  await steps.do(
    'everything restored; what was there is set aside',
    () => restore(ground, databaseUrl, { ...backup, args: ['--replace'] }),
    (said) => (JSON.parse(said) as { setAsideAs: string }).setAsideAs,
  );
  const seconds = secondsSince(noticedAt);
  await steps.do('every table compared with the backup', async () => {
    const wrong = differing(await fingerprintsOf(databaseUrl), tables);
    expectThat(wrong.length === 0, `Not as in the backup: ${wrong.join(', ')}.`);
  });
  await steps.do('they sign in at the previous release and write an earning down', async () => {
    await earn(await signIn(origin, person), person.platformId, 1);
  });
  return { seconds, rpoSeconds };
}

/** The schema is that of the previous release, which answers and saves. */
async function expectUntouched(scene: Scene): Promise<void> {
  expectThat((await dumpSchema(scene.databaseUrl)) === scene.schema, 'The schema is not what it was.');
  await expectServing(scene);
}

/** It answers, and what it is given it keeps. */
async function expectServing({ person: { client, platformId }, written }: Scene): Promise<void> {
  const { netMicros } = await look(client);
  const micros = await earn(client, platformId, 1);
  written.count += 1;
  expectThat((await look(client)).netMicros === netMicros + micros, 'What is saved now does not show.');
}
