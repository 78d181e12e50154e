import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { openApiDocument } from '@earntrack/api/server';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPENAPI_PATH, openApiText } from './testing/openapi-file.ts';
import { RestCaller } from './testing/rest-caller.ts';
import { createTestApp, REGISTRATION, type TestApp } from './testing/test-app.ts';

const document = openApiDocument();
const HASH = 'a'.repeat(64);

let server: TestApp;
beforeAll(async () => {
  server = await createTestApp({ JWT_SECRET: 'a secret that only tests know, and long enough' });
});
afterAll(() => server.close());

test('the document that is kept for reviewers is the one that is served (after a change: pnpm openapi)', async () => {
  const served = await server.app.inject('/api/v1/openapi.json');
  expect(served.json()).toEqual(document);
  expect(openApiText(document)).toBe(await readFile(OPENAPI_PATH, 'utf8'));
});

test('the document is one of OpenAPI 3.1', async () => {
  expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
});

interface DescribedOperation {
  operationId: string;
  summary: string;
  responses: Record<string, { $ref?: string }>;
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, DescribedOperation>).map(
    ([method, { operationId, summary, responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operationId,
      summary,
      responses,
    }),
  ),
);

test('each operation has a name and a sentence of its own', () => {
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(new Set(operations.map(({ summary }) => summary)).size).toBe(operations.length);
});

const statement = {
  presetId: 'generic',
  fileName: 'shop.csv',
  fileSha256: HASH,
  rowCount: 1,
  itemCount: 1,
  why: 'By its header',
};

const item = {
  kind: 'earning',
  key: 'Shop|2026-11-02|10',
  rows: [{ row: 2, unit: 'USD', value: '10' }],
  platformName: 'Shop',
  description: 'A sale',
  externalId: null,
  earnedOn: '2026-11-02',
  currency: 'USD',
  components: { base: '10' },
  hours: null,
};

test('every operation says that it may be one too many, and that the refusal says when to come back', () => {
  const { TooManyRequests } = document.components.responses;
  expect(Object.keys(TooManyRequests.headers)).toEqual(['Retry-After', 'RateLimit', 'RateLimit-Policy']);
  const refusals = operations.map(({ name, responses }) => [name, responses[429]?.$ref]);
  expect(refusals).toEqual(operations.map(({ name }) => [name, '#/components/responses/TooManyRequests']));
});

test('every operation works, and is asked and answered as the document says', async () => {
  const rest = await RestCaller.signUp(server, 'openapi-ana');
  await tokensOf(rest, 'openapi-ana@example.com');
  await platformsAndProfile(rest);
  const platformId = await rest.make('/platforms', {
    name: 'Shop',
    kind: 'marketplace',
    colour: 2,
    currency: 'USD',
  });
  const productId = await productsOf(rest);
  await earningsOf(rest, platformId, productId);
  await workOf(rest, platformId);
  await payoutsOf(rest, platformId);
  await goalsOf(rest, platformId);
  await mappingsOf(rest);
  await importsOf(rest, platformId);
  await figuresOf(rest);
  await plainOnesOf(rest);
  await archiveOf(rest);
  expect(rest.asked).toEqual(new Set(operations.map(({ name }) => name)));
});

async function tokensOf(rest: RestCaller, email: string): Promise<void> {
  const body = { email, password: REGISTRATION.password };
  const { refreshToken } = await rest.ok('POST', '/auth/login', { body });
  const next = await rest.ok('POST', '/auth/refresh', { body: { refreshToken } });
  await rest.ok('POST', '/auth/test');
  await rest.ok('POST', '/auth/logout', { body: { refreshToken: next['refreshToken'] } });
  await rest.ok('GET', '/audit', { query: 'about=signIn&limit=5' });
}

async function platformsAndProfile(rest: RestCaller): Promise<void> {
  await rest.change('PATCH', '/profile', { body: { displayName: 'Ana' } });
  const id = await rest.make('/platforms', { name: 'Bolt', kind: 'rideshare', colour: 1, currency: 'EUR' });
  await rest.ok('GET', '/platforms');
  await rest.change('PATCH', '/platforms/{id}', { of: { id }, body: { name: 'Bolt Drive' } });
  await rest.ok('POST', '/platforms/{id}/archive', { path: { id } });
  await rest.ok('POST', '/platforms/{id}/unarchive', { path: { id } });
  await rest.ok('DELETE', '/platforms/{id}', { path: { id } });
}

async function productsOf(rest: RestCaller): Promise<string> {
  const id = await rest.make('/products', { name: 'Print', kind: 'physical' });
  const price = { id, currency: 'USD', validFrom: '2026-11-01' };
  await rest.ok('PUT', '/products/{id}/prices/{currency}/{validFrom}', { path: price, body: { price: '5' } });
  await rest.ok('DELETE', '/products/{id}/prices/{currency}/{validFrom}', { path: price });
  await rest.change('PATCH', '/products/{id}', { of: { id }, body: { note: 'On paper' } });
  await rest.ok('POST', '/products/{id}/archive', { path: { id } });
  await rest.ok('POST', '/products/{id}/unarchive', { path: { id } });
  await rest.ok('GET', '/products', { query: 'from=2026-11-01&includeArchived=true' });
  const other = await rest.make('/products', { name: 'Song', kind: 'digital' });
  await rest.ok('DELETE', '/products/{id}', { path: { id: other } });
  return id;
}

async function earningsOf(rest: RestCaller, platformId: string, productId: string): Promise<void> {
  const values = {
    platformId,
    earnedOn: '2026-11-02',
    currency: 'USD',
    components: { base: '12.5', tips: '1' },
  };
  const hours = { clock: 'online', seconds: 600 };
  const sale = { productId, units: 2 };
  const id = await rest.make('/earnings', { ...values, hours, sale, tags: ['night'] });
  await rest.change('PUT', '/earnings/{id}', {
    of: { id },
    body: { ...values, hours, sale, tags: ['night', 'late'] },
  });
  await rest.ok('GET', '/earnings', { query: 'limit=1&tags=night' });
  await rest.ok('DELETE', '/earnings/{id}', { path: { id } });
  await rest.ok('POST', '/earnings/{id}/restore', { path: { id } });
  for (const name of ['sums', 'days', 'tags']) await rest.ok('GET', `/earnings/${name}`);
  const target = { ids: [id] };
  const body = { target, change: { addTags: ['rain'] } };
  const change = await rest.ok('POST', '/earnings/bulk-edits', { body });
  await rest.ok('POST', '/earnings/bulk-changes/{id}/undo', { path: { id: String(change['id']) } });
  await rest.ok('POST', '/earnings/bulk-deletes', { body: { target: { filter: { text: 'nothing' } } } });
  await rest.ok('GET', '/earnings/bulk-changes');
}

async function workOf(rest: RestCaller, platformId: string): Promise<void> {
  const span = { kind: 'span', startedAt: '2026-11-02T09:00:00Z', endedAt: '2026-11-02T10:00:00Z' };
  const values = { platformIds: [platformId], clock: 'online', time: span };
  const id = await rest.make('/work', values);
  await rest.change('PUT', '/work/{id}', { of: { id }, body: { ...values, note: 'Downtown' } });
  await rest.ok('GET', '/work', { query: `platformId=${platformId}` });
  await rest.ok('GET', '/imports/versions/work/{id}', { path: { id } });
  await rest.ok('DELETE', '/work/{id}', { path: { id } });
  await rest.ok('POST', '/work/{id}/restore', { path: { id } });
}

async function payoutsOf(rest: RestCaller, platformId: string): Promise<void> {
  const values = { platformId, paidOn: '2026-11-03', currency: 'USD', amount: '10' };
  const id = await rest.make('/payouts', values);
  await rest.change('PUT', '/payouts/{id}', { of: { id }, body: { ...values, amount: '11' } });
  await rest.ok('GET', '/payouts');
  await rest.ok('GET', '/payouts/owed');
  await rest.ok('GET', '/imports/versions/payouts/{id}', { path: { id } });
  await rest.ok('DELETE', '/payouts/{id}', { path: { id } });
  await rest.ok('POST', '/payouts/{id}/restore', { path: { id } });
}

async function goalsOf(rest: RestCaller, platformId: string): Promise<void> {
  const values = { periodKind: 'month', currency: 'USD', platformId, target: '100' };
  const id = await rest.make('/goals', values);
  await rest.change('PUT', '/goals/{id}', { of: { id }, body: { ...values, target: '200' } });
  await rest.ok('GET', '/goals');
  await rest.ok('DELETE', '/goals/{id}', { path: { id } });
  const items = [{ kind: 'goal', id }];
  await rest.ok('GET', '/bin', { query: 'kind=goal&limit=1' });
  await rest.ok('POST', '/bin/restore', { body: { items } });
  await rest.ok('DELETE', '/goals/{id}', { path: { id } });
  await rest.ok('POST', '/bin/delete-for-good', { body: { items } });
  await rest.ok('POST', '/bin/empty');
}

async function mappingsOf(rest: RestCaller): Promise<void> {
  const id = randomUUID();
  const mapping = {
    layouts: [{ columns: { date: 'Day' }, money: { fare: 'Fare' } }],
    lines: [{ parts: [{ column: 'fare', to: 'base' }] }],
    control: { column: 'fare', terms: { base: 1 } },
  };
  const body = { name: 'Rides', fingerprint: HASH, mapping };
  await rest.ok('PUT', '/mappings/{id}', { path: { id }, body });
  await rest.ok('GET', '/mappings');
  await rest.ok('DELETE', '/mappings/{id}', { path: { id } });
}

async function importsOf(rest: RestCaller, platformId: string): Promise<void> {
  const platforms = [{ name: 'Shop', target: { kind: 'existing', platformId } }];
  const importId = String((await rest.ok('POST', '/imports', { body: { ...statement, platforms } }))['id']);
  const path = { importId };
  const chunk = { ...path, chunk: '0' };
  await rest.ok('PUT', '/imports/{importId}/chunks/{chunk}', { path: chunk, body: { items: [item] } });
  await rest.ok('GET', '/imports/{importId}/preview', { path });
  const decided = { decisions: [{ chunk: 0, position: 0, decision: 'leaveOut' }] };
  await rest.ok('POST', '/imports/{importId}/decide', { path, body: decided });
  const undecided = { decisions: [{ chunk: 0, position: 0, decision: null }] };
  await rest.ok('POST', '/imports/{importId}/decide', { path, body: undecided });
  await rest.ok('POST', '/imports/{importId}/commit', { path });
  await rest.ok('GET', '/imports/{importId}', { path });
  await rest.ok('GET', '/imports/{importId}/items', { path, query: 'limit=5&outcome=new' });
  await rest.ok('GET', '/imports/{importId}/mapping', { path });
  await rest.ok('GET', '/imports/{importId}/preview-undo', { path });
  await rest.ok('GET', '/imports/{importId}/undo-items', { path, query: 'limit=5&effect=removed' });
  await rest.ok('GET', '/imports/platforms/{presetId}', { path: { presetId: 'generic' } });
  await rest.ok('GET', '/imports/by-file/{fileSha256}', { path: { fileSha256: HASH } });
  const [earning] = (await rest.ok('GET', '/earnings', { query: 'source=statement' }))['items'] as {
    id: string;
  }[];
  await rest.ok('GET', '/imports/versions/{id}', { path: { id: earning?.id ?? '' } });
  await rest.ok('POST', '/imports/{importId}/undo', { path });
  await rest.ok('GET', '/imports');
  const other = { ...statement, fileSha256: 'b'.repeat(64), platforms, id: randomUUID() };
  await rest.ok('POST', '/imports', { body: other });
  await rest.ok('POST', '/imports/{importId}/cancel', { path: { importId: other.id } });
}

async function figuresOf(rest: RestCaller): Promise<void> {
  const period = 'period[kind]=year&period[anchor]=2026-11-02';
  await rest.ok('GET', '/dashboard', { query: period });
  await rest.ok('GET', '/analytics/report', { query: period });
  await rest.ok('GET', '/analytics/hour-rows', { query: `${period}&currency=USD&weekday=1&hour=9` });
  await rest.ok('GET', '/analytics/size-rows', { query: `${period}&currency=USD&from=1` });
}

async function plainOnesOf(rest: RestCaller): Promise<void> {
  await rest.ok('GET', '/earnings.csv', { query: 'from=2026-11-01&tags=night&tags=late' });
  await rest.ok('GET', '/audit.csv');
  await rest.ok('GET', '/audit.ndjson');
  await rest.ok('GET', '/health');
  await rest.ok('GET', '/status');
}

async function archiveOf(rest: RestCaller): Promise<void> {
  await rest.ok('GET', '/archive/status');
  const file = await rest.download('/archive');
  const fresh = await RestCaller.signUp(server, 'openapi-restored');
  expect(await fresh.upload('/archive', file)).toMatchObject({ outcome: 'restored' });
  for (const operation of fresh.asked) rest.asked.add(operation);
}
