import { z } from 'zod';

/** JSON Schema, as far as reading a request and describing it ask. */
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  default?: unknown;
  $defs?: Record<string, JsonSchema>;
  [key: string]: unknown;
}

/** What a procedure takes, as JSON Schema of what goes over the wire. */
export function inputShapeOf(schema: z.ZodType): JsonSchema {
  return jsonSchemaOf(schema, 'input');
}

/** JSON Schema without what a format says already, and without the bounds that every number of JSON has. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const {
    $schema: _,
    $id: __,
    id: ___,
    ...shape
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return shape as JsonSchema;
}

/** The types that a value may have, whichever of its alternatives it takes. */
export function typesOf(shape: JsonSchema): readonly string[] {
  const alternatives = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])];
  return [shape.type ?? [], ...alternatives.map(typesOf)].flat();
}

/** The alternative that is an array, or an object. */
export function alternativeOf(shape: JsonSchema, type: 'array' | 'object'): JsonSchema | undefined {
  if (shape.type === type) return shape;
  return [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].find((each) => each.type === type);
}
