import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from './root.ts';

interface Workflow {
  on: { schedule?: { cron: string }[] };
  jobs: Record<
    string,
    { if?: string; 'timeout-minutes': number; steps: { name?: string; if?: string; run?: string }[] }
  >;
}

const workflowOf = (name: string) =>
  parse(readFileSync(join(ROOT, '.github/workflows', name), 'utf8')) as Workflow;

/** What the step of that name runs, as a runner runs it; with a `pnpm` that writes down how it was called. */
function runStep({ jobs }: Workflow, name: string, env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-step-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .find((step) => step.name === name)?.run;
  if (script === undefined) throw new Error(`No step is called "${name}"`);
  const place = (file: string) => join(folder, file);
  writeFileSync(place('step'), script);
  const noted =
    '{ printf "%s\\n" "$@"; echo "KEY=$KEY"; echo "DATABASE_URL=${DATABASE_URL-unset}"; ls -l *.key; cat *.key; } 2>&1 > called; exit "$PNPM_ENDS"';
  writeFileSync(place('pnpm'), `#!/bin/sh\ncd "$RUNNER_TEMP"\n${noted}\n`);
  chmodSync(place('pnpm'), 0o755);
  const files = { GITHUB_ENV: place('env'), GITHUB_OUTPUT: place('output'), RUNNER_TEMP: folder };
  const all = { PATH: `${folder}${delimiter}${process.env['PATH']}`, PNPM_ENDS: '0', ...files, ...env };
  let code = 0;
  let said = '';
  try {
    said = execFileSync('bash', ['-e', place('step')], { env: all, encoding: 'utf8', stdio: 'pipe' });
  } catch (fault) {
    ({ status: code, stdout: said } = fault as { status: number; stdout: string });
  }
  const textOf = (file: string) => (existsSync(place(file)) ? readFileSync(place(file), 'utf8') : '');
  return { code, said, env: textOf('env'), output: textOf('output'), called: textOf('called'), place };
}

test('a release is pushed under a name in small letters, whoever has the repository', () => {
  const name = 'A registry takes names in small letters alone';
  const { env } = runStep(workflowOf('release.yml'), name, { GITHUB_REPOSITORY: 'Some-Body/EarnTrack' });
  expect(env).toBe('IMAGE=ghcr.io/some-body/earntrack\n');
  const text = readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8');
  expect(text).not.toMatch(/ghcr\.io\/\$\{\{/);
});

test('a release has the bill of the very image that it pushes', () => {
  const runs = Object.values(workflowOf('release.yml').jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run }) => run ?? []),
  );
  const order = ['image build --tag', 'sbom:write --image', 'docker push'].map((words) =>
    runs.findIndex((run) => run.includes(`${words} "$IMAGE:$GITHUB_REF_NAME"`)),
  );
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  expect(order).not.toContain(-1);
});

describe('what is judged of a change', () => {
  /** In minutes, what the two commands of CI may take on two cores. */
  const LIMITS = { test: 20, system: 40 };
  /** In minutes, what each part of npm test took on two cores. */
  const MEASURED = { static: 2, unit: 3, integration: 11, 'end-to-end': 10 };
  const { jobs } = workflowOf('ci.yml');
  const runsOf = (name: string) => (jobs[name]?.steps ?? []).flatMap(({ run }) => run ?? []);

  test('is every stage of npm test, so that a green change is green in a fresh clone', () => {
    const stages = readFileSync(join(ROOT, 'tooling/launch/stages.mjs'), 'utf8');
    const tasks = [...stages.matchAll(/task: '([^']+)'/g)].map(([, task]) => task);
    const ran = Object.keys(jobs).flatMap((name) => runsOf(name).flatMap((run) => run.split(' ')));
    expect(tasks.length).toBeGreaterThan(5);
    expect(tasks.filter((task) => !ran.includes(task ?? ''))).toEqual([]);
  });

  test('has the time that it may take, also on a runner that is half as quick', () => {
    expect(runsOf('fresh-clone')).toEqual(['bash .ci/run']);
    expect(jobs['fresh-clone']?.['timeout-minutes']).toBeGreaterThanOrEqual(
      2 * (LIMITS.test + LIMITS.system),
    );
    expect(runsOf('system')).toEqual(['npm run test:system']);
    expect(jobs['system']?.['timeout-minutes']).toBeGreaterThanOrEqual(2 * LIMITS.system);
    for (const [part, minutes] of Object.entries(MEASURED))
      expect(jobs[part]?.['timeout-minutes']).toBeGreaterThanOrEqual(2 * minutes);
  });
});

describe('the drills by schedule', () => {
  const drills = workflowOf('drills.yml');
  const ask = (FROM: string) => runStep(drills, 'Is there a backup to practise with?', { FROM });
  const practise = (env: Record<string, string>) =>
    runStep(drills, 'Restore it, serve it, let somebody in', {
      FROM: 's3://b/p',
      KEY: '',
      DATABASE_URL: '',
      ...env,
    });

  test('are each of one line of the clock, and leave out the other', () => {
    const lines = drills.on.schedule?.map(({ cron }) => cron) ?? [];
    expect(lines).toHaveLength(2);
    const leftOut = Object.values(drills.jobs).map((job) => /!= '([^']+)'/.exec(job.if ?? '')?.[1]);
    expect(new Set(leftOut)).toEqual(new Set(lines));
  });

  test('say that there is nothing to practise with, and do nothing', () => {
    const { code, said, output } = ask('');
    expect([code, output]).toEqual([0, '']);
    expect(said).toContain('::notice::No DRILL_BACKUP_FROM');
    expect(ask('s3://b/p').output).toBe('is=yes\n');
    const guarded = drills.jobs['real']?.steps.slice(1) ?? [];
    expect(guarded).toHaveLength(3);
    for (const step of guarded) expect(step).toMatchObject({ if: "steps.asked.outputs.is == 'yes'" });
  });

  test('take a backup that is not encrypted', () => {
    const { code, called, place } = practise({});
    expect(code).toBe(0);
    expect(called.split('\n').slice(0, 7)).toEqual([
      '--silent',
      'earntrack',
      'drill',
      'total-loss',
      '--from',
      's3://b/p',
      '--reports',
    ]);
    expect(called).toContain(place('drills'));
  });

  test('are written down where DrillOverdue looks, if they are told where that is', () => {
    const DATABASE_URL = 'postgres://earntrack_drill:x@db.example.org/earntrack';
    const recorded = practise({ DATABASE_URL });
    expect(recorded.called).toContain('\n--record\n');
    expect(recorded.called).toContain(`DATABASE_URL=${DATABASE_URL}\n`);
    const { called, said } = practise({});
    expect(called).not.toContain('--record');
    expect(called).toMatch(/^DATABASE_URL=unset$/m);
    expect(said).toContain('::notice::No DRILL_DATABASE_URL');
  });

  test.each(['0', '1'])(
    'have the key in a file of theirs alone until the drill ends, also with %s',
    (PNPM_ENDS) => {
      const { code, called, place } = practise({ KEY: 'AGE-SECRET-KEY-1TEST', PNPM_ENDS });
      expect(code).toBe(Number(PNPM_ENDS));
      expect(called).toContain(`--key\n${place('earntrack-backup.key')}\n`);
      expect(called).toMatch(/^KEY=$/m);
      expect(called).toMatch(/^-rw------- /m);
      expect(called).toContain('AGE-SECRET-KEY-1TEST\n');
      expect(existsSync(place('earntrack-backup.key'))).toBe(false);
    },
  );
});

describe('a release on Railway', () => {
  const workflow = workflowOf('watch-release.yml');
  const WAIT = 'Wait until it takes requests, or write down that it does not';
  const ADDRESS = 'https://earn.example.org';
  const DATABASE_URL = 'postgres://earntrack_release:x@db.example.org/earntrack';
  const wait = (env: Record<string, string>) => runStep(workflow, WAIT, { ADDRESS, DATABASE_URL, ...env });
  const fail = (env: Record<string, string>) =>
    runStep(workflow, 'Write down that it failed', { DATABASE_URL, ...env });

  test('is waited for where it went well, and what the command finds is how the step ends', () => {
    const { code, called } = wait({});
    expect(called).toMatch(
      /^--silent\nearntrack\nrelease\nwatch\nhttps:\/\/earn\.example\.org\n--version\n\d+\.\d+\.\d+\n/,
    );
    expect(called).toContain(`DATABASE_URL=${DATABASE_URL}\n`);
    expect(code).toBe(0);
    expect(wait({ PNPM_ENDS: '1' }).code).toBe(1);
  });

  test('is written down as failed where it did not, and fails there', () => {
    const { code, called } = fail({});
    expect(called).toMatch(
      /^--silent\nearntrack\nrelease\nrecord\n--result\nfailed\n--version\n\d+\.\d+\.\d+\n--note\nRailway says/,
    );
    expect(called).toContain(`DATABASE_URL=${DATABASE_URL}\n`);
    expect(code).toBe(1);
  });

  test('that nobody can write down is said, and fails all the same', () => {
    const { code, said, called } = fail({ DATABASE_URL: '' });
    expect([code, called]).toEqual([1, '']);
    expect(said).toContain('::notice::No RELEASE_DATABASE_URL');
    const waited = wait({ DATABASE_URL: '' });
    expect(waited.said).toContain('::notice::No RELEASE_DATABASE_URL');
    expect(waited.called).toMatch(/^DATABASE_URL=unset$/m);
  });

  test('is watched in the environment that people use alone, and only once it is over', () => {
    const { if: condition = '', steps = [] } = workflow.jobs['watch'] ?? {};
    expect(condition).toContain('github.event.deployment.environment == vars.RELEASE_ENVIRONMENT');
    expect(condition).toContain(`'["success", "failure", "error"]'`);
    const asked = 'github.event.deployment_status.state ';
    expect(steps.slice(2)).toMatchObject([{ if: `${asked}== 'success'` }, { if: `${asked}!= 'success'` }]);
  });
});
