import { randomUUID } from 'node:crypto';
import { asOperator, USER_OWNED_TABLES } from '@earntrack/db';
import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillAccount } from '../testing/full-account.ts';
import { createTestApi, type Person, refusal, type TestApi } from '../testing/index.ts';
import { StatementRecorder } from '../testing/statement-recorder.ts';
import { walkTheRest } from '../testing/whole-walk.ts';
import { appRouter } from './app-router.ts';

const PROCEDURES = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const QUERIES = Object.keys(PROCEDURES).filter((path) => PROCEDURES[path]?._def.type === 'query');

const year = { period: { kind: 'year' }, currency: 'USD' };
const id = randomUUID();
const platformIds = [randomUUID(), randomUUID()];
const filters = [
  {},
  { platformIds: [id] },
  { platformIds, from: '2026-01-01', to: '2026-12-31' },
  { tags: ['night'] },
  { text: 'trip', source: 'typed' },
  { productId: id },
  { adjustsId: id },
  { countedFrom: '2026-01-01', countedTo: '2026-12-31' },
];
const pages = [{}, { limit: 7 }, { platformId: id, from: '2026-01-01', to: '2026-12-31' }];

/** What is asked with more than nothing, or with more than one thing. */
const INPUTS: Record<string, readonly unknown[]> = {
  'analytics.report': [year],
  'analytics.hourRows': [{ ...year, weekday: 1, hour: 9 }],
  'analytics.sizeRows': [{ ...year, from: '1', to: '50' }],
  'dashboard.summary': [{ period: { kind: 'year' } }, { period: { kind: 'all' }, sharedTime: 'net' }],
  'earnings.list': filters,
  'earnings.sums': filters,
  'earnings.days': filters,
  ...Object.fromEntries(
    ['platforms', 'earnings', 'work', 'products', 'payouts', 'goals'].map((of) => [`${of}.get`, [{ id }]]),
  ),
  'imports.preview': [{ importId: id }],
  'imports.get': [{ importId: id }],
  'imports.mapping': [{ importId: id }],
  'imports.previewUndo': [{ importId: id }],
  'imports.undoItems': [{ importId: id }, { importId: id, effect: 'removed' }],
  'imports.earningVersions': [{ id }],
  'imports.workVersions': [{ id }],
  'imports.payoutVersions': [{ id }],
  'imports.items': [{ importId: id }],
  'imports.platformsBefore': [{ presetId: 'upwork' }, { presetId: 'mapping', mappingName: 'Rides' }],
  'imports.findByHash': [{ fileSha256: 'a'.repeat(64) }],
  'operator.console.logStory': [{ requestId: 'test-request' }],
  'operator.incidents.get': [{ incidentId: id }],
  'operator.incidents.report': [{ incidentId: id }],
  'payouts.list': pages,
  'work.list': pages,
};

const recorder = new StatementRecorder();
let app: TestApi;
let ana: Person;
let refused: unknown[];
beforeAll(async () => {
  app = await createTestApi({ recorder });
  ana = await app.signUp();
  await fillAccount(ana);
  refused = [];
  for (const path of QUERIES) refused.push(...(await ask(path)));
  await walkTheRest(app, ana);
});
afterAll(() => app.close());

/** Accounts, and what hangs on them, are the tables that grow. */
const readWhole = new RegExp(`Seq Scan on (${USER_OWNED_TABLES.join('|')})\\b`);

test('no question reads a table of all people from one end to the other', async () => {
  expect(refused).toEqual([]);
  const asked = [...recorder.statements.values()];
  expect(asked.length).toBeGreaterThan(60);
  const selects = asked.filter(
    ({ sql: text, refusal: ofMany }) => /^(select|with)\b/.test(text) && ofMany === null,
  );
  const plans = await Promise.all(selects.map(planOf));
  expect(plans.filter((plan) => readWhole.test(plan))).toEqual([]);
});

/** How it was refused, but for what is not there: that was looked for all the same. */
async function ask(path: string): Promise<unknown[]> {
  const refusals: unknown[] = [];
  for (const input of INPUTS[path] ?? [undefined]) {
    const call = procedureAt(path)(input);
    const fault = await call.then(
      () => null,
      () => refusal(call),
    );
    if (fault !== null && fault.code !== 'not_found') refusals.push({ path, input, ...fault });
  }
  return refusals;
}

function procedureAt(path: string): (input: unknown) => Promise<unknown> {
  let found: unknown = ana.api;
  for (const name of path.split('.')) found = (found as Record<string, unknown>)[name];
  return found as (input: unknown) => Promise<unknown>;
}

function planOf({ sql: text, parameters }: CompiledQuery): Promise<string> {
  const pieces = text.split(/\$(\d+)/).map((piece, at): RawBuilder<unknown> => {
    return at % 2 === 0 ? sql.raw(piece) : sql`${parameters[Number(piece) - 1]}`;
  });
  return app.database.db.transaction().execute(async (tx) => {
    // The tables of a test are so small that PostgreSQL would read them whole all the same.
    await sql`set local enable_seqscan = off`.execute(tx);
    const db = asOperator(tx, 'Only the plan is asked for');
    const { rows } = await sql<Record<string, string>>`explain ${sql.join(pieces, sql``)}`.execute(db);
    return [text, ...rows.flatMap((line) => Object.values(line))].join('\n');
  });
}

const TOKEN_FIRST =
  'whose token it is is what is asked; apart, the token is found by itself and the rest by user_id';

/** Statements that do not go to the one machine where a user's rows would be, by their verb and tables, and why. */
const ELSEWHERE: Record<string, string> = {
  'select account, live_event, profile, session': TOKEN_FIRST,
  'select account, api_token, live_event, profile': TOKEN_FIRST,
  'select account, live_event, profile, token_family': TOKEN_FIRST,
  'select statement_import':
    'operators see how many statements came, of everybody: each machine counts its own',
};

test('each statement of the router is of one user, or of no user, but for those that say why', () => {
  const ran = new Set(app.runs.map(({ path }) => path));
  expect(Object.keys(PROCEDURES).filter((path) => !ran.has(path))).toEqual([]);
  const owned: ReadonlySet<string> = new Set(USER_OWNED_TABLES);
  const ofUsers = [...recorder.statements.values()].filter(({ tables }) =>
    tables.some((table) => owned.has(table)),
  );
  expect(ofUsers.length).toBeGreaterThan(200);
  const elsewhere = ofUsers.filter(
    ({ refusal: ofMany, tables, ownersWritten }) =>
      ofMany !== null || ownersWritten > 1 || !tables.every((table) => owned.has(table)),
  );
  const named = elsewhere.map(
    ({ sql: text, tables }) => `${text.trim().split(/\s/)[0]} ${tables.join(', ')}`,
  );
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(ELSEWHERE).toSorted());
  expect(ofUsers.filter(({ ownersWritten }) => ownersWritten === 1).length).toBeGreaterThan(10);
});
