import { filledTemplate } from '../filled-template.ts';
import type { Names } from '../names.ts';
import type { Insertion, NewFile, Plan } from '../plan.ts';
import { tableMigration } from './migration.ts';

/** The names of many things and of one of them. */
export interface FeatureNames {
  many: Names;
  one: Names;
}

/** A feature through every layer: a list of named things with notes, which can be changed, deleted and brought back. */
export function feature(root: string, names: FeatureNames): Plan {
  const { many } = names;
  const table = tableMigration(root, names);
  return {
    files: [...table.files, ...ownFiles(names)],
    insertions: [
      ...table.insertions,
      ...contractDoor(names),
      ...tableDoor(names),
      ...routerDoor(names),
      ...triedAsEverybody(names),
    ],
    next: [
      ...table.next.slice(1),
      'Make the route known: npx pnpm --filter @earntrack/web build',
      `Give the page its place: a line in SCREENS of apps/web/src/components/navigation.tsx, an entry in apps/web/src/routes/_app/more.tsx.`,
      'Write down what programs are told now: npx pnpm --filter @earntrack/server openapi. Then ask its new operations in apps/server/src/openapi.int.test.ts.',
      `Say in CHANGE_KINDS of packages/contract/src/live.ts that ${many.camel} change, and in apps/web/src/lib/live/concerned.ts what is asked again then; until you do, everything is.`,
      `Let the sweep empty its bin: packages/api/src/sweeps/sweep.ts.`,
      'Say in packages/api/src/features/archive/archive-kinds.ts whether archives take it along, and in docs/archive-format.md as what.',
      'Give the table a row in packages/auth/src/testing/belongings.ts, so that its deletion with an account is proved.',
      'Replace name and note by what the feature is about, from the migration up; then add the form (apps/web/src/features/platforms shows one).',
    ],
  };
}

/** Where each template of the feature goes. */
function ownFiles({ many, one }: FeatureNames): NewFile[] {
  const api = `packages/api/src/features/${many.kebab}`;
  const page = `apps/web/src/features/${many.kebab}`;
  const places = {
    'feature-contract.ts': `packages/contract/src/${many.kebab}.ts`,
    'feature-answer.ts': `packages/contract/src/views/${many.kebab}.ts`,
    'feature-table.ts': `packages/db/src/tables/${one.kebab}.table.ts`,
    'feature-index.ts': `${api}/index.ts`,
    'feature-router.ts': `${api}/${many.kebab}.router.ts`,
    'feature-service.ts': `${api}/${many.kebab}.service.ts`,
    'feature-queries.ts': `${api}/${many.kebab}.queries.ts`,
    'feature-view.ts': `${api}/${many.kebab}.view.ts`,
    'feature-test.ts': `${api}/${many.kebab}.int.test.ts`,
    'feature-page-index.ts': `${page}/index.ts`,
    'feature-hook.ts': `${page}/use-${many.kebab}.ts`,
    'feature-page.tsx': `${page}/${many.kebab}-page.tsx`,
    'feature-route.tsx': `apps/web/src/routes/_app/${many.kebab}/index.tsx`,
  };
  const values = { many: { ...many }, one: { ...one } };
  return Object.entries(places).map(([template, path]) => ({ path, text: filledTemplate(template, values) }));
}

function contractDoor({ many }: FeatureNames): Insertion[] {
  const path = 'packages/contract/src/index.ts';
  return [
    {
      path,
      at: /\n$/,
      side: 'before',
      text: `\nexport * from './${many.kebab}.ts';\nexport * from './views/${many.kebab}.ts';`,
    },
  ];
}

function tableDoor({ one }: FeatureNames): Insertion[] {
  const path = 'packages/db/src/tables/index.ts';
  const { kebab, snake, pascal, constant } = one;
  const imported = `import { ${constant}_COLUMNS, type ${pascal}Table } from './${kebab}.table.ts';\n`;
  return [
    { path, at: /\n\/\*\* Every table of the application/, side: 'before', text: imported },
    { path, at: /export interface Database {/, side: 'after', text: `\n  ${snake}: ${pascal}Table;` },
    {
      path,
      at: /export const USER_OWNED_TABLES = \[\n {2}'live_event',/,
      side: 'after',
      text: `\n  '${snake}',`,
    },
    { path, at: /export const TABLE_COLUMNS = {/, side: 'after', text: `\n  ${snake}: ${constant}_COLUMNS,` },
    { path, at: /\n$/, side: 'before', text: `\nexport type * from './${kebab}.table.ts';` },
  ];
}

function routerDoor({ many }: FeatureNames): Insertion[] {
  const path = 'packages/api/src/trpc/app-router.ts';
  const imported = `import { ${many.camel}Router } from '../features/${many.kebab}/index.ts';\n`;
  return [
    { path, at: /import { .*router } from '.\/init.ts'/, side: 'before', text: imported },
    { path, at: /appRouter = router\({/, side: 'after', text: `\n  ${many.camel}: ${many.camel}Router,` },
  ];
}

/** Every procedure is tried as nobody and as a stranger. */
function triedAsEverybody({ many, one }: FeatureNames): Insertion[] {
  const path = 'packages/api/src/trpc/every-procedure.int.test.ts';
  const api = `api.${many.camel}`;
  const id = `${one.camel}Id`;
  const attempts = `
  '${many.camel}.list': own(({ api }) => ${api}.list()),
  '${many.camel}.get': foreign(({ api }, of) => ${api}.get({ id: of.${id} })),
  '${many.camel}.create': own(({ api }) => ${api}.create({ id: randomUUID(), name: 'One' })),
  '${many.camel}.update': foreign(({ api }, of) => ${api}.update({ id: of.${id}, version: 1, name: 'Mine' })),
  '${many.camel}.delete': foreign(({ api }, of) => ${api}.delete({ id: of.${id} })),
  '${many.camel}.restore': foreign(({ api }, of) => ${api}.restore({ id: of.${id} })),`;
  const made = `  const ${one.camel} = await owner.api.${many.camel}.create({ id: randomUUID(), name: 'Secret' });\n`;
  return [
    {
      path: 'packages/api/src/testing/attempt.ts',
      at: /interface Belongings {/,
      side: 'after',
      text: `\n  ${id}: string;`,
    },
    { path, at: /const ATTEMPTS: Record<string, Attempt> = {/, side: 'after', text: attempts },
    { path, at: / {2}belongings = {/, side: 'before', text: made },
    { path, at: / {2}belongings = {/, side: 'after', text: ` ${id}: ${one.camel}.id,` },
  ];
}
