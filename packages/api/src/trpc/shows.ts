import type { z } from 'zod';

/**
 * Says what a procedure answers: the compiler holds the procedure to it, and whoever describes the router reads it. Answers
 * are not read a second time when they are given: tests do that.
 */
export function shows<Schema extends z.ZodType>(schema: Schema) {
  return { schema, parse: (answer: z.output<Schema>) => answer };
}
