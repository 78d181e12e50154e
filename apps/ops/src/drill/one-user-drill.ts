import { USER_OWNED_TABLES } from '@earntrack/db';
import { type DrillSteps, secondsSince } from './drill-steps.ts';
import type { Drill } from './drills.ts';
import { expectThat } from './expect.ts';
import { differing, fingerprintsOf } from './ground/fingerprints.ts';
import { Ground } from './ground/ground.ts';
import { type KeptBackup, makeBackup, restore } from './ground/kept-backups.ts';
import { earn, earnOften, look, type Person, type Seen, signIn, signUp } from './ground/somebody.ts';
import { rowsOf, valueOf } from './ground/sql.ts';

const EARNINGS = 40;
/** They go last: the first is written while others are deleted, and the second may not go while there is an account. */
const REMEMBERS = ['account_audit', 'live_event'];

interface Scene {
  ground: Ground;
  databaseUrl: string;
  origin: string;
  backup: KeptBackup;
  person: Person & { userId: string; seen: Seen };
  /** Goes on working all the while. */
  other: Awaited<ReturnType<typeof signUp>> & { userId: string };
}

/** Everything that belongs to one account is gone, and the account too; others work on while it comes back. */
export const drill: Drill = (steps, { earnings }) =>
  Ground.lend(async (ground) => {
    const scene = await prepare(ground, steps, earnings);
    const { databaseUrl, person, other, backup } = scene;
    const owned = await fingerprintsOf(databaseUrl, { of: person.userId });
    await steps.do('the account and all of its rows are deleted', () =>
      rowsOf(databaseUrl, deletionOf(person.userId)),
    );
    const rpoSeconds = secondsSince(backup.begunAt);
    const others = { butOf: [person.userId, other.userId] };
    const before = await fingerprintsOf(databaseUrl, others);
    const noticedAt = new Date();
    const written = await restoreMeanwhile(steps, scene);
    const rtoSeconds = secondsSince(noticedAt);
    const touched = await steps.do('every row of theirs and of everybody else compared', async () => {
      const wrong = differing(await fingerprintsOf(databaseUrl, { of: person.userId }), owned);
      expectThat(wrong.length === 0, `Of theirs, not as in the backup: ${wrong.join(', ')}.`);
      const changed = differing(await fingerprintsOf(databaseUrl, others), before);
      expectThat(changed.length === 0, `Of others, changed: ${changed.join(', ')}.`);
      return changed.length;
    });
    await seeBoth(steps, scene, written);
    return {
      rtoSeconds,
      rpoSeconds,
      figures: {
        earnings,
        'RTO, from noticing to the account back': `${rtoSeconds.toFixed(1)} s`,
        'RPO, age of the backup; of this account alone': `${rpoSeconds.toFixed(1)} s`,
        'tables in which rows of others changed': touched,
        'earnings that somebody else wrote meanwhile, each acknowledged': written.count,
      },
    };
  });

async function prepare(ground: Ground, steps: DrillSteps, earnings: number): Promise<Scene> {
  const { databaseUrl } = await steps.do('a base that people use', () => ground.newBase(earnings));
  const { origin } = await steps.do('it is served', () => ground.serve(databaseUrl));
  const [{ client, ...person }, other] = await steps.do('two people make accounts', async () => [
    await signUp(origin),
    await signUp(origin),
  ]);
  await steps.do('one writes earnings down', () => earnOften(client, person.platformId, EARNINGS));
  const backup = await steps.do(
    'a backup, proved',
    () => makeBackup(ground, databaseUrl, { isEncrypted: false }),
    ({ size }) => size,
  );
  const idOf = ({ email }: Person) =>
    valueOf(databaseUrl, `select user_id from account where email = '${email}'`);
  return {
    ground,
    databaseUrl,
    origin,
    backup,
    person: { ...person, userId: await idOf(person), seen: await look(client) },
    other: { ...other, userId: await idOf(other) },
  };
}

/** In the order in which keys allow it, as somebody does who knows the tables. */
function deletionOf(userId: string): string {
  const owned = USER_OWNED_TABLES.toReversed().filter((table) => !REMEMBERS.includes(table));
  const tables = [...owned, 'session', 'account', ...REMEMBERS];
  const deletions = tables.map((table) => `delete from ${table} where user_id = '${userId}';`);
  return `begin; ${deletions.join(' ')} commit;`;
}

/** What the other was acknowledged. */
interface Written {
  count: number;
  micros: bigint;
}

function restoreMeanwhile(steps: DrillSteps, scene: Scene): Promise<Written> {
  const { ground, databaseUrl, backup, person, other } = scene;
  return steps.do(
    'the account restored, while somebody else writes earnings down',
    async () => {
      const done = new AbortController();
      const writing = writeUntil(done.signal, other);
      try {
        await restore(ground, databaseUrl, { ...backup, args: ['--user', person.email, '--replace'] });
      } finally {
        done.abort();
        await writing.catch(() => undefined);
      }
      return writing;
    },
    ({ count }) => `${count} earnings of the other, each acknowledged`,
  );
}

async function writeUntil(signal: AbortSignal, { client, platformId }: Scene['other']): Promise<Written> {
  const written = { count: 0, micros: 0n };
  while (!signal.aborted) {
    written.micros += await earn(client, platformId, 1 + (written.count % 90));
    written.count += 1;
  }
  return written;
}

async function seeBoth(steps: DrillSteps, { origin, person, other }: Scene, written: Written): Promise<void> {
  await steps.do(
    'they sign in and see every figure as it was; the other sees all that was acknowledged',
    async () => {
      const { all } = await look(await signIn(origin, person));
      expectThat(all === person.seen.all, 'They see other figures than before.');
      const { netMicros } = await look(other.client);
      expectThat(netMicros === written.micros, 'The other lacks something.');
    },
  );
}
