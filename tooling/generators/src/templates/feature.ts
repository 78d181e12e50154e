import type { Names } from '../names.ts';
import type { Insertion, NewFile, Plan } from '../plan.ts';
import { apiFeature } from './feature-api.ts';
import { contractFile, tableFile } from './feature-rows.ts';
import { webFeature } from './feature-web.ts';
import { tableMigration } from './migration.ts';

/** The names of many things and of one of them. */
export interface FeatureNames {
  many: Names;
  one: Names;
}

/** A feature through every layer: a list of named things with notes, which can be changed, deleted and brought back. */
export function feature(root: string, names: FeatureNames): Plan {
  const { many, one } = names;
  const table = tableMigration(root, many, one.snake);
  const ownFiles: NewFile[] = [
    { path: `packages/contract/src/${many.kebab}.ts`, text: contractFile(names) },
    { path: `packages/db/src/tables/${one.kebab}.table.ts`, text: tableFile(names) },
    ...apiFeature(names),
    ...webFeature(names),
  ];
  return {
    files: [...table.files, ...ownFiles],
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
      `Let the sweep empty its bin: packages/api/src/sweeps/sweep.ts.`,
      'Replace name and note by what the feature is about, from the migration up; then add the form (apps/web/src/features/platforms shows one).',
    ],
  };
}

function contractDoor({ many }: FeatureNames): Insertion[] {
  const path = 'packages/contract/src/index.ts';
  return [{ path, at: /\n$/, side: 'before', text: `\nexport * from './${many.kebab}.ts';` }];
}

function tableDoor({ one }: FeatureNames): Insertion[] {
  const path = 'packages/db/src/tables/index.ts';
  const { kebab, snake, pascal, constant } = one;
  const imported = `import { ${constant}_COLUMNS, type ${pascal}Table } from './${kebab}.table.ts';\n`;
  return [
    { path, at: /\n\/\*\* Every table of the application/, side: 'before', text: imported },
    { path, at: /export interface Database {/, side: 'after', text: `\n  ${snake}: ${pascal}Table;` },
    { path, at: /export const USER_OWNED_TABLES = \[/, side: 'after', text: `\n  '${snake}',` },
    { path, at: /export const TABLE_COLUMNS = {/, side: 'after', text: `\n  ${snake}: ${constant}_COLUMNS,` },
    { path, at: /\n$/, side: 'before', text: `\nexport type * from './${kebab}.table.ts';` },
  ];
}

function routerDoor({ many }: FeatureNames): Insertion[] {
  const path = 'packages/api/src/trpc/app-router.ts';
  const imported = `import { ${many.camel}Router } from '../features/${many.kebab}/index.ts';\n`;
  return [
    { path, at: /import { router } from/, side: 'before', text: imported },
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
  '${many.camel}.create': own(({ api }) => ${api}.create({ id: randomUUID(), name: 'One' })),
  '${many.camel}.update': foreign(({ api }, of) => ${api}.update({ id: of.${id}, version: 1, name: 'Mine' })),
  '${many.camel}.delete': foreign(({ api }, of) => ${api}.delete({ id: of.${id} })),
  '${many.camel}.restore': foreign(({ api }, of) => ${api}.restore({ id: of.${id} })),`;
  const made = `  const ${one.camel} = await owner.api.${many.camel}.create({ id: randomUUID(), name: 'Secret' });\n`;
  return [
    { path, at: /interface Belongings {/, side: 'after', text: `\n  ${id}: string;` },
    { path, at: /const ATTEMPTS: Record<string, Attempt> = {/, side: 'after', text: attempts },
    { path, at: / {2}belongings = {/, side: 'before', text: made },
    { path, at: / {2}belongings = {/, side: 'after', text: ` ${id}: ${one.camel}.id,` },
  ];
}
