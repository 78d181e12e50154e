import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSql } from '@earntrack/testkit';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { earntrack } from './operator-command.ts';
import { commandsOfPage } from './how-to.ts';
import { installPrograms } from './programs.ts';

interface Report {
  drill: string;
  isPassed: boolean;
  failure: string | null;
  rtoSeconds: number | null;
  rpoSeconds: number | null;
  figures: Record<string, string | number>;
  steps: { name: string; seconds: number; says: string }[];
  files: string[];
}

const TEST_MS = 300_000;
/** Of a small base; what a large one takes is measured by hand. */
const LONGEST_RTO_SECONDS = 120;

/** What the page on practising has: a drill a line, one for cron, and the role that writes it down. */
const [BY_HAND, BY_CRON, ROLE, ...OTHERS] = commandsOfPage('practise-the-worst').map(({ text }) => text);
const DRILLS = new Map(
  (BY_HAND ?? '').split('\n').map((line) => {
    const [, words = '', name = ''] = /^npx pnpm -s earntrack (drill (\S+).*)$/.exec(line) ?? [];
    return [name, words.split(' ')];
  }),
);
const done = new Set<string>();

let folder: string;
beforeAll(async () => {
  await installPrograms(['pgbackrest', 'pg_createcluster']);
  folder = await mkdtemp(join(tmpdir(), 'earntrack-drills-'));
}, TEST_MS);
afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Passed, as the page has it, with both reports of it. */
async function passed(name: string): Promise<Report> {
  const words = DRILLS.get(name);
  if (words === undefined) throw new Error(`The page has no drill ${name}.`);
  done.add(name);
  const { code, stdout, stderr } = await earntrack([...words, '--json', '--reports', folder], {});
  // Why it did not pass stands in the report.
  expect(code, `${stderr}${stdout}`).toBe(0);
  const report = JSON.parse(stdout) as Report;
  expect(report).toMatchObject({ drill: name, isPassed: true, failure: null });
  expect(report.rtoSeconds).toBeGreaterThanOrEqual(0);
  expect(report.rtoSeconds).toBeLessThan(LONGEST_RTO_SECONDS);
  for (const [figure, value] of Object.entries(report.figures)) console.log(`${name}: ${figure}: ${value}`);
  const [markdown = '', json = ''] = await Promise.all(report.files.map((path) => readFile(path, 'utf8')));
  for (const step of report.steps) expect(markdown).toContain(step.name);
  expect(JSON.parse(json)).toMatchObject({ drill: name, isPassed: true });
  return report;
}

/** What cron is given on the page, with the places of this test. */
function wordsOfCron(): string[] {
  const [, line] = /^\d+ \d+ \S+ \S+ \S+ +earntrack (drill .*)$/.exec(BY_CRON ?? '') ?? [];
  const places = {
    '/var/backups/earntrack': join(folder, 'backups'),
    '/root/earntrack-backup.key': join(folder, 'key'),
    '/var/log/earntrack-drills': folder,
  };
  let words = line ?? '';
  for (const [onPage, here] of Object.entries(places)) {
    expect(words).toContain(` ${onPage}`);
    words = words.replace(onPage, here);
  }
  return words.split(' ');
}

test(
  'the moment before an UPDATE without WHERE comes back, whole and for one account, and nothing acknowledged is lost',
  async () => {
    const report = await passed('point-in-time');
    expect(report.figures).toMatchObject({
      'RPO, acknowledged writes before the moment that are missing': 0,
      'RTO, from noticing to the table back': expect.stringMatching(/^\d+\.\d s$/),
    });
    expect(report.steps.find(({ name }) => name.startsWith('one account'))?.says).toBe('1000 earnings');
  },
  TEST_MS,
);

test(
  'with nothing left but an encrypted backup, its key and the repository, people sign in again and see their figures to the cent',
  async () => {
    const { figures, rpoSeconds, steps } = await passed('total-loss');
    expect(figures['writes after the backup, lost with the disk']).toBeGreaterThan(0);
    expect(rpoSeconds).toBeGreaterThan(0);
    expect(steps.find(({ name }) => name.startsWith('everything restored'))?.says).toMatch(/^2\d{4} rows/);
  },
  TEST_MS,
);

test(
  'with backups of an installation the newest that was proved is served, and what came of it is remembered there',
  async () => {
    const installation = await startAppDatabase();
    try {
      const { stdout: key } = await earntrack(['backup', 'key'], {});
      await writeFile(join(folder, 'key'), key);
      const [, recipient = ''] = /public key: (\S+)/.exec(key) ?? [];
      const places = { DATABASE_URL: installation.url, BACKUP_TO: join(folder, 'backups') };
      const env = { ...places, BACKUP_RECIPIENT: recipient };
      await runSql(installation.url, ROLE ?? '');
      const recorder = Object.assign(new URL(installation.url), {
        username: 'earntrack_drill',
        password: 'letters and digits, such as from openssl rand -hex 24',
      });
      const drill = [...wordsOfCron(), '--json'];
      const early = await earntrack(drill, env);
      expect(early).toMatchObject({ code: 1 });
      expect((JSON.parse(early.stdout) as Report).failure).toMatch(
        /^There is no backup in .* that was proved\.$/,
      );
      expect(await earntrack(['backup'], env)).toMatchObject({ code: 0 });
      const { code, stdout, stderr } = await earntrack(drill, { DATABASE_URL: recorder.href });
      expect(code, stderr).toBe(0);
      const { rtoSeconds, rpoSeconds } = JSON.parse(stdout) as Report;
      const client = new Client({ connectionString: installation.url });
      await client.connect();
      const { rows } = await client.query('select action, details from operator_act order by at');
      await client.end();
      const details = { drill: 'total-loss', rtoSeconds, rpoSeconds };
      expect(rows).toEqual([
        {
          action: 'drill_failed',
          details: { drill: 'total-loss', failure: expect.stringContaining('no backup') },
        },
        { action: 'drill_passed', details },
      ]);
    } finally {
      await installation.stop();
    }
  },
  TEST_MS,
);

test(
  'a table that was emptied comes back alone with its keys and indexes, and one that was dropped with everything else',
  async () => {
    const { figures, steps } = await passed('one-table');
    expect(figures['other tables that changed']).toBe(0);
    const refusal = steps.find(({ name }) => name === 'a table that is gone is not restored alone');
    expect(refusal?.says).toContain('There is no table earning. One that is gone comes back');
  },
  TEST_MS,
);

test(
  'an account that is gone comes back row for row while somebody else saves, and nobody else is touched',
  async () => {
    const { figures } = await passed('one-user');
    expect(figures['tables in which rows of others changed']).toBe(0);
    expect(figures['earnings that somebody else wrote meanwhile, each acknowledged']).toBeGreaterThan(0);
  },
  TEST_MS,
);

test(
  'a migration that fails undoes itself, one that is not wanted is taken back, and after one that destroys the backup is restored',
  async () => {
    const { steps } = await passed('bad-migration');
    const saysOf = (start: string) => steps.find(({ name }) => name.startsWith(start))?.says;
    expect(saysOf('a migration fails')).toContain('half-way');
    expect(saysOf('it cannot be taken back')).toContain('restore a backup instead');
  },
  TEST_MS,
);

test(
  'a release that is bad is stopped before people come to it, and one that reached them is taken back with nothing lost',
  async () => {
    const { figures } = await passed('bad-release');
    expect(figures).toMatchObject({
      'failures that people saw of the releases that were stopped': 0,
      'RPO, acknowledged writes that are missing': 0,
    });
    expect(figures['failures that people saw of the one that reached them']).toBeGreaterThan(0);
  },
  TEST_MS,
);

test('every drill of the page was done', () => {
  expect([...done].toSorted()).toEqual([...DRILLS.keys()].toSorted());
  expect(OTHERS).toEqual([]);
});
