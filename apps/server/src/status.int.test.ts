import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { statusView } from '@earntrack/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

let one: TestApp;
let other: TestApp;
let cookie: string;
beforeAll(async () => {
  one = await createTestApp();
  other = await createTestApp({ DATABASE_URL: one.databaseUrl });
  const response = await call('auth.register', REGISTRATION, '');
  cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(async () => {
  await other.close();
  await one.close();
});

function call(procedure: string, input: object, as = cookie, server = one) {
  const headers = { ...OUR_PAGE, ...(as && { cookie: as }) };
  return server.app.inject({
    method: 'POST',
    url: `/trpc/${procedure}`,
    headers,
    payload: JSON.stringify(input),
  });
}

const status = async (server: TestApp) =>
  statusView.parse((await server.app.inject('/api/v1/status')).json());

const platform = () => ({ id: randomUUID(), name: randomUUID(), kind: 'other', colour: 1, currency: 'USD' });

test('what one server is told, another one shows and holds to within moments, also to programs', async () => {
  await call('operator.maintenance.beginReadOnly', { id: randomUUID(), sentence: 'We move the database.' });
  await expect.poll(async () => (await status(other)).readOnly?.sentence).toBe('We move the database.');
  const refused = await call('platforms.create', platform(), cookie, other);
  expect(refused.statusCode).toBe(503);
  expect(refused.headers['retry-after']).toBe('60');
  expect(refused.json()).toMatchObject({ error: { data: { app: { code: 'read_only' } } } });
  const archive = await other.app.inject({
    method: 'POST',
    url: '/api/v1/archive',
    headers: { ...OUR_PAGE, cookie, 'content-type': 'application/zip' },
    payload: 'no file',
  });
  expect([archive.statusCode, archive.headers['retry-after']]).toEqual([503, '60']);
  expect(archive.json()).toMatchObject({ code: 'read_only' });
  const planned = other.lines.filter((line) => line['error_type'] === 'read_only');
  expect(planned.map((line) => line['level'])).toEqual(['warn', 'warn']);
  const told = await other.app.inject('/metrics');
  expect(told.payload).toMatch(
    /http_requests_total\{method="POST",route="\/api\/v1\/archive",status="read_only"\} 1/,
  );
  await call('operator.maintenance.endReadOnly', {});
  await expect.poll(async () => (await status(other)).readOnly).toBeNull();
  expect((await call('platforms.create', platform(), cookie, other)).statusCode).toBe(200);
});

test('an archive that was on its way when maintenance began is not restored', async () => {
  const isAsked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  async function* slowly() {
    yield Buffer.from('PK');
    isAsked.resolve();
    await goOn.promise;
    yield Buffer.from('...');
  }
  const sending = other.app.inject({
    method: 'POST',
    url: '/api/v1/archive',
    headers: { ...OUR_PAGE, cookie, 'content-type': 'application/zip' },
    payload: Readable.from(slowly()),
  });
  await isAsked.promise;
  await call('operator.maintenance.beginReadOnly', { id: randomUUID() });
  await expect.poll(async () => (await status(other)).readOnly).not.toBeNull();
  goOn.resolve();
  expect((await sending).json()).toMatchObject({ code: 'read_only' });
  await call('operator.maintenance.endReadOnly', {});
  await expect.poll(async () => (await status(other)).readOnly).toBeNull();
});

test('the page tells everybody of an incident in words, runs nothing that was typed, and needs no script', async () => {
  const id = randomUUID();
  const title = 'Signing in <script>alert(1)</script> fails';
  const wish = { id, severity: 'P1', title, services: ['signIn'], message: 'We look into it & tell more.' };
  await call('operator.incidents.declare', wish);
  const page = await one.app.inject('/status');
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.body).not.toContain('<script');
  expect(page.body).toContain('Signing in &lt;script&gt;alert(1)&lt;/script&gt; fails</h1>');
  expect(page.body).toContain('We look into it &amp; tell more.');
  expect(page.body).toContain('P1, critical');
  expect((await one.app.inject('/status.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  await call('operator.incidents.resolve', { id: randomUUID(), incidentId: id, message: 'Over.' });
  expect((await one.app.inject('/status')).body).toContain('Everything works</h1>');
});

test('while the database is away the page says since when it cannot tell, and shows what it knew', async () => {
  const lost = await createTestApp();
  const knew = await lost.app.inject('/status');
  expect(knew.body).toContain('We cannot tell right now</h1>');
  await lost.board.refresh();
  expect((await status(lost)).state).toBe('ok');
  await lost.database.close();
  await lost.board.refresh();
  const { state, knownAt } = await status(lost);
  expect(state).toBe('unknown');
  const page = await lost.app.inject('/status');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain(`has not answered since <time datetime="${knownAt}">`);
  await lost.close();
});
