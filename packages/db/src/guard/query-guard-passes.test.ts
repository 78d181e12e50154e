import { type Compilable, sql } from 'kysely';
import { expect, it } from 'vitest';
import { compileOnly } from '../testing/compile-only.ts';
import { earning, id, owner } from '../testing/guarded-rows.ts';

const db = compileOnly();

const right: Record<string, () => Compilable> = {
  'a select by its user': () => db.selectFrom('earning').selectAll().where('user_id', '=', owner),
  'an alias': () => db.selectFrom('earning as e').select('e.id').where('e.user_id', '=', owner),
  'a value on the left': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where((eb) => eb(eb.val(owner), '=', eb.ref('user_id'))),
  'a cast value': () =>
    db.selectFrom('earning').select('id').where('user_id', '=', sql<string>`${owner}::uuid`),
  'conditions grouped with and': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where((eb) => eb.and([eb('user_id', '=', owner), eb('id', '=', id)])),
  'or beside the predicate': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where('user_id', '=', owner)
      .where((eb) => eb.or([eb('id', '=', id), eb('note', '=', 'a')])),
  'an inner join by user_id': () =>
    db
      .selectFrom('earning as e')
      .innerJoin('platform as p', (join) =>
        join.onRef('p.user_id', '=', 'e.user_id').onRef('p.id', '=', 'e.platform_id'),
      )
      .select('p.name')
      .where('e.user_id', '=', owner),
  'a chain of left joins': () =>
    db
      .selectFrom('work as w')
      .leftJoin('work_platform as l', (join) =>
        join.onRef('l.user_id', '=', 'w.user_id').onRef('l.work_id', '=', 'w.id'),
      )
      .leftJoin('platform as p', (join) =>
        join.onRef('p.user_id', '=', 'l.user_id').onRef('p.id', '=', 'l.platform_id'),
      )
      .select('p.name')
      .where('w.user_id', '=', owner),
  'a left join with the value in its condition': () =>
    db
      .selectFrom('earning as e')
      .leftJoin('work as w', (join) => join.on('w.user_id', '=', owner).onRef('w.earning_id', '=', 'e.id'))
      .select('w.id')
      .where('e.user_id', '=', owner),
  'a correlated subquery': () =>
    db
      .selectFrom('earning as e')
      .select('e.id')
      .where('e.user_id', '=', owner)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('work as w')
            .select('w.id')
            .whereRef('w.user_id', '=', 'e.user_id')
            .whereRef('w.earning_id', '=', 'e.id'),
        ),
      ),
  'a derived table': () =>
    db
      .selectFrom((eb) =>
        eb.selectFrom('earning').select(['user_id', 'id']).where('user_id', '=', owner).as('mine'),
      )
      .innerJoin('work', 'work.user_id', 'mine.user_id')
      .select('work.id'),
  'a common table expression': () =>
    db
      .with('mine', (q) => q.selectFrom('earning').selectAll().where('user_id', '=', owner))
      .selectFrom('mine')
      .innerJoin('platform', (join) => join.onRef('platform.user_id', '=', 'mine.user_id'))
      .select('platform.name'),
  'a union of two': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where('user_id', '=', owner)
      .unionAll(db.selectFrom('work').select('id').where('user_id', '=', owner)),
  'a lateral join': () =>
    db
      .selectFrom('platform as p')
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('earning as e')
            .select('e.id')
            .whereRef('e.user_id', '=', 'p.user_id')
            .limit(1)
            .as('latest'),
        (join) => join.onTrue(),
      )
      .select('latest.id')
      .where('p.user_id', '=', owner),
  'an insert with its owner': () => db.insertInto('earning').values(earning),
  'an insert of several rows, one with an expression': () =>
    db.insertInto('earning').values([earning, { ...earning, note: sql<string>`upper(${'a'})` }]),
  'an insert from a select': () =>
    db
      .insertInto('work_platform')
      .columns(['user_id', 'work_id', 'platform_id'])
      .expression((eb) =>
        eb
          .selectFrom('platform')
          .select(['user_id', sql.val(id).as('work_id'), 'id'])
          .where('user_id', '=', owner),
      ),
  'an insert from a list of values': () =>
    db
      .insertInto('work_platform')
      .columns(['user_id', 'work_id', 'platform_id'])
      .expression((eb) =>
        eb
          .selectFrom(sql<{ id: string }>`unnest(${[id]}::uuid[])`.as('given'))
          .select([
            eb.val(owner).as('user_id'),
            eb.val(id).as('work_id'),
            sql<string>`given`.as('platform_id'),
          ]),
      ),
  'two sources whose aliases are SQL text': () =>
    db
      .selectFrom([
        sql`unnest(${[id]}::uuid[])`.as<'a'>(sql`a(one)`),
        sql`unnest(${[id]}::uuid[])`.as<'b'>(sql`b(two)`),
      ])
      .select(sql`a.one`.as('one')),
  'an upsert': () =>
    db
      .insertInto('earning')
      .values(earning)
      .onConflict((oc) =>
        oc.columns(['user_id', 'id']).doUpdateSet({ note: (eb) => eb.ref('excluded.note') }),
      ),
  'an update by its user': () => db.updateTable('earning').set({ note: 'a' }).where('user_id', '=', owner),
  'an update from another table': () =>
    db
      .updateTable('earning as e')
      .from('platform as p')
      .set({ note: 'a' })
      .where('e.user_id', '=', owner)
      .whereRef('p.user_id', '=', 'e.user_id'),
  'a delete by its user': () => db.deleteFrom('earning').where('user_id', '=', owner),
  'a delete using another table': () =>
    db
      .deleteFrom('work')
      .using('earning')
      .where('work.user_id', '=', owner)
      .whereRef('earning.user_id', '=', 'work.user_id'),
  'a table of identities without a user': () => db.selectFrom('session').selectAll().where('id', '=', 'hash'),
  'SQL text that only qualifies columns': () =>
    db
      .selectFrom('earning')
      .select(sql<string>`sum(earning.net_micros)`.as('net'))
      .where('user_id', '=', owner),
  'values that look like names of tables': () =>
    db.selectFrom('earning').select('id').where('user_id', '=', owner).where('note', '=', 'from earning'),
  'a lock on what is read': () =>
    db.selectFrom('earning').select('id').where('user_id', '=', owner).forUpdate(),
  'or in SQL text inside of parentheses': () =>
    db
      .selectFrom('earning')
      .select('id')
      .where('user_id', '=', owner)
      .where(sql<boolean>`(note = ${'a'} or note = '(')`),
  'a function of PostgreSQL': () =>
    db
      .selectFrom('earning')
      .select((eb) => eb.fn<string>('lower', ['note']).as('note'))
      .where('user_id', '=', owner),
};

it.each(Object.entries(right))('passes %s', (_title, build) => {
  expect(build().compile().sql).toContain(' ');
});
