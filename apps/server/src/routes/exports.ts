import { Readable } from 'node:stream';
import {
  type ApiServices,
  callPlain,
  EXPORT_EARNINGS,
  exportEarnings,
  readQuery,
} from '@earntrack/api/server';
import { earningFilter } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import { contextOf } from '../request-context.ts';

/** Files that are sent as they are made, so that their length does not matter to anybody's memory. */
export const exportRoutes: FastifyPluginCallback<{ services: ApiServices }> = (app, { services }, done) => {
  app.get(EXPORT_EARNINGS.path, { config: { isForOwnPages: true } }, async (req, reply) => {
    const ctx = await contextOf(services, req, reply);
    const csv = await callPlain(EXPORT_EARNINGS, ctx, (actor) =>
      begun(exportEarnings(ctx.db, actor, filterOf(req))),
    );
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="earntrack-earnings.csv"')
      .send(Readable.from(csv));
  });
  done();
};

function filterOf({ url }: FastifyRequest) {
  const query = new URL(url, 'http://localhost').searchParams;
  return earningFilter.parse(readQuery(EXPORT_EARNINGS.input, query));
}

/** Once it has begun well, so that what cannot be asked for is refused in words and is no file that breaks off. */
async function begun(parts: AsyncGenerator<string, void>): Promise<AsyncGenerator<string, void>> {
  const first = await parts.next();
  return (async function* () {
    if (!first.done) yield first.value;
    yield* parts;
  })();
}
