import * as contract from '@earntrack/contract';
import { z } from 'zod';
import { type JsonSchema, jsonSchemaOf } from './input-shape.ts';

const COMPONENTS = '#/components/schemas/';

/** Every view of the contract by its name: what several answers show is described once. */
const VIEWS: ReadonlyMap<string, z.ZodType> = new Map(
  Object.entries(contract).flatMap(([name, schema]) =>
    name.endsWith('View') && schema instanceof z.ZodObject
      ? [[`${name.charAt(0).toUpperCase()}${name.slice(1)}`, schema] as const]
      : [],
  ),
);
for (const [id, schema] of VIEWS) schema.register(z.globalRegistry, { ...schema.meta(), id });

/** What an operation answers, pointing at the views in it. */
export function answerSchema(schema: z.ZodType): JsonSchema {
  const { $defs: _, ...shape } = jsonSchemaOf(schema, 'output');
  return pointed(shape);
}

/** The views that these schemas point at, and those that they point at in turn, by their names. */
export function viewsBehind(schemas: readonly JsonSchema[]): Record<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const waiting = schemas.flatMap(namesIn);
  for (const name of waiting) {
    const view = VIEWS.get(name);
    if (view === undefined || found.has(name)) continue;
    const shape = pointed(jsonSchemaOf(view, 'output').$defs?.[name] ?? {});
    found.set(name, withoutId(shape));
    waiting.push(...namesIn(shape));
  }
  return Object.fromEntries([...found].sort(([left], [right]) => left.localeCompare(right)));
}

function namesIn(schema: JsonSchema): string[] {
  return [...JSON.stringify(schema).matchAll(/"#\/components\/schemas\/(\w+)"/g)].flatMap(
    ([, name]) => name ?? [],
  );
}

function withoutId({ id: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** The same with every reference into the document. */
function pointed<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(/^#\/\$defs\//, COMPONENTS) as Value;
  if (Array.isArray(value)) return value.map(pointed) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, pointed(part)])) as Value;
}
