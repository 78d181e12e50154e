import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, OUR_PAGE, REGISTRATION, type TestApp } from './testing/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp();
});
afterAll(() => server.close());

async function call(procedure: string, input: object, cookie = '') {
  const headers = { ...OUR_PAGE, ...(cookie && { cookie }) };
  const response = await server.app.inject({
    method: 'POST',
    url: `/trpc/${procedure}`,
    headers,
    payload: JSON.stringify(input),
  });
  expect(response.statusCode, response.body).toBe(200);
  return response;
}

async function signUp(name: string): Promise<string> {
  const response = await call('auth.register', { ...REGISTRATION, email: `${name}@example.com` });
  return String(response.headers['set-cookie']).split(';')[0] ?? '';
}

function download(cookie: string, filter?: string) {
  const query = filter === undefined ? '' : `?filter=${encodeURIComponent(filter)}`;
  return server.app.inject({ url: `/exports/earnings.csv${query}`, headers: { cookie } });
}

test('earnings are exported to nobody who is not signed in', async () => {
  const response = await server.app.inject('/exports/earnings.csv');
  expect(response.statusCode).toBe(401);
  expect(response.headers['content-type']).not.toContain('csv');
});

test('an export is a file of those earnings that the filter names, and no formula to a spreadsheet', async () => {
  const cookie = await signUp('export-ana');
  const platformId = crypto.randomUUID();
  const platform = { id: platformId, name: 'Shop', kind: 'freelance', colour: 1, currency: 'USD' };
  await call('platforms.create', platform, cookie);
  for (const [earnedOn, note] of [
    ['2026-01-05', '=1+1'],
    ['2026-02-05', 'left out'],
  ]) {
    const earning = { platformId, currency: 'USD', earnedOn, components: { base: '-12.5' }, note };
    await call('earnings.create', { id: crypto.randomUUID(), ...earning }, cookie);
  }
  const response = await download(cookie, JSON.stringify({ to: '2026-01-31' }));
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(response.headers['content-disposition']).toBe('attachment; filename="earntrack-earnings.csv"');
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.body).toContain("'=1+1");
  expect(response.body).toContain(',-12.50,');
  expect(response.body).not.toContain('left out');
});

test('an account without earnings exports a header alone, and sees nothing of another account', async () => {
  const response = await download(await signUp('export-bea'));
  expect(response.statusCode).toBe(200);
  expect(response.body.trim().split('\r\n')).toHaveLength(1);
});

test.each(['no json', '{"from":"yesterday"}'])('the filter %s is refused', async (filter) => {
  const response = await download(await signUp(`export-${filter.length}`), filter);
  expect(response.statusCode).toBe(400);
});
