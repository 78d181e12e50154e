export type { AppRouter } from './trpc/app-router.ts';
export type { RouterInputs, RouterOutputs } from './trpc/router-types.ts';
export type { ProcedureMeta, RestPlace, TokenScope } from './trpc/procedure-meta.ts';
