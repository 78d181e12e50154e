import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAppDatabase } from '@earntrack/testkit/app-database';
import { findFreePort } from '@earntrack/testkit/free-port';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nginxConfig, withDividedDomains } from './nginx-config.ts';
import { signUp } from './people.ts';
import { DOCKER, ROOT } from './places.ts';
import { installPrograms, pathOf } from './programs.ts';
import { startProgram } from './running.ts';

const OTHERS = 'auth,profile,platforms,analytics,products,shared';

const ends = new AsyncDisposableStack();
let origin: string;
let direct: { earnings: string; others: string };

beforeAll(async () => {
  await installPrograms(['nginx']);
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-divided-'));
  ends.defer(() => rm(folder, { recursive: true, force: true }));
  // The workers of nginx are no root.
  await chmod(folder, 0o711);
  const database = await startAppDatabase();
  ends.defer(() => database.stop());
  const front = await findFreePort();
  origin = `http://127.0.0.1:${front}`;
  // Neither serves what is the other's, so an answer says which of them gave it.
  const [earnings, others] = await Promise.all(
    ['earnings', OTHERS].map((domains) => serveDomains(domains, database.url)),
  );
  direct = { earnings: earnings ?? '', others: others ?? '' };
  await startFront(join(folder, 'nginx'), front);
}, 120_000);

afterAll(() => ends.disposeAsync(), 60_000);

async function serveDomains(domains: string, databaseUrl: string): Promise<string> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { PUBLIC_URL: origin, TRUST_PROXY: '1', WEB_DIST: 'none', LOG_LEVEL: 'warn' };
  const server = await startProgram({
    command: process.execPath,
    args: [join(ROOT, 'apps/server/src/main.ts')],
    env: { ...settings, PORT: String(port), DATABASE_URL: databaseUrl, SERVE_DOMAINS: domains },
    readyUrl: `${url}/health/ready`,
  });
  ends.defer(() => server.kill());
  return url;
}

/** The nginx of production, with the lines of the page as they stand there, but for the address. */
async function startFront(folder: string, port: number): Promise<void> {
  const page = await readFile(join(ROOT, 'docs/how-to/deploy.md'), 'utf8');
  const lines = /^```nginx\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';
  const production = await readFile(join(DOCKER, 'nginx/nginx.conf'), 'utf8');
  const divided = withDividedDomains(production, lines).replace(
    'app-earnings:3000',
    new URL(direct.earnings).host,
  );
  await mkdir(folder, { mode: 0o711 });
  const file = join(folder, 'nginx.conf');
  await writeFile(file, nginxConfig(divided, { folder, port, servers: [new URL(direct.others).host] }));
  const nginx = await startProgram({
    command: pathOf('nginx'),
    args: ['-e', 'stderr', '-p', folder, '-c', file, '-g', 'daemon off;'],
    readyUrl: `${origin}/health/ready`,
  });
  ends.defer(() => nginx.stop());
}

test('nginx with the lines of the page sends each request to the instance that serves it, and one that does not says so', async () => {
  const { headers } = await signUp(origin, 'ana@example.com');
  const ask = async (base: string, path: string) => {
    const answer = await fetch(`${base}${path}`, { headers });
    return { status: answer.status, body: await answer.text() };
  };
  const mixed = '/trpc/profile.get,earnings.list?batch=1&input=%7B%7D';
  const ofEarnings = [
    '/trpc/earnings.list',
    '/trpc/earnings.sums,payouts.owed?batch=1&input=%7B%7D',
    '/trpc/earnings.sums%2Cmappings.list?batch=1&input=%7B%7D',
    '/api/v1/earnings',
    '/api/v1/earnings.csv',
    '/api/v1/mappings',
  ];
  const ofOthers = [
    '/trpc/profile.get',
    '/trpc/platforms.list,profile.get?batch=1&input=%7B%7D',
    '/api/v1/profile',
  ];
  for (const path of [...ofEarnings, ...ofOthers]) {
    const { status, body } = await ask(origin, path);
    expect([path, status, body]).toEqual([path, 200, expect.any(String)]);
  }
  // By themselves each would refuse what nginx sent to the other one.
  for (const path of ofEarnings) expect([path, (await ask(direct.others, path)).status]).toEqual([path, 421]);
  for (const path of ofOthers) expect([path, (await ask(direct.earnings, path)).status]).toEqual([path, 421]);
  // What is of both goes to where everything is served; here that is nowhere.
  const refused = await ask(origin, mixed);
  expect(refused.status).toBe(421);
  expect(refused.body).toContain('alone, and not earnings: ask the address that people use.');
}, 60_000);
