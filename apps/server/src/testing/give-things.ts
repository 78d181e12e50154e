import { randomUUID } from 'node:crypto';
import type { KnownIds } from './arbitrary-of.ts';
import { type Answered, change, dataOf, type Person } from './person.ts';
import type { TestApp } from './test-app.ts';

/** Stands in every text and amount of what is given, and nowhere else. */
export const MARK = '471108';

const DAY = '2026-11-02';

/** Gives somebody one of each thing, and tells their ids by the fields that name them. */
export async function giveThings(server: TestApp, { headers }: Person): Promise<KnownIds> {
  const make = async (procedure: string, input: object): Promise<string> => {
    const id = randomUUID();
    dataOf(await change(server, procedure, { input: { id, ...input }, headers }));
    return id;
  };
  const name = `Secret ${MARK}`;
  const platformId = await make('platforms.create', { name, kind: 'other', colour: 1, currency: 'EUR' });
  const values = { platformId, currency: 'EUR' };
  const earned = { ...values, earnedOn: DAY, note: name, tags: [name] };
  const earningId = await make('earnings.create', { ...earned, components: { base: MARK } });
  const time = { kind: 'duration', workedOn: DAY, seconds: 60 };
  const bulk = { target: { ids: [earningId] }, change: { addTags: [`more ${MARK}`] } };
  return {
    platformId,
    earningId,
    productId: await make('products.create', { name, kind: 'physical' }),
    payoutId: await make('payouts.create', { ...values, paidOn: DAY, amount: MARK, note: name }),
    goalId: await make('goals.create', { ...values, periodKind: 'month', target: MARK }),
    workId: await make('work.create', { platformIds: [platformId], clock: 'online', time, note: name }),
    bulkChangeId: await make('earnings.bulkEdit', bulk),
    importId: await stage(make, (input) => change(server, 'imports.stage', { input, headers }), platformId),
    apiTokenId: await make('apiTokens.create', { name, scopes: ['read'], expiresInDays: 30 }),
  };
}

/** A statement with one row, shown and not recorded yet. */
async function stage(
  make: (procedure: string, input: object) => Promise<string>,
  send: (input: object) => Promise<Answered>,
  platformId: string,
): Promise<string> {
  const platformName = `Secret ${MARK}`;
  const importId = await make('imports.open', {
    presetId: 'generic',
    fileName: `${platformName}.csv`,
    fileSha256: '0'.repeat(64),
    rowCount: 1,
    itemCount: 1,
    why: platformName,
    platforms: [{ name: platformName, target: { kind: 'existing', platformId } }],
  });
  const rows = [{ row: 2, unit: 'EUR', value: MARK }];
  const item = { key: 'row:1', rows, platformName, description: platformName, externalId: null };
  const earning = { earnedOn: DAY, currency: 'EUR', components: { base: MARK }, hours: null };
  dataOf(await send({ importId, chunk: 0, items: [{ kind: 'earning', ...item, ...earning }] }));
  return importId;
}
