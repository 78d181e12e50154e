import { Readable } from 'node:stream';
import {
  type ApiServices,
  exportEarnings,
  requireCaller,
  requireScope,
  spendCall,
} from '@earntrack/api/server';
import { AppError, earningFilter } from '@earntrack/contract';
import type { FastifyPluginCallback } from 'fastify';
import { contextOf } from '../request-context.ts';

/** Files that a browser downloads as they are made, so that their length does not matter to its memory or to ours. */
export const exportRoutes: FastifyPluginCallback<{ services: ApiServices }> = (app, { services }, done) => {
  app.get<{ Querystring: { filter?: string } }>(
    '/exports/earnings.csv',
    { config: { isForOwnPages: true } },
    async (req, reply) => {
      const ctx = await contextOf(services, req, reply);
      await spendCall(ctx, 'heavy');
      const caller = requireCaller(ctx);
      requireScope(caller, 'export');
      const actor = { userId: caller.userId, now: ctx.now() };
      const csv = exportEarnings(ctx.db, actor, filterOf(req.query.filter));
      return reply
        .header('cache-control', 'no-store')
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="earntrack-earnings.csv"')
        .send(Readable.from(csv));
    },
  );
  done();
};

function filterOf(text = '{}') {
  const { data } = earningFilter.safeParse(jsonOf(text));
  if (data) return data;
  throw new AppError(
    'invalid_input',
    'This address names no earnings. Export them from the list of earnings.',
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A text that is no JSON is no filter either, and is refused as one.
    return null;
  }
}
