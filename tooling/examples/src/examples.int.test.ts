import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { addDays, asLocalDate } from '@earntrack/domain';
import { findFreePort } from '@earntrack/testkit';
import { endChild } from '@earntrack/testkit/child-process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPlatform, makeToken, type RealServer, startRealServer } from './testing/real-server.ts';

let server: RealServer;
const children: ChildProcess[] = [];
beforeAll(async () => {
  server = await startRealServer();
});
afterAll(async () => {
  await Promise.all(children.map(endChild));
  await server.stop();
});

function environment(token: string, more: Record<string, string> = {}) {
  const PATH = process.env['PATH'] ?? '';
  return { PATH, EARNTRACK_URL: server.origin, EARNTRACK_TOKEN: token, ...more };
}

const pathOf = (example: string) => join(import.meta.dirname, example);

function report(env: Record<string, string>) {
  return promisify(execFile)(process.execPath, [pathOf('monthly-report.ts')], { env }).catch(
    (failed: { stdout: string; stderr: string; code: number }) => failed,
  );
}

test('the report tells last month by platform, and in words why it cannot', async () => {
  const { browser } = server;
  const { period } = await browser.dashboard.summary.query({ period: { kind: 'month' } });
  const earnedOn = addDays(asLocalDate(period.from), -1);
  const platformId = await addPlatform(browser, 'Shop');
  await browser.earnings.create.mutate({
    id: crypto.randomUUID(),
    platformId,
    earnedOn,
    currency: 'EUR',
    components: { base: '1250.40', fees: '50.40' },
    hours: { clock: 'engaged', seconds: 36_000 },
  });
  const { stdout } = await report(environment(await makeToken(browser, ['read'])));
  expect(stdout).toContain(`to ${earnedOn}\n`);
  expect(stdout).toContain('Shop: net €1,200.00, fees €50.40, €120.00 an hour\n');
  expect(await report(environment('et_made-up'))).toMatchObject({ code: 1, stdout: '' });
  expect(await report({ PATH: '' })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('EARNTRACK_URL'),
  });
});

test('a trip that is delivered three times, twice at once, is recorded once', async () => {
  const { browser } = server;
  const platformId = await addPlatform(browser, 'Ride');
  const port = String(await findFreePort());
  const env = environment(await makeToken(browser, ['read', 'write']), {
    EARNTRACK_PLATFORM: 'Ride',
    PORT: port,
  });
  const child = spawn(process.execPath, [pathOf('record-trips.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');

  const deliver = (trip: object, type = 'application/json') =>
    fetch(`http://127.0.0.1:${port}/trips`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify(trip),
    }).then(({ status }) => status);
  const trip = { tripId: 'T-81', day: '2026-11-20', fare: '18.40', tips: '2' };
  expect(await Promise.all([deliver(trip), deliver(trip)])).toEqual([200, 200]);
  expect(await deliver(trip)).toBe(200);
  expect(await deliver({ ...trip, fare: '99' })).toBe(422);
  expect(await deliver({ ...trip, fare: 18.4 })).toBe(400);
  expect(await deliver(trip, 'text/plain')).toBe(415);

  const { items } = await browser.earnings.list.query({ platformIds: [platformId] });
  expect(items.map(({ note, components }) => [note, components.base, components.tips])).toEqual([
    ['Trip T-81', '18.4', '2'],
  ]);
});
