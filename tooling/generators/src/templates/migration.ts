import type { Names } from '../names.ts';
import { nextNumber } from '../numbers.ts';
import type { Insertion, Plan } from '../plan.ts';

const FOLDER = 'packages/migrations/src/migrations';
const SCHEMA_STEP = 'Write the new schema down: npx pnpm --filter @earntrack/migrations schema';

export function migration(root: string, names: Names): Plan {
  return planOf(root, names, columnMigration);
}

/** The migration that makes a table for a feature. */
export function tableMigration(root: string, names: Names, table: string): Plan {
  return planOf(root, names, (name) => createTable(name, names, table));
}

function planOf(root: string, names: Names, textOf: (name: string, names: Names) => string): Plan {
  const name = `${nextNumber(root, FOLDER)}-${names.kebab}`;
  return {
    files: [{ path: `${FOLDER}/${name}.ts`, text: textOf(name, names) }],
    insertions: register(name, names),
    next: [`Fill in ${FOLDER}/${name}.ts, up and down.`, SCHEMA_STEP],
  };
}

function register(name: string, { camel }: Names): Insertion[] {
  const path = `${FOLDER}/index.ts`;
  return [
    {
      path,
      at: /\n\/\*\* Every migration/,
      side: 'before',
      text: `import { ${camel} } from './${name}.ts';\n`,
    },
    { path, at: /\n\];/, side: 'before', text: `\n  ${camel},` },
  ];
}

/** An example that can be taken back, because a migration that does nothing proves nothing. */
function columnMigration(name: string, { camel, snake }: Names): string {
  return `import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

export const ${camel}: Migration = {
  name: '${name}',
  kind: 'transactional',
  async up(db) {
    await sql\`comment on table schema_migration is '${snake}'\`.execute(db);
  },
  async down(db) {
    await sql\`comment on table schema_migration is null\`.execute(db);
  },
};
`;
}

function createTable(name: string, { camel }: Names, table: string): string {
  return `import { sql } from 'kysely';
import type { Migration } from '../migration.ts';
import { dropEmptyTables } from './drop-empty-tables.ts';

export const ${camel}: Migration = {
  name: '${name}',
  kind: 'transactional',
  async up(db) {
    await sql\`
      create table ${table} (
        user_id uuid not null,
        id uuid not null,
        name text not null,
        note text not null default '',
        request_hash text not null,
        deleted_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (user_id, id)
      )\`.execute(db);
  },
  async down(db) {
    await dropEmptyTables(db, ['${table}']);
  },
};
`;
}
