import { filledTemplate } from '../filled-template.ts';
import type { Names } from '../names.ts';
import { nextNumber } from '../numbers.ts';
import type { Insertion, Plan } from '../plan.ts';

const FOLDER = 'packages/migrations/src/migrations';
const SCHEMA_STEP = 'Write the new schema down: npx pnpm --filter @earntrack/migrations schema';

/** An example that can be taken back, because a migration that does nothing proves nothing. */
export function migration(root: string, many: Names): Plan {
  const name = `${nextNumber(root, FOLDER)}-${many.kebab}`;
  return planOf(name, many, filledTemplate('migration.ts', { many: { ...many }, migration: { name } }));
}

/** The migration that makes the table of a feature. */
export function tableMigration(root: string, { many, one }: { many: Names; one: Names }): Plan {
  const name = `${nextNumber(root, FOLDER)}-${many.kebab}`;
  const values = { many: { ...many }, one: { ...one }, migration: { name } };
  return planOf(name, many, filledTemplate('migration-table.ts', values));
}

function planOf(name: string, names: Names, text: string): Plan {
  return {
    files: [{ path: `${FOLDER}/${name}.ts`, text }],
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
