import { createServer, type RequestListener, type Server } from 'node:http';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { commandAt } from '../testing/command-at.ts';
import { call, forget, type RealServer, startRealServer } from '../testing/real-server.ts';
import type { SmokeReport } from './smoke.ts';

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
});
afterAll(() => forget(server));

const resultsOf = ({ checks }: SmokeReport) =>
  Object.fromEntries(checks.map(({ name, result }) => [name, result]));

const ALL_WELL = {
  health: 'passed',
  database: 'passed',
  ready: 'passed',
  api: 'passed',
  auth: 'passed',
  token: 'passed',
  pages: 'passed',
  headers: 'passed',
  cors: 'passed',
  metrics: 'passed',
  certificate: 'skipped',
};

describe('earntrack smoke', () => {
  it('finds a running server ready, a token taken, and changes nothing', async () => {
    const { code, stdout } = await commandAt(['smoke', server.origin, '--token', server.token, '--json']);
    const report = JSON.parse(stdout) as SmokeReport;
    expect(resultsOf(report)).toEqual(ALL_WELL);
    expect({ code, ok: report.ok }).toEqual({ code: 0, ok: true });
  });

  it('tells a person each finding, and that a token that is not taken makes it not ready', async () => {
    const { code, stdout } = await commandAt(['smoke', server.origin], {
      EARNTRACK_TOKEN: 'et_of-yesterday',
    });
    expect(code).toBe(1);
    expect(stdout).toContain('✓ database');
    expect(stdout).toContain('The token gets 401');
    expect(stdout).toMatch(/\nNot ready: token\.\n$/);
  });

  it('fails what somebody else serves there, check by check, and a port where nobody is', async () => {
    const stranger = await listening((_req, res) => {
      res.writeHead(200, { 'access-control-allow-origin': '*', 'x-powered-by': 'x' }).end('<h1>Hi</h1>');
    });
    const answered = await commandAt(['smoke', stranger, '--token', 'x', '--json']);
    const report = JSON.parse(answered.stdout) as SmokeReport;
    const { metrics, certificate, ...others } = resultsOf(report);
    expect({ metrics, certificate }).toEqual({ metrics: 'passed', certificate: 'skipped' });
    expect(new Set(Object.values(others))).toEqual(new Set(['failed']));
    expect(answered.code).toBe(1);
    const nobody = await commandAt(['smoke', 'http://127.0.0.1:9', '--json']);
    expect(nobody.code).toBe(1);
    expect(nobody.stdout).toContain('/health was not answered');
  });
});

function listening(handler: RequestListener): Promise<string> {
  const other: Server = createServer(handler).listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  return new Promise((resolve) => {
    other.once('listening', () => {
      const address = other.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
  });
}

describe('earntrack logs, of what the server itself wrote', () => {
  let files: string[];
  let refusedId: string;
  let exitCode: number | null;

  beforeAll(async () => {
    await call(server, 'auth.login', { email: 'ada@example.org', password: 'a wrong one' });
    const refused = await call(server, 'profile.update', { headers: { 'x-request-id': 'story-of-one' } });
    refusedId = refused.headers.get('x-request-id') ?? '';
    exitCode = await server.stop();
    const today = join(server.logDir, 'earntrack-server.log');
    const zipped = join(server.logDir, 'yesterday.log.gz');
    const old = { ...oldLine(), timestamp: new Date(Date.now() - 25 * 3_600_000).toISOString() };
    writeFileSync(zipped, gzipSync(`${JSON.stringify(old)}\nno line of ours\n`));
    files = [today, zipped];
  });

  const oldLine = () => ({
    level: 'error',
    message: 'request failed',
    error_type: 'internal',
    duration_ms: 9_000,
  });

  async function ask(...args: string[]) {
    const { stdout, stderr } = await commandAt(['logs', ...args, '--json']);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as {
      total: number;
      lines: number;
      others: number;
      answer: Record<string, unknown>[];
    };
  }

  it('has every line in the files once the server has ended', () => {
    expect(exitCode).toBe(0);
    expect(readdirSync(server.logDir)).toContain('earntrack-server.log');
    const lines = readFileSync(files[0] ?? '', 'utf8')
      .trimEnd()
      .split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ message: 'drained' });
  });

  it('counts the errors of the last day by type, and of longer where that is asked', async () => {
    const day = await ask('errors', ...files);
    expect(day.others).toBe(1);
    expect(day.answer).toContainEqual(
      expect.objectContaining({ type: 'wrong_credentials', count: 1, places: { 'POST auth.login': 1 } }),
    );
    expect(day.answer.map(({ type }) => type)).not.toContain('internal');
    const week = await ask('errors', ...files, '--since', '7d');
    expect(week.answer).toContainEqual(expect.objectContaining({ type: 'internal', count: 1 }));
    expect(week.total).toBe(day.total + 1);
  });

  it('finds failed sign-ins, and the slowest requests over a limit', async () => {
    const logins = await ask('failed-logins', ...files);
    expect(logins).toMatchObject({ total: 1, answer: [{ type: 'wrong_credentials' }] });
    const slow = await ask('slow', ...files, '--over-ms', '8999', '--since', '7d');
    expect(slow).toMatchObject({ total: 1, answer: [{ duration_ms: 9_000 }] });
    const some = await ask('slow', ...files, '--over-ms', '0', '--limit', '2');
    expect(some.answer).toHaveLength(2);
    expect(some.total).toBeGreaterThan(2);
  });

  it('says which kinds of query were slow, for what, and whom to follow; of requests they are none', async () => {
    const answer = await ask('slow-queries', ...files);
    const registered = answer.answer.find(({ query }) => query === 'insert account');
    expect(registered).toMatchObject({
      senders: { 'auth.register': 1 },
      slowestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const id = String(registered?.['slowestId']);
    const story = await ask('request', '--request', id, ...files);
    expect(story.answer).toContainEqual(expect.objectContaining({ message: 'slow query', rows: 1 }));
    expect(story.answer).toContainEqual(expect.objectContaining({ message: 'request completed' }));
    const sweep = answer.answer.find(({ senders }) => Object.keys(senders as object).join() === 'job sweep');
    const run = await ask('request', '--request', String(sweep?.['slowestId']), ...files);
    expect(run.answer).toContainEqual(expect.objectContaining({ message: 'job completed', job: 'sweep' }));
    const none = await ask('slow-queries', ...files, '--over-ms', '999999');
    expect(none).toMatchObject({ total: 0, answer: [] });
    const slow = await ask('slow', ...files, '--over-ms', '0', '--limit', '1000');
    expect(slow.answer.filter(({ query, job }) => query ?? job)).toEqual([]);
  });

  it('tells one request as a story to a person, also from stdin with what a collector puts before lines', async () => {
    const text = readFileSync(files[0] ?? '', 'utf8').replaceAll(/^/gm, 'app-1  | ');
    const { code, stdout } = await commandAt(['logs', 'request', '--request', refusedId, '-'], {}, text);
    expect(code).toBe(0);
    expect(stdout).toContain('1 line of request story-of-one');
    expect(stdout).toContain('procedures=["profile.update"]');
  });

  it('says of a file that is not there, or not whole, that it is so', async () => {
    const cut = join(server.logDir, 'cut.log.gz');
    writeFileSync(cut, gzipSync('{}').subarray(0, 12));
    for (const [file, words] of [
      [cut, 'is no whole gzip file.'],
      [join(server.logDir, 'gone.log'), 'is not there.'],
    ] as const) {
      const { code, stderr } = await commandAt(['logs', 'errors', file]);
      expect({ code, stderr }).toEqual({ code: 1, stderr: `${file} ${words}\n` });
    }
  });
});
