import type { z } from 'zod';

/** The same schema without its asynchronous way, which takes half as long again for an input of a thousand items. */
export function readAtOnce<Schema extends z.ZodType>(schema: Schema) {
  return {
    schema,
    '~standard': schema['~standard'],
    parse: (input: unknown) => schema.parse(input),
  };
}
