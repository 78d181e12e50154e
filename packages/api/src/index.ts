export type { AppRouter } from './trpc/app-router.ts';
export type { RouterInputs, RouterOutputs } from './trpc/router-types.ts';
