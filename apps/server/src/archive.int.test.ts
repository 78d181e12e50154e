import { once } from 'node:events';
import { get, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

const URL_PATH = '/api/v1/archive';
const ZIP = { ...OUR_PAGE, 'content-type': 'application/zip' };

let server: TestApp;
let origin: string;
beforeAll(async () => {
  server = await createTestApp();
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function call(procedure: string, cookie: string, input?: object) {
  const response = await server.app.inject({
    method: input ? 'POST' : 'GET',
    url: `/trpc/${procedure}`,
    headers: { ...OUR_PAGE, cookie },
    ...(input && { payload: JSON.stringify(input) }),
  });
  expect(response.statusCode, response.body).toBe(200);
  return response;
}

async function signUp(name: string): Promise<string> {
  const registration = { ...REGISTRATION, email: `archive-${name}@example.com` };
  const response = await call('auth.register', '', registration);
  return String(response.headers['set-cookie']).split(';')[0] ?? '';
}

async function giveEarning(cookie: string): Promise<void> {
  const platformId = crypto.randomUUID();
  const platform = { id: platformId, name: 'Shop', kind: 'freelance', colour: 1, currency: 'USD' };
  await call('platforms.create', cookie, platform);
  const earning = { platformId, currency: 'USD', earnedOn: '2026-01-05', components: { base: '12.5' } };
  await call('earnings.create', cookie, { id: crypto.randomUUID(), ...earning });
}

async function tokenOf(cookie: string, scopes: string[]): Promise<string> {
  const wish = { id: crypto.randomUUID(), name: 'Backup', scopes, expiresInDays: null };
  const created = await call('apiTokens.create', cookie, wish);
  return `Bearer ${created.json<{ result: { data: { token: string } } }>().result.data.token}`;
}

const download = (headers: Record<string, string>) => server.app.inject({ url: URL_PATH, headers });
const restore = (headers: Record<string, string>, payload: Buffer) =>
  server.app.inject({ method: 'POST', url: URL_PATH, headers: { ...ZIP, ...headers }, payload });
const statusOf = async (cookie: string) =>
  (await call('archive.status', cookie)).json<{ result: { data: object } }>().result.data;

test('an account is downloaded as one file and restored from it, also by programs that may', async () => {
  const ana = await signUp('ana');
  await giveEarning(ana);
  const file = await download({ authorization: await tokenOf(ana, ['export']) });
  expect(file.statusCode).toBe(200);
  expect(file.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-length': String(file.rawPayload.length),
    'content-disposition': expect.stringMatching(/^attachment; filename="earntrack-archive-[\d-]+\.zip"$/),
    'cache-control': 'no-store',
  });
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');

  const bea = await signUp('bea');
  expect(await statusOf(bea)).toEqual({ canRestore: true, restored: null });
  const authorization = await tokenOf(bea, ['import']);
  const restored = await restore({ authorization }, file.rawPayload);
  expect(restored.statusCode, restored.body).toBe(200);
  expect(restored.json()).toMatchObject({ outcome: 'restored', counts: { platforms: 1, earnings: 1 } });
  expect(await statusOf(bea)).toMatchObject({ canRestore: false, restored: expect.any(Object) });
  expect((await restore({ cookie: bea }, file.rawPayload)).json()).toMatchObject({ outcome: 'alreadyThere' });

  const mixed = await restore({ cookie: ana }, file.rawPayload);
  expect(mixed.statusCode).toBe(409);
  expect(mixed.json()).toMatchObject({ code: 'conflict', detail: expect.stringMatching(/fresh account/) });
});

test('a restore under a name is done once: the same file has the same answer, and another file is refused', async () => {
  const ana = await signUp('named');
  await giveEarning(ana);
  const { rawPayload } = await download({ cookie: ana });
  const bea = await signUp('named-too');
  const headers = { cookie: bea, 'idempotency-key': 'restore-once' };
  const noZip = await restore(headers, Buffer.from('this is no zip file'));
  expect(noZip.json()).toMatchObject({ status: 400 });
  const first = await restore(headers, rawPayload);
  expect(first.json()).toMatchObject({ outcome: 'restored' });
  expect(first.headers).not.toHaveProperty('idempotency-replayed');
  const again = await restore(headers, rawPayload);
  expect([again.statusCode, again.body]).toEqual([200, first.body]);
  expect(again.headers['idempotency-replayed']).toBe('true');
  const other = await restore(headers, Buffer.concat([rawPayload, Buffer.from('more')]));
  expect(other.json()).toMatchObject({ status: 422, code: 'key_reused' });
  const unnamed = await restore({ cookie: bea, 'idempotency-key': 'x'.repeat(201) }, rawPayload);
  expect(unnamed.json()).toMatchObject({ status: 400, detail: expect.stringMatching(/1 to 200/) });
});

test('nobody gets or gives an archive without leave', async () => {
  const cookie = await signUp('leave');
  const noZip = Buffer.from('this is no zip file');
  expect((await download({})).statusCode).toBe(401);
  expect((await restore({}, noZip)).statusCode).toBe(401);
  const authorization = await tokenOf(cookie, ['read', 'write']);
  expect((await download({ authorization })).statusCode).toBe(403);
  expect((await restore({ authorization }, noZip)).statusCode).toBe(403);
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
    expect((await download({ cookie, ...headers })).json()).toMatchObject({ code: 'foreign_origin' });
    expect((await restore({ cookie, ...headers }, noZip)).json()).toMatchObject({ code: 'foreign_origin' });
  }
  const asForm = await restore({ cookie, 'content-type': 'text/plain' }, noZip);
  expect(asForm.json()).toMatchObject({ status: 400, detail: expect.stringMatching(/application\/zip/) });
  const bad = await restore({ cookie }, noZip);
  expect(bad.json()).toMatchObject({ status: 400, detail: expect.stringMatching(/no whole zip file/) });
  const large = await restore({ cookie, 'content-length': String(2 ** 40) }, noZip);
  expect(large.json()).toMatchObject({ status: 400, detail: expect.stringMatching(/larger/) });
  expect(await statusOf(cookie)).toEqual({ canRestore: true, restored: null });
});

test('what breaks off on its way leaves nothing behind: no rows, no connection, no turn', async () => {
  const ana = await signUp('breaks');
  await giveEarning(ana);
  const { rawPayload } = await download({ cookie: ana });
  const bea = await signUp('breaks-too');
  const headers = { ...ZIP, cookie: bea, origin, 'content-length': String(rawPayload.length) };
  const sending = request(`${origin}${URL_PATH}`, { method: 'POST', headers });
  sending.on('error', () => {});
  sending.write(rawPayload.subarray(0, rawPayload.length - 100));
  const [arriving] = (await once(server.app.server, 'request')) as [NodeJS.EventEmitter];
  // Not `once`, which takes the end of the sender for a failure of the wait.
  const gone = new Promise((resolve) => void arriving.on('close', resolve));
  sending.destroy();
  await gone;
  await vi.waitFor(async () => {
    const again = await restore({ cookie: bea }, rawPayload);
    expect(again.json()).toMatchObject({ outcome: 'restored' });
  });

  const asking = get(`${origin}${URL_PATH}`, { headers: { cookie: ana } });
  asking.on('error', () => {});
  await once(server.app.server, 'request');
  asking.destroy();
  await vi.waitFor(async () => expect((await download({ cookie: ana })).statusCode).toBe(200));
  await server.settled();
  await vi.waitFor(() => {
    const { total, idle, waiting } = server.database.poolStats();
    expect([idle, waiting]).toEqual([total, 0]);
  });
  // Somebody who leaves is no fault of ours.
  expect(server.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
