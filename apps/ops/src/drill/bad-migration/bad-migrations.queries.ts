import type { Migration } from '@earntrack/migrations';

/** What no migration of ours will ever be called. */
const PREFIX = '9999-drill';

/** Its first statement is done when its second fails. */
export const halfWay: Migration = {
  name: `${PREFIX}-half-way`,
  kind: 'transactional',
  async up(db) {
    await db.schema.alterTable('earning').addColumn('drilled', 'integer').execute();
    await db.schema.alterTable('nowhere_to_be_found').addColumn('drilled', 'integer').execute();
  },
};

/** Outside of a transaction, and the first time it does not get further than its first step. */
export function cutOffOnce(): Migration {
  let attempts = 0;
  return {
    name: `${PREFIX}-cut-off`,
    kind: 'online',
    async up(db) {
      await db.schema.createTable('drilled').ifNotExists().addColumn('id', 'integer').execute();
      attempts += 1;
      if (attempts === 1) throw new Error('The machine of the migration went away.');
      await db.schema.createIndex('drilled_id').ifNotExists().on('drilled').column('id').execute();
    },
    async down(db) {
      await db.schema.dropTable('drilled').execute();
    },
  };
}

/** Goes through, and the release that wanted it is taken back. */
export const unwanted: Migration = {
  name: `${PREFIX}-unwanted`,
  kind: 'transactional',
  async up(db) {
    await db.schema.alterTable('earning').addColumn('drilled', 'integer').execute();
  },
  async down(db) {
    await db.schema.alterTable('earning').dropColumn('drilled').execute();
  },
};

/** What people entered is gone, and there is no way back. */
export const destroying: Migration = {
  name: `${PREFIX}-destroying`,
  kind: 'transactional',
  async up(db) {
    await db.deleteFrom('earning' as never).execute();
  },
};
