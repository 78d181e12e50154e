import { analyticsRouter } from '../features/analytics/index.ts';
import { apiTokensRouter } from '../features/api-tokens/index.ts';
import { archiveRouter } from '../features/archive/index.ts';
import { auditRouter } from '../features/audit/index.ts';
import { authRouter } from '../features/auth/index.ts';
import { binRouter, earningsBackRouter, payoutsBackRouter, workBackRouter } from '../features/bin/index.ts';
import { dashboardRouter } from '../features/dashboard/index.ts';
import { earningsRouter } from '../features/earnings/index.ts';
import { goalsRouter } from '../features/goals/index.ts';
import { earningChangesRouter, importsRouter } from '../features/imports/index.ts';
import { liveRouter } from '../features/live/index.ts';
import { mappingsRouter } from '../features/mappings/index.ts';
import { operatorRouter } from '../features/operators/index.ts';
import { payoutsRouter } from '../features/payouts/index.ts';
import { platformsRouter } from '../features/platforms/index.ts';
import { productsRouter } from '../features/products/index.ts';
import { profileRouter } from '../features/profile/index.ts';
import { tokensRouter } from '../features/tokens/index.ts';
import { workRouter } from '../features/work/index.ts';
import { mergeRouters, router } from './init.ts';

export const appRouter = router({
  auth: authRouter,
  tokens: tokensRouter,
  apiTokens: apiTokensRouter,
  audit: auditRouter,
  profile: profileRouter,
  platforms: platformsRouter,
  earnings: mergeRouters(earningsRouter, earningChangesRouter, earningsBackRouter),
  work: mergeRouters(workRouter, workBackRouter),
  products: productsRouter,
  payouts: mergeRouters(payoutsRouter, payoutsBackRouter),
  imports: importsRouter,
  mappings: mappingsRouter,
  goals: goalsRouter,
  bin: binRouter,
  dashboard: dashboardRouter,
  analytics: analyticsRouter,
  archive: archiveRouter,
  live: liveRouter,
  operator: operatorRouter,
});

export type AppRouter = typeof appRouter;
