import {
  featureUseView,
  importFiguresView,
  jobsView,
  logErrorsView,
  logStoryInput,
  logStoryView,
  restartInput,
  restartView,
  sessionFiguresView,
  slowQueriesView,
  vitalsView,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { askToRestart } from './restart.service.ts';
import { noInput, operatorProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import {
  showErrors,
  showFeatureUse,
  showImports,
  showJobs,
  showSessions,
  showSlowQueries,
  showStory,
  showVitals,
} from './console.service.ts';

/** How the installation works, and the process that happens to answer. */
export const consoleRouter = router({
  vitals: operatorProcedure('look')
    .input(noInput)
    .output(shows(vitalsView))
    .query(({ ctx }) => showVitals(ctx.instance)),
  slowQueries: operatorProcedure('look')
    .input(noInput)
    .output(shows(slowQueriesView))
    .query(({ ctx }) => showSlowQueries(ctx.db, ctx.instance)),
  jobs: operatorProcedure('look')
    .input(noInput)
    .output(shows(jobsView))
    .query(({ ctx }) => showJobs(ctx.instance)),
  imports: operatorProcedure('look')
    .input(noInput)
    .output(shows(importFiguresView))
    .query(({ ctx }) => showImports(ctx.db, ctx.instance, ctx.operator.now)),
  sessions: operatorProcedure('look')
    .input(noInput)
    .output(shows(sessionFiguresView))
    .query(({ ctx }) => showSessions(ctx.db, ctx.instance, ctx.operator.now)),
  features: operatorProcedure('look')
    .input(noInput)
    .output(shows(featureUseView))
    .query(({ ctx }) => showFeatureUse(ctx.db, ctx.operator.now)),
  logErrors: operatorProcedure('logs')
    .input(noInput)
    .output(shows(logErrorsView))
    .query(({ ctx }) => showErrors(ctx.instance)),
  logStory: operatorProcedure('logs')
    .input(logStoryInput)
    .output(shows(logStoryView))
    .query(({ ctx, input }) => showStory(ctx.instance, input.requestId)),
  restart: operatorProcedure('restart')
    .input(restartInput)
    .output(shows(restartView))
    .mutation(({ ctx, input }) => askToRestart(ctx.db, ctx.operator, input)),
});
