import { expect, test } from 'vitest';
import type { JsonSchema } from './input-shape.ts';
import { OPERATIONS } from './operations.ts';

test.each(OPERATIONS.map(({ procedure, input }) => [procedure, input] as const))(
  '%s takes no text and no list without an end, and no page without one',
  (_, input) => {
    expect(endlessPartsOf(input)).toEqual([]);
  },
);

/** Where a schema allows as much as a body holds. */
function endlessPartsOf(schema: JsonSchema, path = ''): string[] {
  const own = isEndless(schema, path) ? [path] : [];
  const parts = Object.entries(schema.properties ?? {});
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...own,
    ...parts.flatMap(([name, part]) => endlessPartsOf(part, `${path}/${name}`)),
    ...alternatives.flatMap((each) => endlessPartsOf(each, path)),
    ...(schema.items ? endlessPartsOf(schema.items, `${path}/*`) : []),
  ];
}

/** Several patterns stand in an allOf. */
const BOUNDS = ['enum', 'const', 'pattern', 'allOf', 'format', 'maxLength'];

function isEndless(schema: JsonSchema, path: string): boolean {
  if (schema.type === 'string') return !BOUNDS.some((name) => name in schema);
  if (schema.type === 'array') return !('maxItems' in schema);
  return path.endsWith('/limit') && schema.type === 'integer' && !('maximum' in schema);
}
