import { listBackups, openStore } from '@earntrack/backup';
import { smoke } from '../smoke/smoke.ts';
import { type DrillSteps, secondsSince } from './drill-steps.ts';
import type { Drill, DrillOptions, DrillOutcome, RealBackups } from './drills.ts';
import { expectThat } from './expect.ts';
import { Ground } from './ground/ground.ts';
import { type KeptBackup, makeBackup, restore } from './ground/kept-backups.ts';
import type { Served } from './ground/served.ts';
import { earn, earnOften, look, type Person, type Seen, signIn, signUp } from './ground/somebody.ts';

const EARNINGS_BEFORE = 40;
const EARNINGS_AFTER = 5;
const SMOKE_PATIENCE_MS = 10_000;

/** What a person is owed: to be let in, and to see what they saw. Null with the backups of an installation, which tell no password. */
interface Owed {
  person: Person;
  seen: Seen;
}

interface Left {
  backup: Omit<KeptBackup, 'size'>;
  owed: Owed | null;
  lostAt: Date;
}

/** Everything is gone but a backup, its key and this repository; and people are served again from these. */
export const drill: Drill = (steps, options) =>
  Ground.lend(async (ground) => {
    const left = options.from ? await findReal(steps, options.from) : await loseOwn(ground, steps, options);
    const noticedAt = new Date();
    const served = await serveAgain(ground, steps, left);
    await letIn(steps, served, left.owed);
    return outcomeOf({ left, noticedAt, options });
  });

async function loseOwn(ground: Ground, steps: DrillSteps, { earnings }: DrillOptions): Promise<Left> {
  const machine = await steps.do('a base that people use', () => ground.newBase(earnings));
  const { databaseUrl } = machine;
  const served = await steps.do('it is served', () => ground.serve(databaseUrl));
  const { client, ...person } = await steps.do(
    'somebody makes an account and writes earnings down',
    async () => {
      const somebody = await signUp(served.origin);
      const micros = await earnOften(somebody.client, somebody.platformId, EARNINGS_BEFORE);
      const { netMicros } = await look(somebody.client);
      expectThat(netMicros === micros, 'The overview does not show what was acknowledged.');
      return somebody;
    },
    () => `${EARNINGS_BEFORE} earnings, each acknowledged`,
  );
  const seen = await look(client);
  const backup = await steps.do(
    'a backup, encrypted and proved',
    () => makeBackup(ground, databaseUrl, { isEncrypted: true }),
    ({ size }) => size,
  );
  await steps.do(
    'what is saved after it',
    () => earnOften(client, person.platformId, EARNINGS_AFTER),
    () => `${EARNINGS_AFTER} earnings, which no backup has`,
  );
  await steps.do('the server is killed; its database is gone, with its disk', async () => {
    await served.kill();
    await machine.lose();
  });
  return { backup, owed: { person, seen }, lostAt: new Date() };
}

function findReal(steps: DrillSteps, { place, keyFile, access }: RealBackups): Promise<Left> {
  return steps.do(
    `the newest backup of ${place} that was proved`,
    async () => {
      const listed = await listBackups(openStore(place, access));
      const newest = listed.findLast(({ verifiedAt }) => verifiedAt !== null);
      expectThat(newest?.begunAt != null, `There is no backup in ${place} that was proved.`);
      const backup = { place, keyFile, access, begunAt: newest.begunAt };
      return { backup, owed: null, lostAt: new Date() };
    },
    ({ backup }) => `begun ${backup.begunAt.toISOString()}`,
  );
}

async function serveAgain(ground: Ground, steps: DrillSteps, { backup }: Left): Promise<Served> {
  const { databaseUrl } = await steps.do('a new machine with an empty PostgreSQL', () => ground.newMachine());
  await steps.do(
    'everything restored and compared',
    () => restore(ground, databaseUrl, { ...backup, args: [] }),
    (said) => `${(JSON.parse(said) as { rows: number }).rows} rows, to the byte and to the cent`,
  );
  const served = await steps.do('it is served', () => ground.serve(databaseUrl));
  await steps.do('the smoke test of the command', async () => {
    const { ok, checks } = await smoke({ origin: served.origin, token: null, patienceMs: SMOKE_PATIENCE_MS });
    const wrong = checks.filter(({ result }) => result === 'failed').map(({ detail }) => detail);
    expectThat(ok, `The server that was started is not ready: ${wrong.join(' ')}`);
  });
  return served;
}

/** Whoever has their password sees what they saw; with real backups a new person is let in, since no password is known. */
async function letIn(steps: DrillSteps, { origin }: Served, owed: Owed | null): Promise<void> {
  await steps.do(
    owed ? 'they sign in and see every figure as it was' : 'somebody makes an account',
    async () => {
      const { client, platformId } = owed
        ? { client: await signIn(origin, owed.person), platformId: owed.person.platformId }
        : await signUp(origin);
      const seen = await look(client);
      expectThat(
        owed === null || seen.all === owed.seen.all,
        'They see other figures than before the backup.',
      );
      const more = await earn(client, platformId, 1);
      const { netMicros } = await look(client);
      expectThat(netMicros === seen.netMicros + more, 'What is saved now does not show.');
    },
    () => 'to the cent; and what they save now is there too',
  );
}

function outcomeOf({
  left,
  noticedAt,
  options,
}: {
  left: Left;
  noticedAt: Date;
  options: DrillOptions;
}): DrillOutcome {
  const rtoSeconds = secondsSince(noticedAt);
  const rpoSeconds = (left.lostAt.getTime() - left.backup.begunAt.getTime()) / 1_000;
  const own = { earnings: options.earnings, 'writes after the backup, lost with the disk': EARNINGS_AFTER };
  return {
    rtoSeconds,
    rpoSeconds,
    figures: {
      ...(options.from ? { backups: options.from.place } : own),
      'RTO, from noticing to people let in': `${rtoSeconds.toFixed(1)} s`,
      'RPO, age of the backup at the loss; a day at most by schedule': `${rpoSeconds.toFixed(1)} s`,
    },
  };
}
