import { type Compilable, sql } from 'kysely';
import { expect, it } from 'vitest';
import { compileOnly } from '../testing/compile-only.ts';
import { earning, id, owner, ownerless } from '../testing/guarded-rows.ts';
import { QueryGuardError } from './query-guard-error.ts';

const db = compileOnly();

const wrong: Record<string, () => Compilable> = {
  'a select without a user': () => db.selectFrom('earning').selectAll(),
  'a select by id alone': () => db.selectFrom('earning').selectAll().where('id', '=', id),
  'the predicate under or': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where((eb) => eb.or([eb('user_id', '=', owner), eb('id', '=', id)])),
  'the predicate under not': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where((eb) => eb.not(eb('user_id', '=', owner))),
  'another comparison': () => db.selectFrom('earning').select('id').where('user_id', '!=', owner),
  'several users at once': () => db.selectFrom('earning').select('id').where('user_id', 'in', [owner, id]),
  'the predicate in SQL text': () =>
    db.selectFrom('earning').select('id').where(sql<boolean>`user_id = ${owner}`),
  'user_id compared with itself': () =>
    db.selectFrom('earning').select('id').whereRef('user_id', '=', 'user_id'),
  'user_id compared with another column': () =>
    db.selectFrom('earning').select('id').whereRef('user_id', '=', 'id'),
  'a join without user_id': () =>
    db
      .selectFrom('earning as e')
      .innerJoin('platform as p', 'p.id', 'e.platform_id')
      .select('p.name')
      .where('e.user_id', '=', owner),
  'two tables that are only tied to each other': () =>
    db.selectFrom('earning as e').innerJoin('platform as p', 'p.user_id', 'e.user_id').select('p.name'),
  'a left join whose condition does not restrict the left side': () =>
    db
      .selectFrom('earning as e')
      .leftJoin('work as w', (join) => join.on('e.user_id', '=', owner).onRef('w.user_id', '=', 'e.user_id'))
      .select('e.id'),
  'a right join that keeps every row': () =>
    db
      .selectFrom('earning as e')
      .rightJoin('work as w', 'w.user_id', 'e.user_id')
      .select('w.id')
      .where('e.user_id', '=', owner)
      .where((eb) => eb.or([eb('w.id', '=', id)])),
  'a cross join': () =>
    db.selectFrom(['earning as e', 'work as w']).select('w.id').where('e.user_id', '=', owner),
  'an unqualified predicate that could be of either table': () =>
    db.selectFrom(['earning', 'work']).select('earning.id').where(sql.ref('user_id'), '=', owner),
  'a join to a table of identities': () =>
    db.selectFrom('earning').innerJoin('account', 'account.user_id', 'earning.user_id').select('earning.id'),
  'a subquery without a user': () =>
    db
      .selectFrom('earning as e')
      .select('e.id')
      .where('e.user_id', '=', owner)
      .where((eb) =>
        eb.exists(eb.selectFrom('work as w').select('w.id').whereRef('w.earning_id', '=', 'e.id')),
      ),
  'a subquery among the selections': () =>
    db.selectFrom('session').select((eb) => eb.selectFrom('earning').select('note').limit(1).as('note')),
  'a derived table without a user': () =>
    db.selectFrom((eb) => eb.selectFrom('earning').selectAll().as('all')).selectAll(),
  'a derived user_id that is not the user': () =>
    db
      .selectFrom((eb) => eb.selectFrom('account').select('user_id').as('anyone'))
      .innerJoin('earning', 'earning.user_id', 'anyone.user_id')
      .select('earning.id'),
  'a derived user_id that renames another column': () =>
    db
      .selectFrom((eb) =>
        eb.selectFrom('platform').select('id as user_id').where('user_id', '=', owner).as('other'),
      )
      .innerJoin('earning', 'earning.user_id', 'other.user_id')
      .select('earning.id'),
  'a common table expression without a user': () =>
    db
      .with('all', (q) => q.selectFrom('earning').selectAll())
      .selectFrom('all')
      .selectAll(),
  'a common table expression that hides a table behind its own name': () =>
    db
      .with('earning', (q) => q.selectFrom('earning').selectAll())
      .selectFrom('earning')
      .selectAll()
      .where('user_id', '=', owner),
  'a lateral join that vouches for its neighbour': () =>
    db
      .selectFrom('platform as p')
      .innerJoinLateral(
        (eb) =>
          eb.selectFrom('earning as e').select('e.user_id').whereRef('e.user_id', '=', 'p.user_id').as('l'),
        (join) => join.onRef('l.user_id', '=', 'p.user_id'),
      )
      .select('p.name'),
  'a union with one bad half': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where('user_id', '=', owner)
      .unionAll(db.selectFrom('work').select('id')),
  'an insert without an owner': () => db.insertInto('earning').values(ownerless as typeof earning),
  'an insert whose owner is computed': () =>
    db.insertInto('earning').values({ ...earning, user_id: sql<string>`gen_random_uuid()` }),
  'an insert from a select of everybody': () =>
    db
      .insertInto('work_platform')
      .columns(['user_id', 'work_id', 'platform_id'])
      .expression((eb) =>
        eb.selectFrom('account').select(['user_id', sql.val(id).as('w'), sql.val(id).as('p')]),
      ),
  'an insert of default values': () => db.insertInto('earning').defaultValues(),
  'an upsert that changes the owner': () =>
    db
      .insertInto('earning')
      .values(earning)
      .onConflict((oc) => oc.columns(['user_id', 'id']).doUpdateSet({ user_id: id })),
  'an update without a user': () => db.updateTable('earning').set({ note: 'a' }).where('id', '=', id),
  'an update that changes the owner': () =>
    db.updateTable('earning').set({ user_id: id }).where('user_id', '=', owner),
  'an update from another table without its user': () =>
    db.updateTable('earning as e').from('platform as p').set({ note: 'a' }).where('e.user_id', '=', owner),
  'a delete without a user': () => db.deleteFrom('earning'),
  'a delete whose subquery reads everybody': () =>
    db
      .deleteFrom('earning')
      .where('user_id', '=', owner)
      .where('platform_id', 'in', (eb) => eb.selectFrom('platform').select('id')),
  'a merge': () =>
    db
      .mergeInto('earning')
      .using('platform', 'platform.user_id', 'earning.user_id')
      .whenMatched()
      .thenDelete(),
  'SQL text that names a table': () =>
    sql`select * from earning where user_id = ${owner}`.$castTo<object>().compile(db) as never,
  'SQL text with a quoted name': () => sql`select * from "Earning"`.compile(db) as never,
  'a table put into SQL text': () => sql`select * from ${sql.table('earning')}`.compile(db) as never,
  'an identifier put into SQL text': () => sql`select * from ${sql.id('earning')}`.compile(db) as never,
  'a reference put into SQL text where a table stands': () =>
    sql`select * from ${sql.ref('earning')}`.compile(db) as never,
  'SQL text as a source': () =>
    db.selectFrom(sql<{ id: string }>`(select id from work)`.as('w')).select('w.id'),
  'a schema before the name of a table': () => db.selectFrom('public.earning' as 'earning').selectAll(),
};

it.each(Object.entries(wrong))('refuses %s', (_title, build) => {
  expect(() => build().compile()).toThrow(QueryGuardError);
});
