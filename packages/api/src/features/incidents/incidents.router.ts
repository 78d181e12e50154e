import {
  declareIncidentInput,
  incidentIdInput,
  incidentReportView,
  incidentView,
  resolveIncidentInput,
  reviewIncidentInput,
  updateIncidentInput,
} from '@earntrack/contract';
import { z } from 'zod';
import { router } from '../../trpc/init.ts';
import { noInput, operatorProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import {
  declareIncident,
  reportIncident,
  resolveIncident,
  reviewIncident,
  showIncident,
  showIncidents,
  updateIncident,
} from './incidents.service.ts';

export const incidentsRouter = router({
  list: operatorProcedure('look')
    .input(noInput)
    .output(shows(z.array(incidentView)))
    .query(({ ctx }) => showIncidents(ctx.db, ctx.operator.now)),
  get: operatorProcedure('look')
    .input(incidentIdInput)
    .output(shows(incidentView))
    .query(({ ctx, input }) => showIncident(ctx.db, input.incidentId, ctx.operator.now)),
  report: operatorProcedure('look')
    .input(incidentIdInput)
    .output(shows(incidentReportView))
    .query(({ ctx, input }) => reportIncident(ctx.db, input.incidentId, ctx.operator.now)),
  declare: operatorProcedure('incidents')
    .input(declareIncidentInput)
    .output(shows(incidentView))
    .mutation(({ ctx, input }) => declareIncident(ctx.db, ctx.operator, input)),
  update: operatorProcedure('incidents')
    .input(updateIncidentInput)
    .output(shows(incidentView))
    .mutation(({ ctx, input }) => updateIncident(ctx.db, ctx.operator, input)),
  resolve: operatorProcedure('incidents')
    .input(resolveIncidentInput)
    .output(shows(incidentView))
    .mutation(({ ctx, input }) => resolveIncident(ctx.db, ctx.operator, input)),
  review: operatorProcedure('incidents')
    .input(reviewIncidentInput)
    .output(shows(incidentView))
    .mutation(({ ctx, input }) => reviewIncident(ctx.db, ctx.operator, input)),
});
