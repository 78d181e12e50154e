import { randomUUID } from 'node:crypto';
import { asOperator, USER_OWNED_TABLES } from '@earntrack/db';
import { type CompiledQuery, type KyselyPlugin, type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillAccount } from '../testing/full-account.ts';
import { createTestApi, type Person, refusal, type TestApi } from '../testing/index.ts';
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
  'console.story': [{ requestId: 'req-1' }],
  'dashboard.summary': [{ period: { kind: 'year' } }, { period: { kind: 'all' }, sharedTime: 'net' }],
  'earnings.list': filters,
  'earnings.sums': filters,
  'earnings.days': filters,
  ...Object.fromEntries(
    ['platforms', 'earnings', 'work', 'products', 'payouts', 'goals'].map((of) => [`${of}.get`, [{ id }]]),
  ),
  'imports.preview': [{ importId: id }],
  'imports.get': [{ importId: id }],
  'imports.previewUndo': [{ importId: id }],
  'imports.undoItems': [{ importId: id }, { importId: id, effect: 'removed' }],
  'imports.earningVersions': [{ id }],
  'imports.items': [{ importId: id }],
  'imports.findByHash': [{ fileSha256: 'a'.repeat(64) }],
  'payouts.list': pages,
  'work.list': pages,
};

let app: TestApi;
let ana: Person;
const asked = new Map<string, CompiledQuery>();
beforeAll(async () => {
  app = await createTestApi();
  ana = await app.signUp();
  await fillAccount(ana);
  const { db } = app.services;
  const executor = db.getExecutor();
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const query = executor.compileQuery(node, queryId);
      asked.set(query.sql, query);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  Object.assign(app.services, { db: db.withPlugin(recorder) });
});
afterAll(() => app.close());

/** Accounts, and what hangs on them, are the tables that grow. */
const readWhole = new RegExp(`Seq Scan on (${USER_OWNED_TABLES.join('|')})\\b`);

test('no question reads a table of all people from one end to the other', async () => {
  const refused: unknown[] = [];
  for (const path of QUERIES) refused.push(...(await ask(path)));
  expect(refused).toEqual([]);
  expect(asked.size).toBeGreaterThan(60);
  const selects = [...asked.values()].filter(({ sql: text }) => /^(select|with)\b/.test(text));
  const plans = await Promise.all(selects.map(planOf));
  expect(plans.filter((plan) => readWhole.test(plan))).toEqual([]);
});

/** How it was refused, but for what is not there: that was looked for all the same. */
async function ask(path: string): Promise<unknown[]> {
  const [feature = '', name = ''] = path.split('.');
  const routers = ana.api as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const refused: unknown[] = [];
  for (const input of INPUTS[path] ?? [undefined]) {
    const call = routers[feature]?.[name]?.(input) ?? Promise.reject(new Error(`${path} is no procedure`));
    const fault = await call.then(
      () => null,
      () => refusal(call),
    );
    if (fault !== null && fault.code !== 'not_found') refused.push({ path, input, ...fault });
  }
  return refused;
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
