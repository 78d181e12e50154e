import { appRouter } from '@earntrack/api/server';
import { z } from 'zod';
import type { Shape } from './arbitrary-of.ts';

export interface ProcedureFacts {
  path: string;
  /** It changes something: asked by POST, and by nothing else. */
  isMutation: boolean;
  /** What it takes, as JSON Schema. */
  input: Shape;
}

interface ProcedureDef {
  type: 'query' | 'mutation' | 'subscription';
  inputs: readonly [(z.ZodType | { schema: z.ZodType })?];
}

/** Every procedure of the router, read from the router itself, so that a new one comes along. */
export const PROCEDURES: readonly ProcedureFacts[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: ProcedureDef }>,
).map(([path, { _def }]) => ({
  path,
  isMutation: _def.type === 'mutation',
  input: shapeOf(_def.inputs[0]),
}));

function shapeOf(given: ProcedureDef['inputs'][0]): Shape {
  if (given === undefined) return { type: 'object' };
  return z.toJSONSchema('schema' in given ? given.schema : given, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
  }) as Shape;
}
