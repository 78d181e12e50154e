import { type Compilable, sql } from 'kysely';
import { expect, it } from 'vitest';
import { compileOnly } from '../testing/compile-only.ts';
import { id, owner } from '../testing/guarded-rows.ts';
import { QueryGuardError } from './query-guard-error.ts';

const db = compileOnly();

const bypasses: Record<string, () => Compilable> = {
  'an update of a table whose name was given to a result': () =>
    db
      .with('earning', (q) => q.selectFrom('earning').selectAll().where('user_id', '=', owner))
      .updateTable('earning')
      .set({ note: 'a' }),
  'a delete from a table whose name was given to a result': () =>
    db
      .with('earning', (q) => q.selectFrom('earning').selectAll().where('user_id', '=', owner))
      .deleteFrom('earning'),
  'a schema before a name that was given to a result': () =>
    db
      .with('earning', (q) => q.selectFrom('earning').selectAll().where('user_id', '=', owner))
      .selectFrom('public.earning' as 'earning')
      .selectAll(),
  'a written table of identities that seems to be a result of its name': () =>
    db
      .with('account', (q) => q.selectFrom('earning').select('user_id').where('user_id', '=', owner))
      .updateTable('account' as never)
      .from('earning')
      .set({ email: 'a' } as never)
      .whereRef('earning.user_id' as never, '=', 'account.user_id' as never)
      .returning(sql<string>`earning.note`.as('note')) as never,
  'a read table of identities that seems to be a result of its name': () =>
    db
      .with('account', (q) => q.selectFrom('earning').select('user_id').where('user_id', '=', owner))
      .selectFrom('public.account' as 'account')
      .innerJoin('earning', 'earning.user_id', 'account.user_id')
      .select('earning.note'),
  'SQL text after the conditions': () =>
    db.selectFrom('earning').select('id').where('user_id', '=', owner).modifyEnd(sql`or true`),
  'SQL text after the conditions of an update': () =>
    db.updateTable('earning').set({ note: 'a' }).where('user_id', '=', owner).modifyEnd(sql`or true`),
  'SQL text before the selections': () =>
    db.selectFrom('earning').select('id').where('user_id', '=', owner).modifyFront(sql`all`),
  'or in SQL text among the conditions': () =>
    db.selectFrom('earning').select('id').where('user_id', '=', owner).where(sql<boolean>`false or true`),
  'or in SQL text that is compared': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where('user_id', '=', owner)
      .where('note', '=', sql<string>`'a' or true`),
  'SQL text that closes the parenthesis around it': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where((eb) => eb.and([eb('user_id', '=', owner), sql<boolean>`true) = (false`])),
  'SQL text that closes the parenthesis around it, with others in quotes': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where((eb) => eb.and([eb('user_id', '=', owner), sql<boolean>`'(' = '(') = (true and ')' = ')'`])),
  'SQL text that opens a comment': () =>
    db.selectFrom('earning').select(sql`1 /*`.as('a')).where('user_id', '=', owner),
  'SQL text that leaves the conditions to another query': () =>
    db
      .selectFrom(['earning', sql`(select 1) x union select 1 from session`.as<'w'>(sql`w`)])
      .select(sql`1`.as('a'))
      .where('earning.user_id', '=', owner),
  'an alias in SQL text that brings another table': () =>
    db.selectFrom(sql`(select 1)`.as<'w'>(sql`w, earning`)).select(sql`note`.as('note')),
  'the name of a function that is more than a name': () =>
    db
      .selectFrom('session')
      .select((eb) => eb.fn<string>('coalesce((select note from earning limit 1), lower', ['id']).as('note')),
  'an update whose column is SQL text': () =>
    db.updateTable('earning').set(sql`user_id`, id).where('user_id', '=', owner),
  'a name that is put together from pieces': () =>
    sql`select * from ${sql.raw('ear')}ning`.compile(db) as never,
  'a name that is put together from pieces inside of a query': () =>
    db.selectFrom(sql<{ id: string }>`(select id from ${sql.raw('wo')}rk)`.as('w')).select('w.id'),
  'a name that is written with escapes': () =>
    sql`select * from U&"e${sql.raw('\\0061')}rning"`.compile(db) as never,
};

it.each(Object.entries(bypasses))('refuses %s', (_title, build) => {
  expect(() => build().compile()).toThrow(QueryGuardError);
});
