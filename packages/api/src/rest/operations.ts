import { z } from 'zod';
import { type Budget, budgetOf } from '../limits/budgets.ts';
import { appRouter } from '../trpc/app-router.ts';
import type { ProcedureMeta, TokenScope } from '../trpc/procedure-meta.ts';
import { inputShapeOf, type JsonSchema } from './input-shape.ts';
import { type Method, usualPlace } from './usual-place.ts';

/** One procedure of the router as a resource. */
export interface Operation {
  /** "earnings.update" */
  procedure: string;
  method: Method;
  /** Below /api/v1, with the fields of the input that it holds in braces: "/earnings/{id}". */
  path: string;
  pathFields: readonly string[];
  /** What the procedure takes, all of it. */
  input: JsonSchema;
  answer: z.ZodType;
  /** It changes a version that the request has to name. */
  isVersioned: boolean;
  /** It makes something under an id that the request may leave out. */
  makesId: boolean;
  /** Its answer is one page of a list. */
  isPaged: boolean;
  /** Nobody has to be signed in. */
  isOpen: boolean;
  /** What a token has to be allowed; null where any will do, or none is needed. */
  scope: TokenScope | null;
  /** What a call is paid from. */
  budget: Budget;
  /** False where the answer is a secret, which is kept nowhere. */
  keepsAnswer: boolean;
}

interface ProcedureDef {
  type: 'query' | 'mutation' | 'subscription';
  meta?: ProcedureMeta;
  inputs: readonly [(z.ZodType | { schema: z.ZodType })?];
  output?: { schema: z.ZodType };
}

/** Who is at this browser: programs sign in with tokens instead. */
const BROWSER_ONLY: ReadonlySet<string> = new Set(['auth']);

/** Whose answers are tokens, or say what one may do. */
const OF_TOKENS = 'tokens';

/** Every operation of /api/v1 that is a procedure of the router; a new procedure comes along by itself. */
export const OPERATIONS: readonly Operation[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: ProcedureDef }>,
).flatMap(([procedure, { _def }]) => operationOf(procedure, _def));

/** Without what only clients of procedures send along with a page. */
function askedOf(schema: z.ZodType): JsonSchema {
  const shape = inputShapeOf(schema);
  const { direction: _, ...properties } = shape.properties ?? {};
  return { ...shape, properties };
}

function operationOf(procedure: string, def: ProcedureDef): Operation[] {
  const [feature = '', verb = ''] = procedure.split('.');
  const rest = def.meta?.rest;
  if (rest === false || BROWSER_ONLY.has(feature) || def.type === 'subscription') return [];
  if (!def.output) throw new Error(`${procedure} does not say what it answers`);
  const [given] = def.inputs;
  const input = given ? askedOf('schema' in given ? given.schema : given) : { type: 'object' };
  const place = { ...usualPlace({ feature, verb, type: def.type, input }), ...rest };
  const pathFields = [...place.path.matchAll(/\{(\w+)\}/g)].flatMap(([, field]) => field ?? []);
  const fields = Object.keys(input.properties ?? {});
  const answer = def.output.schema;
  return [
    {
      procedure,
      ...place,
      pathFields,
      input,
      answer,
      isVersioned: fields.includes('version'),
      makesId: place.method === 'POST' && fields.includes('id') && !pathFields.includes('id'),
      isPaged: fields.includes('cursor') && answer instanceof z.ZodObject && 'nextCursor' in answer.shape,
      isOpen: def.meta?.isOpen === true,
      scope: feature === OF_TOKENS ? null : (def.meta?.scope ?? (def.type === 'query' ? 'read' : 'write')),
      budget: budgetOf(procedure, def.type),
      keepsAnswer: feature !== OF_TOKENS,
    },
  ];
}
