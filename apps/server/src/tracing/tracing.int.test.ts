import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDatabase } from '@earntrack/db';
import { createTestDatabase, findFreePort, startTestRedis, type TestRedis } from '@earntrack/testkit';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../config/index.ts';
import { createLog } from '../log.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { signUp, startServer } from '../testing/child-server.ts';
import { type Collector, openCollector, type SentSpan } from '../testing/collector.ts';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from '../testing/test-app.ts';
import { watchRuns } from '../work/watch-runs.ts';
import { watchStatements } from '../work/watch-statements.ts';
import { startTracing } from './start-tracing.ts';

const SOON = { OTEL_BSP_SCHEDULE_DELAY: '20' };
/** A Debian without Redis is given one first. */
const INSTALLING_MS = 300_000;
const CALLER = 'b7ad6b7169203331';

let collector: Collector;
let redis: TestRedis;
let server: TestApp;
beforeAll(async () => {
  collector = await openCollector();
  redis = await startTestRedis();
  const shared = { REDIS_ENABLED: 'true', REDIS_URL: redis.url };
  const patient = { redisPatienceMs: 2_000 };
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...SOON, ...shared };
  server = await createTestApp(env, undefined, patient);
}, INSTALLING_MS);
afterAll(async () => {
  await server.close();
  await redis.stop();
  await collector.close();
});

interface Asked {
  /** 01 where the caller keeps the trace. */
  flags: '00' | '01';
  requestId: string;
  cookie?: string;
}

/** Asks as part of a trace of somebody's, and gives the id of that. */
async function ask(url: string, { flags, requestId, cookie = '' }: Asked): Promise<string> {
  const traceId = randomBytes(16).toString('hex');
  const traceparent = `00-${traceId}-${CALLER}-${flags}`;
  const headers = { traceparent, 'x-request-id': requestId, cookie };
  expect((await server.app.inject({ url, headers })).statusCode).toBe(200);
  return traceId;
}

async function spansOf(traceId: string): Promise<SentSpan[]> {
  const found = () => collector.spans().filter((span) => span.traceId === traceId);
  // The whole ends last.
  await expect.poll(() => found().some(({ parentSpanId }) => parentSpanId === CALLER)).toBe(true);
  return found();
}

const valueOf = (span: SentSpan | undefined, name: string) =>
  Object.values(span?.attributes.find(({ key }) => key === name)?.value ?? {})[0];

test('a request is one tree from its caller down to each query, under the id that its log has', async () => {
  const registered = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.register',
    headers: OUR_PAGE,
    payload: REGISTRATION,
  });
  const cookie = String(registered.headers['set-cookie']).split(';')[0] ?? '';
  const given = { flags: '01', requestId: 'from-proxy-42', cookie } as const;
  const traceId = await ask('/trpc/profile.get,earnings.list?batch=1', given);
  const spans = await spansOf(traceId);
  const named = (name: string) => spans.find((span) => span.name === name);
  const whole = named('GET /trpc/:path');
  expect(whole?.parentSpanId).toBe(CALLER);
  expect([valueOf(whole, 'http.response.status_code'), valueOf(whole, 'earntrack.request_id')]).toEqual([
    200,
    'from-proxy-42',
  ]);
  expect(named('select live_event')?.parentSpanId).toBe(whole?.spanId);
  const list = named('earnings.list');
  expect([list?.parentSpanId, valueOf(list, 'earntrack.outcome')]).toEqual([whole?.spanId, 'ok']);
  // Of the tables that it asks, the one that its text names first.
  const query = named('select work');
  expect([query?.parentSpanId, valueOf(query, 'db.response.returned_rows')]).toEqual([list?.spanId, 0]);
  const paid = spans.filter(({ name }) => name === 'redis count').map(({ parentSpanId }) => parentSpanId);
  expect(paid).toContain(list?.spanId);
  expect(server.lines.find((line) => line['request_id'] === 'from-proxy-42')).toMatchObject({
    message: 'request completed',
    trace_id: traceId,
    span_id: whole?.spanId,
  });
});

test('nothing of a person stands in what is sent, also where they are refused', async () => {
  const { email, password } = REGISTRATION;
  const refused = await server.app.inject({
    method: 'POST',
    url: '/trpc/auth.register',
    headers: { ...OUR_PAGE, 'x-request-id': 'asked-twice', 'user-agent': 'curious browser' },
    remoteAddress: '198.51.100.77',
    payload: REGISTRATION,
  });
  expect(refused.statusCode).toBe(409);
  await server.app.inject(`/api/v1/earnings?text=${email}`);
  await ask('/trpc/auth.session?input=%7B%7D', { flags: '01', requestId: 'the-last-one' }).then(spansOf);
  const text = collector.text();
  expect(text).toContain('asked-twice');
  const { user_id: id } = await server.database.db
    .selectFrom('account')
    .select('user_id')
    .executeTakeFirstOrThrow();
  for (const secret of [email, password, id, 'curious browser', '198.51.100.77', '?text', '$1', 'user_id'])
    expect(text).not.toContain(secret);
  const keys = new Set(collector.spans().flatMap(({ attributes }) => attributes.map(({ key }) => key)));
  expect([...keys].toSorted()).toEqual([
    'db.query.summary',
    'db.response.returned_rows',
    'db.system.name',
    'earntrack.outcome',
    'earntrack.request_id',
    'http.request.method',
    'http.response.status_code',
    'http.route',
    'rpc.method',
    'rpc.system.name',
  ]);
});

test('a trace that its caller leaves out is not sent, and its id is in the log all the same', async () => {
  const left = await ask('/trpc/auth.session', { flags: '00', requestId: 'left-out-1' });
  await spansOf(await ask('/trpc/auth.session', { flags: '01', requestId: 'kept-1234' }));
  expect(collector.text()).not.toContain(left);
  expect(server.lines.find((line) => line['request_id'] === 'left-out-1')).toMatchObject({ trace_id: left });
});

test('a collector that hangs keeps neither a request nor the end of the process', async () => {
  const hanging = await openCollector({ isHanging: true });
  onTestFinished(() => hanging.close());
  const patient = { OTEL_EXPORTER_OTLP_TIMEOUT: '600000', ...SOON };
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const OTEL_EXPORTER_OTLP_ENDPOINT = hanging.url;
  const child = await startServer({ DATABASE_URL: database.url, OTEL_EXPORTER_OTLP_ENDPOINT, ...patient });
  onTestFinished(async () => {
    child.process.kill('SIGKILL');
    await child.ended;
  });
  const cookie = await signUp(child);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => child.call('profile.get', undefined, cookie)),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  child.process.kill('SIGTERM');
  expect(await child.ended).toBe(0);
  expect(hanging.asked()).toBeGreaterThan(0);
  expect(child.output()).toContain('"drained"');
});

test('a run of a job is a tree of its own, under the id that its lines have', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const env = { DATABASE_URL: server.databaseUrl, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  const tracing = await startTracing(readConfig(env), log);
  const metrics = createMetrics();
  const database = createDatabase({ connectionString: server.databaseUrl });
  database.watchedBy(watchStatements({ metrics: metrics.database, log, slowQueryMs: 60_000 }));
  const find = () => database.db.selectFrom('session').select('id').where('id', '=', 'none').execute();
  await watchRuns(metrics.watchJob, { log, tracing })('sweep', find);
  // What is left is sent at the end.
  await tracing?.close();
  await database.close();
  const whole = collector.spans().find(({ name }) => name === 'job sweep');
  expect(lines).toEqual([expect.objectContaining({ run_id: valueOf(whole, 'earntrack.run_id') })]);
  expect(lines[0]).toMatchObject({ message: 'job completed', trace_id: whole?.traceId });
  const parts = collector.spans().filter(({ parentSpanId }) => parentSpanId === whole?.spanId);
  expect(parts.map(({ name }) => name)).toContain('select session');
});

const LOADED = 'loaded what traces';
/** Says when the code that makes traces is read, and what the server is made of was read before. */
const TELLING = `
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    if (url.includes('@opentelemetry/sdk-trace/')) console.log('${LOADED}');
    return next(url, context);
  } });
  await import('${join(import.meta.dirname, '../server.ts')}');
  const { startTracing } = await import('${join(import.meta.dirname, 'start-tracing.ts')}');
  console.log(await startTracing({ tracing: null }));
  await import('${join(import.meta.dirname, 'otlp-tracing.ts')}');`;

test('without an address nothing of it is loaded', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', TELLING]);
  const lines = stdout.trimEnd().split('\n');
  expect([lines[0], lines[1]]).toEqual(['null', LOADED]);
});

test('a collector that is away is told of once, and fails no request', async () => {
  const OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${await findFreePort()}`;
  const alone = await createTestApp({
    OTEL_EXPORTER_OTLP_ENDPOINT,
    OTEL_EXPORTER_OTLP_TIMEOUT: '1',
    ...SOON,
  });
  onTestFinished(() => alone.close());
  const told = () => alone.lines.filter((line) => line['error_type'] === 'traces_away');
  const isAnswered = async () => (await alone.app.inject('/trpc/auth.session')).statusCode;
  expect(await isAnswered()).toBe(200);
  await expect.poll(() => told().length).toBe(1);
  expect(await isAnswered()).toBe(200);
  await alone.app.close();
  expect(told()).toHaveLength(1);
});
