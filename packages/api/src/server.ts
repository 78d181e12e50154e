export { AfterAnswers, type AfterTask } from './after-answers.ts';
export { type Caller, challengeOf, requireCaller, requireScope } from './caller.ts';
export type { Mail, Mailer } from './mail/mailer.port.ts';
export { type Budget, BUDGET_SECONDS, BUDGETS, type Rates, sizeOf } from './limits/budgets.ts';
export type { CallMeter, Spent } from './limits/call-meter.port.ts';
export { spendCall, tooManyCalls } from './limits/spend-call.ts';
export { exportEarnings } from './features/earnings/index.ts';
export { LiveHub } from './features/live/index.ts';
export {
  callOperation,
  type OpenApiDocument,
  openApiDocument,
  OPERATIONS,
  type Operation,
} from './rest/index.ts';
export { sweep } from './sweeps/sweep.ts';
export { appRouter } from './trpc/app-router.ts';
export {
  type ApiRequest,
  type ApiServices,
  type Context,
  createContext,
  type ProcedureRun,
} from './trpc/context.ts';
export { HTTP_STATUS, type Refusal, refusalOf, retryAfterOf, UNEXPECTED } from './trpc/refusals.ts';
