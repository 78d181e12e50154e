import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import {
  eachWithShop,
  importFile,
  type Person,
  platformInput,
  refusal,
  sayWhichIsLater,
  shopFile,
  stageFile,
  statementFile,
  type TestApi,
} from '../../testing/index.ts';

const HEADER = 'platform,date,amount,hours,notes';
const ROWS = [
  'Shop,2026-11-02,10.00,2,first',
  'Shop,2026-11-02,10.00,2,first',
  'Shop,2026-11-03,5.25,,second',
];

let app: TestApi;
let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ app, ana, shopId } = made);
});

const file = (rows: string[] = ROWS) => shopFile(shopId, HEADER, rows);

async function everything() {
  const earnings = (await ana.api.earnings.list({ limit: 200 })).items;
  const work = (await ana.api.work.list({ limit: 200 })).items;
  const summary = await ana.api.dashboard.summary({ period: { kind: 'all' } });
  return { earnings, work, totals: summary.totals, workedSeconds: summary.workedSeconds };
}

test('a file is recorded with its hours, and identical rows stay apart', async () => {
  const view = await importFile(ana, file());
  expect(view).toMatchObject({
    state: 'committed',
    earnings: 3,
    outcomes: { new: 3, unchanged: 0, changed: 0, leftOut: 0 },
    control: [{ unit: 'USD', file: '25.25', recorded: '25.25', leftOut: '0', isOk: true }],
  });
  const { earnings, totals, workedSeconds } = await everything();
  expect(earnings.map(({ net, hours }) => [net, hours?.seconds ?? null])).toEqual([
    ['5.25', null],
    ['10', 7200],
    ['10', 7200],
  ]);
  expect(totals[0]?.net).toBe('25.25');
  expect(workedSeconds).toBe(4 * 3600);
});

test('the same file again, also in another order of rows and columns, changes nothing', async () => {
  await importFile(ana, file());
  const before = await everything();

  const again = await importFile(ana, file(ROWS.toReversed()));
  expect(again.outcomes).toEqual({ new: 0, unchanged: 3, changed: 0, leftOut: 0 });

  const turned =
    'notes,hours,amount,date,platform\nfirst,2,10.00,2026-11-02,Shop\nfirst,2,10.00,2026-11-02,Shop\n';
  const platforms = [{ name: 'Shop', target: { kind: 'existing', platformId: shopId } as const }];
  expect((await importFile(ana, statementFile(turned, platforms))).outcomes.unchanged).toBe(2);
  expect(await everything()).toEqual(before);
});

test('an overlapping export adds only what is new', async () => {
  await importFile(ana, file(ROWS.slice(0, 2)));
  const view = await importFile(ana, file(ROWS));
  expect(view.outcomes).toMatchObject({ new: 1, unchanged: 2 });
  expect((await everything()).earnings).toHaveLength(3);
});

test('committing again, also at the same moment, answers the same and records once', async () => {
  const importId = await stageFile(ana, file());
  const answers = await Promise.all([1, 2, 3].map(() => ana.api.imports.commit({ importId })));
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(await ana.api.imports.commit({ importId })).toEqual(answers[0]);
  expect((await everything()).earnings).toHaveLength(3);
});

test('two imports of the same file that are committed at the same moment record it once', async () => {
  const first = await stageFile(ana, file());
  const second = await stageFile(ana, file());
  const views = await Promise.all([first, second].map((importId) => ana.api.imports.commit({ importId })));
  expect(new Set(views.map(({ outcomes }) => outcomes.new))).toEqual(new Set([0, 3]));
  expect((await everything()).earnings).toHaveLength(3);
});

describe('a row with an id of its own', () => {
  const withId = (amount: string, hours: string) => {
    const csv = `id,${HEADER}\nA1,Shop,2026-11-02,${amount},${hours},job\n`;
    return statementFile(csv, [{ name: 'Shop', target: { kind: 'existing', platformId: shopId } }]);
  };

  test('that says something else later is changed, hours and all', async () => {
    await importFile(ana, withId('10.00', '1'));
    const view = await importFile(ana, withId('12.00', '3'));
    expect(view.outcomes).toMatchObject({ new: 0, changed: 1 });
    const { earnings, workedSeconds } = await everything();
    expect(earnings).toHaveLength(1);
    expect(earnings[0]).toMatchObject({ net: '12', hours: { seconds: 3 * 3600 }, version: 2 });
    expect(workedSeconds).toBe(3 * 3600);
  });

  test('is not put back by a file that was recorded before', async () => {
    await importFile(ana, withId('10.00', '1'));
    await importFile(ana, withId('12.00', '3'));
    const later = await everything();
    expect((await importFile(ana, withId('10.00', '1'))).outcomes).toMatchObject({
      unchanged: 1,
      changed: 0,
    });
    expect(await everything()).toEqual(later);
  });

  test('that a person changed is never overwritten', async () => {
    await importFile(ana, withId('10.00', '1'));
    const [row] = (await everything()).earnings;
    if (!row) throw new Error('Nothing was recorded');
    const { id, platformId, earnedOn, currency, version } = row;
    const kept = { id, platformId, earnedOn, currency, version };
    await ana.api.earnings.update({
      ...kept,
      components: { base: '99' },
      note: 'corrected',
      hours: null,
    });
    const view = await importFile(ana, withId('12.00', '3'));
    expect(view.outcomes).toMatchObject({ unchanged: 1, changed: 0 });
    expect((await everything()).earnings[0]).toMatchObject({ net: '99', note: 'corrected' });
  });

  test('that a person changes at the very moment of the commit is never overwritten', async () => {
    await importFile(ana, withId('10.00', '1'));
    const importId = await stageFile(ana, withId('12.00', '3'));
    await sayWhichIsLater(ana, importId, () => false);
    const person = await app.database.db.startTransaction().execute();
    await person
      .updateTable('earning')
      .set({ base_micros: 99_000_000n, request_hash: 'of a person' })
      .where('user_id', '=', ana.userId)
      .execute();
    const commit = ana.api.imports.commit({ importId });
    await vi.waitFor(async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      `.execute(app.database.db);
      expect(rows).toHaveLength(1);
    });
    await person.commit().execute();
    expect((await commit).outcomes).toMatchObject({ unchanged: 1, changed: 0 });
    expect((await everything()).earnings[0]).toMatchObject({ net: '99', hours: { seconds: 3600 } });
  });

  test('that a person deleted stays deleted', async () => {
    await importFile(ana, withId('10.00', '1'));
    const [row] = (await everything()).earnings;
    await ana.api.earnings.delete({ id: row?.id ?? '' });
    expect((await importFile(ana, withId('12.00', '3'))).outcomes).toMatchObject({ unchanged: 1, new: 0 });
    expect((await everything()).earnings).toEqual([]);
  });
});

describe('staging', () => {
  test('a chunk twice keeps it once', async () => {
    const { open, items } = file();
    await ana.api.imports.open(open);
    await ana.api.imports.open(open);
    const chunk = { importId: open.id, chunk: 0, items };
    await ana.api.imports.stage(chunk);
    const again = await ana.api.imports.stage(chunk);
    expect(again).toMatchObject({ stagedCount: 3, earnings: 3, outcomes: { new: 3 } });
    expect((await ana.api.imports.commit({ importId: open.id })).outcomes.new).toBe(3);
  });

  test('takes no more than the file was said to hold', async () => {
    const { open, items } = file();
    await ana.api.imports.open(open);
    await ana.api.imports.stage({ importId: open.id, chunk: 0, items });
    const more = ana.api.imports.stage({ importId: open.id, chunk: 1, items: items.slice(0, 1) });
    expect((await refusal(more)).code).toBe('invalid_input');
    expect((await ana.api.imports.commit({ importId: open.id })).outcomes.new).toBe(3);
  });

  test('leaves everything as it was until it is committed, and cancelling leaves nothing', async () => {
    const importId = await stageFile(ana, file());
    expect((await everything()).earnings).toEqual([]);
    expect((await ana.api.imports.preview({ importId })).outcomes.new).toBe(3);
    expect((await ana.api.imports.cancel({ importId })).state).toBe('cancelled');
    expect((await ana.api.imports.list()).items).toEqual([]);
    expect((await refusal(ana.api.imports.commit({ importId }))).code).toBe('conflict');
    expect((await everything()).earnings).toEqual([]);
  });

  test('works in several chunks, listed in the order of the file', async () => {
    const importId = await stageFile(ana, file(), 1);
    await ana.api.imports.commit({ importId });
    const first = await ana.api.imports.items({ importId, limit: 2 });
    const rest = await ana.api.imports.items({ importId, limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ rows, outcome }) => [rows, outcome])).toEqual([
      [[2], 'new'],
      [[3], 'new'],
      [[4], 'new'],
    ]);
    expect(rest.nextCursor).toBeNull();
  });
});

test('what counts of one preset is found however much came after it', async () => {
  const { id } = await importFile(ana, file());
  // It is under way, and counts for nothing yet.
  await stageFile(ana, file());
  const of = async (recordedBy: string) =>
    (await ana.api.imports.list({ recordedBy, limit: 1 })).items.map((each) => each.id);
  expect([await of('generic'), await of('gumroad')]).toEqual([[id], []]);
  await ana.api.imports.undo({ importId: id });
  expect(await of('generic')).toEqual([]);
});

test('a file of more rows than are looked at together is recorded whole', async () => {
  const rows = Array.from({ length: 4001 }, (_row, index) => `Shop,2026-11-02,1.00,,row ${index}`);
  const view = await importFile(ana, file(rows));
  expect(view).toMatchObject({ earnings: 4001, control: [{ recorded: '4001' }] });
  expect((await importFile(ana, file(rows.toReversed()))).outcomes).toMatchObject({
    new: 0,
    unchanged: 4001,
  });
});

describe('a commit is refused and records nothing', () => {
  test('while rows are missing', async () => {
    const { open, items } = file();
    await ana.api.imports.open(open);
    await ana.api.imports.stage({ importId: open.id, chunk: 0, items: items.slice(1) });
    expect((await refusal(ana.api.imports.commit({ importId: open.id }))).code).toBe('statement_incomplete');
    expect((await refusal(ana.api.imports.preview({ importId: open.id }))).code).toBe('statement_incomplete');
    expect((await everything()).earnings).toEqual([]);
  });

  test('when the same row has arrived twice', async () => {
    const { open, items } = file();
    await ana.api.imports.open(open);
    await ana.api.imports.stage({ importId: open.id, chunk: 0, items: items.slice(1) });
    await ana.api.imports.stage({ importId: open.id, chunk: 1, items: items.slice(1, 2) });
    expect((await refusal(ana.api.imports.commit({ importId: open.id }))).code).toBe('statement_incomplete');
    expect((await everything()).earnings).toEqual([]);
  });

  test('when a row is to be recorded with another amount than the file says', async () => {
    const { open, items } = file();
    const forged = items.map((item, index) =>
      index === 0 && item.kind === 'earning' ? { ...item, components: { base: '10.01' } } : item,
    );
    const importId = await stageFile(ana, { open, items: forged });
    expect((await ana.api.imports.preview({ importId })).control[0]?.isOk).toBe(false);
    expect((await refusal(ana.api.imports.commit({ importId }))).code).toBe('statement_mismatch');
    expect((await everything()).earnings).toEqual([]);
  });

  test('when two wrong amounts make up for each other', async () => {
    const { open, items } = file();
    const forged = items.map((item, index) =>
      item.kind === 'earning' && index < 2
        ? { ...item, components: { base: index === 0 ? '11' : '9' } }
        : item,
    );
    const importId = await stageFile(ana, { open, items: forged });
    expect((await refusal(ana.api.imports.commit({ importId }))).code).toBe('statement_mismatch');
  });
});

test('a new platform comes with the import and not before', async () => {
  const platform = platformInput({ name: 'Stall' });
  const csv = `${HEADER}\nStall,2026-11-02,10.00,,\n`;
  const staged = statementFile(csv, [{ name: 'Stall', target: { kind: 'new', platform } }]);
  const importId = await stageFile(ana, staged);
  expect((await ana.api.platforms.list()).map(({ name }) => name)).toEqual(['Shop']);
  await ana.api.imports.commit({ importId });
  expect((await ana.api.platforms.list()).map(({ name }) => name)).toEqual(['Shop', 'Stall']);
});

test('a platform name without a choice, and a form that is not known, are refused in words', async () => {
  const { open, items } = file();
  const elsewhere = {
    ...open,
    platforms: [{ name: 'Other', target: { kind: 'existing', platformId: shopId } as const }],
  };
  await ana.api.imports.open(elsewhere);
  const call = ana.api.imports.stage({ importId: open.id, chunk: 0, items });
  expect((await refusal(call)).fields).toHaveProperty('platforms');
  const unknown = { ...open, id: randomUUID(), presetId: 'nonsense' };
  expect((await refusal(ana.api.imports.open(unknown))).fields).toHaveProperty('presetId');
});
