import { asOperator } from '@earntrack/db';
import { asLocalDate } from '@earntrack/domain';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Handle } from '../actor.ts';
import { addPlatform, createTestApi, importFile, statementFile } from '../testing/index.ts';
import { estimateArchivable } from './archived-years.queries.ts';
import { readDatabaseState } from './database-state.ts';

const OLD_DAYS = 300;
const NEW_DAYS = 100;

/** One earning a day from a first day on; every tenth with hours of its own. */
function rowsFrom(first: string, days: number): string[] {
  const startMs = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: days }, (_, at) => {
    const day = new Date(startMs + at * 86_400_000).toISOString().slice(0, 10);
    return `${day},Shop,${day},5.00,${at % 10 === 0 ? '2' : ''},`;
  });
}

/** What is told of three days, once PostgreSQL has looked at the table. */
async function estimates(db: Handle) {
  await sql`analyze earning`.execute(db);
  const before = (day: string) => estimateArchivable(db, asLocalDate(day));
  return [await before('2019-01-01'), await before('2020-01-01'), await before('2030-01-01')];
}

test('how many earnings could be archived is told about right from what PostgreSQL knows, and not before it looked', async () => {
  const app = await createTestApi();
  try {
    const db = asOperator(app.services.db, 'A test looks at tables as PostgreSQL has them');
    const now = new Date('2026-11-26T10:00:00Z');
    expect((await readDatabaseState(db, now)).archivable).toEqual({ beforeYear: 2024, earnings: null });
    const ana = await app.signUp();
    const { id: platformId } = await addPlatform(ana);
    const target = { kind: 'existing' as const, platformId };
    const rows = [...rowsFrom('2019-01-01', OLD_DAYS), ...rowsFrom('2026-03-01', NEW_DAYS)];
    const csv = ['id,platform,date,amount,hours,notes', ...rows].join('\n');
    await importFile(ana, statementFile(`${csv}\n`, [{ name: 'Shop', target }]));
    const [none = NaN, old = NaN, all = NaN] = (await estimates(db)).map((rowCount) => rowCount ?? NaN);
    expect(none).toBe(0);
    expect(old / OLD_DAYS).toBeCloseTo(1, 1);
    expect(all / (OLD_DAYS + NEW_DAYS)).toBeCloseTo(1, 1);
    const state = await readDatabaseState(db, now);
    expect(state.archivable).toEqual({ beforeYear: 2024, earnings: old });
  } finally {
    await app.close();
  }
});
