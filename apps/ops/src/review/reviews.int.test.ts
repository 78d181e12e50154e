import { randomUUID } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { asOperator, createDatabase } from '@earntrack/db';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { earntrack as commandHere } from '../testing/command-here.ts';
import { call, forget, type RealServer, startRealServer } from '../testing/real-server.ts';
import type { Finding, Review } from './finding.ts';

const DAY_MS = 86_400_000;
const SECRET = 'what signs tokens in this test, and is told to nobody';
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
  await call(server, 'auth.login', { email: 'ada@example.org', password: 'a wrong one' });
  await plant(server.databaseUrl);
  plantLog(server.logDir);
});
afterAll(async () => {
  await server.stop();
  forget(server);
});

/** What a week and a month leave in a database that somebody should look at. */
async function plant(connectionString: string): Promise<void> {
  const database = createDatabase({ connectionString });
  const { db } = database;
  const everybody = asOperator(db, 'A test plants what a review has to find');
  const { user_id } = await db.selectFrom('account').select('user_id').executeTakeFirstOrThrow();
  const token = { user_id, id: randomUUID(), token_hash: 'x', name: 'Old script', scopes: ['read' as const] };
  const endless = { expires_in_days: null, expires_at: null, last_used_at: null, created_at: ago(200) };
  await db
    .insertInto('api_token')
    .values({ ...token, ...endless })
    .execute();
  const ended = { id: 'x', user_id, created_at: ago(170), expires_at: ago(-10), user_agent: 'x' };
  await db.insertInto('session').values(ended).execute();
  await db
    .insertInto('release')
    .values({ id: randomUUID(), version: '9.9.9', result: 'failed', at: ago(2) })
    .execute();
  const incident = {
    id: randomUUID(),
    severity: 'P2' as const,
    title: 'Slow on Monday',
    services: ['app' as const],
  };
  const times = { status: 'identified' as const, started_at: ago(9), declared_at: ago(9), declared_by: null };
  await db
    .insertInto('incident')
    .values({ ...incident, ...times })
    .execute();
  const guessed = {
    user_id,
    action: 'sign_in_failed' as const,
    actor_kind: 'nobody' as const,
    actor_id: null,
  };
  await everybody
    .insertInto('account_audit')
    .values(
      Array.from({ length: 6 }, () => ({
        ...guessed,
        id: randomUUID(),
        at: ago(3),
        actor_name: '',
        address: '203.0.113.9',
        user_agent: '',
        details: '{"step":"code"}',
      })),
    )
    .execute();
  await database.close();
}

/** The week before was quick and failed nobody; in this one something failed, again and again. */
function plantLog(folder: string): void {
  const lineOf = (days: number, more: object) =>
    JSON.stringify({
      timestamp: ago(days).toISOString(),
      level: 'info',
      message: 'request completed',
      endpoint: '/trpc/:path',
      method: 'POST',
      procedures: ['imports.commit'],
      status: 200,
      duration_ms: 20,
      user_id: 'someone',
      ...more,
    });
  const failed = {
    level: 'error',
    status: 500,
    error_type: 'internal',
    duration_ms: 2_500,
    err: { code: '42P01' },
  };
  const lines = [
    lineOf(13.5, {}),
    ...Array.from({ length: 60 }, () => lineOf(10, {})),
    ...Array.from({ length: 30 }, () => lineOf(3, failed)),
    lineOf(3, { level: 'warn', status: 503, error_type: 'busy', duration_ms: 2_000 }),
  ];
  const day = ago(3).toISOString().slice(0, 10);
  writeFileSync(join(folder, `earntrack-server-${day}.log.gz`), gzipSync(`${lines.join('\n')}\n`));
}

function verdictsOf({ findings }: Review): Record<string, string> {
  return Object.fromEntries(findings.map(({ name, verdict }) => [name, verdict]));
}

function findingOf({ findings }: Review, name: string): Finding {
  const finding = findings.find((one) => one.name === name);
  expect(finding?.name).toBe(name);
  return finding!;
}

afterEach(() => void vi.unstubAllEnvs());

/** The command with the settings of the server, and some more. */
function earntrack(args: string[], settings: Record<string, string> = {}) {
  const own = { DATABASE_URL: server.databaseUrl, LOG_DIR: server.logDir, JWT_SECRET: SECRET };
  for (const [name, value] of Object.entries({ ...own, ...settings })) vi.stubEnv(name, value);
  const [name = '', ...rest] = args;
  return commandHere(name, ...rest);
}

describe('earntrack review weekly', () => {
  it('finds what the week did worse, from the log and the database, and says what nothing measured', async () => {
    expect(readdirSync(server.logDir)).toContain('earntrack-server.log');
    const { code, stdout, stderr } = await earntrack(['review', 'weekly', '--json']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const review = JSON.parse(stdout) as Review;
    expect(verdictsOf(review)).toMatchObject({
      'Answers that failed through us': 'act',
      '95 of 100 answers within': 'act',
      'Sent away, since too many waited': 'look',
      'Kinds of errors': 'look',
      'Statements that failed': 'look',
      'Deployments that failed or were rolled back': 'look',
      Incidents: 'act',
      'New accounts': 'ok',
    });
    expect(findingOf(review, 'Answers that failed through us')).toMatchObject({ source: 'log', before: 0 });
    expect(findingOf(review, 'New accounts')).toMatchObject({ source: 'database', value: 1, before: 0 });
    expect(findingOf(review, 'Time under an incident')).toMatchObject({
      value: 7 * 24 * 60,
      before: 2 * 24 * 60,
    });
    expect(findingOf(review, 'Kinds of errors').rows?.[0]).toBe('30 × internal');
    expect(review.unmeasured.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Answers that were kept already', 'Waited for their turn, 95 of 100 times']),
    );
    expect(review.unread).toEqual([]);
  });

  it('tells a person the same in words, and that a Prometheus which was named does not answer', async () => {
    const { code, stdout } = await earntrack(['review', 'weekly'], { PROMETHEUS_URL: 'http://127.0.0.1:9' });
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /✗ act {2}Answers that failed through us: [\d.]+ %, more than the week before \(0 %\) \[log\]\n +→ /,
    );
    expect(stdout).toMatch(
      /! look Sent away, since too many waited: 1, .* \[log\]\n +→ .*docs\/runbook\/QueueWaitLong\.md/,
    );
    expect(stdout).toContain('P2 Slow on Monday: 10,080 min, open');
    expect(stdout).toContain('Could not be read\n  – Prometheus at http://127.0.0.1:9 does not answer.');
    expect(stdout).toMatch(/to act on, \d+ to look at, \d+ well; not everything could be read\.\n$/);
  });
});

describe('earntrack audit security', () => {
  it('finds what opens too much, and tells no secret, no address and no token', async () => {
    const known = {
      severity: 'high',
      title: 'Made up',
      url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
    };
    const registry = await listening(
      JSON.stringify({ fastify: [{ id: 1, vulnerable_versions: '<99', ...known }] }),
    );
    const settings = {
      ALLOWED_ORIGINS: 'http://app.example.com',
      JWT_SECRET_PREVIOUS: SECRET,
      pnpm_config_registry: registry,
    };
    const asked = ['audit', 'security', '--url', server.origin, '--json'];
    const { code, stdout, stderr } = await earntrack(asked, settings);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const review = JSON.parse(stdout) as Review;
    expect(review.unread).toEqual([]);
    expect(verdictsOf(review)).toMatchObject({
      Roles: 'ok',
      'Second factors of operators': 'act',
      'API tokens': 'act',
      'Browsers that are signed in': 'look',
      'Change of secrets under way': 'look',
      'Role earntrack': 'act',
      'Failed at accounts that there are': 'act',
      Advisories: 'act',
      'Failed at any address': 'ok',
      'Security headers': 'ok',
      'Other origins (CORS)': 'act',
      Metrics: 'ok',
      'Rate limits': 'ok',
      'Calls refused as too many': 'ok',
      'Last backup that was proved': 'look',
    });
    expect(findingOf(review, 'Roles').rows?.[0]).toMatch(
      /^admin {2}ada@example\.org, password alone, seen \d{4}-/,
    );
    expect(findingOf(review, 'Advisories').rows).toEqual([expect.stringContaining('high: fastify: Made up')]);
    expect(findingOf(review, 'Failed at any address').rows).toEqual([
      expect.stringMatching(/wrong_credentials: 1$/),
    ]);
    expect(findingOf(review, 'Rate limits').measured).toContain('guests 600 in 60 s');
    const { password } = new URL(server.databaseUrl);
    for (const secret of [SECRET, server.token, '203.0.113.9', password].filter((text) => text !== ''))
      expect(stdout).not.toContain(secret);
  });

  it('says what could not be read, and is never well then', async () => {
    const settings = {
      DATABASE_URL: 'postgres://ada:hidden@127.0.0.1:9/earntrack',
      LOG_DIR: join(server.logDir, 'nowhere'),
      pnpm_config_registry: await listening('<h1>a portal</h1>'),
    };
    const outcome = await earntrack(['audit', 'security', '--url', 'http://127.0.0.1:9'], settings);
    expect(outcome.code).toBe(2);
    expect(outcome.stdout).toContain('The database of DATABASE_URL (127.0.0.1:9/earntrack) does not answer');
    expect(outcome.stdout).toContain('of LOG_DIR cannot be read.');
    expect(outcome.stdout).toContain('/api/v1/health was not answered');
    expect(outcome.stdout).toContain('! look Advisories: not known. The registry did not say');
    expect(outcome.stdout).not.toContain('hidden');
  });

  it('says how both are called', async () => {
    for (const args of [['review'], ['audit', 'everything']]) {
      const { code, stdout, stderr } = await earntrack(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^Usage: earntrack (review weekly|audit security)/);
    }
  });
});

/** A registry on this machine that answers every question so. */
function listening(body: string): Promise<string> {
  const registry = createServer((req, res) => {
    req.resume();
    req.on('end', () => res.writeHead(200, { 'content-type': 'application/json' }).end(body));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void registry.close());
  return new Promise((resolve) => {
    registry.once('listening', () => {
      const address = registry.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
  });
}
