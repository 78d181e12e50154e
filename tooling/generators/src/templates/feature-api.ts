import type { NewFile } from '../plan.ts';
import type { FeatureNames } from './feature.ts';
import { testFile } from './feature-test.ts';

/** Router, service, queries, view and the test of them. */
export function apiFeature(names: FeatureNames): NewFile[] {
  const { many } = names;
  const path = (layer: string) => `packages/api/src/features/${many.kebab}/${many.kebab}.${layer}.ts`;
  return [
    {
      path: `packages/api/src/features/${many.kebab}/index.ts`,
      text: `export { ${many.camel}Router } from './${many.kebab}.router.ts';\n`,
    },
    { path: path('router'), text: routerFile(names) },
    { path: path('service'), text: serviceFile(names) },
    { path: path('queries'), text: queriesFile(names) },
    { path: path('view'), text: viewFile(names) },
    { path: path('int.test'), text: testFile(names) },
  ];
}

function routerFile({ many, one }: FeatureNames): string {
  const procedure = (name: string, input: string, call: string) => `  ${name}: signedInProcedure
    .input(${input})
    .${name === 'list' ? 'query' : 'mutation'}(({ ctx${call.includes('input') ? ', input' : ''} }) => ${call}),`;
  const id = `${one.camel}IdInput`;
  return `import {
  create${one.pascal}Input,
  list${many.pascal}Input,
  ${id},
  update${one.pascal}Input,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import {
  bin${one.pascal},
  change${one.pascal},
  record${one.pascal},
  show${many.pascal},
  unbin${one.pascal},
} from './${many.kebab}.service.ts';

export const ${many.camel}Router = router({
${procedure('list', `list${many.pascal}Input.prefault({})`, `show${many.pascal}(ctx.db, ctx.actor)`)}
${procedure('create', `create${one.pascal}Input`, `record${one.pascal}(ctx.db, ctx.actor, input)`)}
${procedure('update', `update${one.pascal}Input`, `change${one.pascal}(ctx.db, ctx.actor, input)`)}
${procedure('delete', id, `bin${one.pascal}(ctx.db, ctx.actor, input.id)`)}
${procedure('restore', id, `unbin${one.pascal}(ctx.db, ctx.actor, input.id)`)}
});
`;
}

function serviceFile({ many, one }: FeatureNames): string {
  const { pascal, camel, words } = one;
  return `import { AppError, type create${pascal}Input, type ${pascal}View, type update${pascal}Input } from '@earntrack/contract';
import { inTransaction, type ${pascal}Row } from '@earntrack/db';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { hasValues } from '../../identity/has-values.ts';
import { requestHash } from '../../identity/request-hash.ts';
import { find${pascal}, insert${pascal}, list${many.pascal}, lock${pascal}, update${pascal} } from './${many.kebab}.queries.ts';
import { ${camel}View } from './${many.kebab}.view.ts';

type Create${pascal} = z.output<typeof create${pascal}Input>;
type Update${pascal} = z.output<typeof update${pascal}Input>;

export async function show${many.pascal}(db: Handle, actor: Actor): Promise<${pascal}View[]> {
  return (await list${many.pascal}(db, actor.userId)).map(${camel}View);
}

export async function record${pascal}(db: Handle, actor: Actor, input: Create${pascal}): Promise<${pascal}View> {
  const hash = requestHash(input);
  const row = { ...columnsOf(input), id: input.id, request_hash: hash, created_at: actor.now, updated_at: actor.now };
  const added = await insert${pascal}(db, actor.userId, row);
  return ${camel}View(added ?? sameCreate(await find${pascal}(db, actor.userId, input.id), hash));
}

export function change${pascal}(db: Handle, actor: Actor, input: Update${pascal}): Promise<${pascal}View> {
  return inTransaction(db, async (tx) => {
    const known = present(await lock${pascal}(tx, actor.userId, input.id));
    const columns = columnsOf(input);
    if (known.version !== input.version) return ${camel}View(sameChange(known, columns));
    const patch = { ...columns, updated_at: actor.now };
    return ${camel}View(await update${pascal}(tx, actor.userId, { id: input.id, patch }));
  });
}

/** Puts it into the bin; a second time changes nothing. */
export function bin${pascal}(db: Handle, actor: Actor, id: string): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const known = existing(await lock${pascal}(tx, actor.userId, id));
    const patch = { deleted_at: actor.now, updated_at: actor.now };
    if (known.deleted_at === null) await update${pascal}(tx, actor.userId, { id, patch });
    return { id };
  });
}

/** Brings it back from the bin; one that is not there stays as it is. */
export function unbin${pascal}(db: Handle, actor: Actor, id: string): Promise<${pascal}View> {
  return inTransaction(db, async (tx) => {
    const known = existing(await lock${pascal}(tx, actor.userId, id));
    if (known.deleted_at === null) return ${camel}View(known);
    const patch = { deleted_at: null, updated_at: actor.now };
    return ${camel}View(await update${pascal}(tx, actor.userId, { id, patch }));
  });
}

function columnsOf({ name, note }: Create${pascal} | Update${pascal}) {
  return { name, note };
}

/** The row that an earlier, equal create made. Throws when it was deleted since, or when the create was another one. */
function sameCreate(known: ${pascal}Row | undefined, hash: string): ${pascal}Row {
  const row = present(known);
  if (row.request_hash === hash) return row;
  throw new AppError('conflict', 'Another ${words} was already made under this id. Reload the page and try again.');
}

/** The row as an earlier, equal change left it. Throws when it is another one by now. */
function sameChange(known: ${pascal}Row, columns: Partial<${pascal}Row>): ${pascal}Row {
  if (hasValues(known, columns)) return known;
  throw new AppError(
    'conflict',
    'This ${words} was changed somewhere else meanwhile. Reload it and make your change again.',
  );
}

function existing(row: ${pascal}Row | undefined): ${pascal}Row {
  if (!row) throw new AppError('not_found', 'This ${words} does not exist any more.');
  return row;
}

function present(known: ${pascal}Row | undefined): ${pascal}Row {
  const row = existing(known);
  if (row.deleted_at === null) return row;
  throw new AppError('already_deleted', 'This ${words} was deleted. Restore it first if you want it back.');
}
`;
}

function queriesFile({ many, one }: FeatureNames): string {
  const { pascal, snake } = one;
  return `import type { ${pascal}Patch, ${pascal}Row, New${pascal} } from '@earntrack/db';
import { sql } from 'kysely';
import type { Handle } from '../../actor.ts';

export function list${many.pascal}(db: Handle, ownerId: string): Promise<${pascal}Row[]> {
  return db
    .selectFrom('${snake}')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .orderBy(sql\`lower(name)\`)
    .orderBy('id')
    .execute();
}

/** The one of this id, also from the bin. */
export function find${pascal}(db: Handle, ownerId: string, id: string): Promise<${pascal}Row | undefined> {
  return db
    .selectFrom('${snake}')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The same, kept from being changed by others until the transaction ends. */
export function lock${pascal}(db: Handle, ownerId: string, id: string): Promise<${pascal}Row | undefined> {
  return db
    .selectFrom('${snake}')
    .selectAll()
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The new row, or nothing where the id is taken. */
export function insert${pascal}(
  db: Handle,
  ownerId: string,
  row: Omit<New${pascal}, 'user_id'>,
): Promise<${pascal}Row | undefined> {
  return db
    .insertInto('${snake}')
    .values({ ...row, user_id: ownerId })
    .onConflict((conflict) => conflict.columns(['user_id', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

export function update${pascal}(
  db: Handle,
  ownerId: string,
  { id, patch }: { id: string; patch: ${pascal}Patch },
): Promise<${pascal}Row> {
  return db
    .updateTable('${snake}')
    .set((eb) => ({ ...patch, version: eb('version', '+', 1) }))
    .where('user_id', '=', ownerId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
`;
}

function viewFile({ one }: FeatureNames): string {
  return `import type { ${one.pascal}View } from '@earntrack/contract';
import type { ${one.pascal}Row } from '@earntrack/db';

export function ${one.camel}View({ id, name, note, version }: ${one.pascal}Row): ${one.pascal}View {
  return { id, name, note, version };
}
`;
}
