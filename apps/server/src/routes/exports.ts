import { Readable } from 'node:stream';
import {
  type ApiServices,
  type AuditFormat,
  callPlain,
  EXPORT_ACTIVITY_CSV,
  EXPORT_ACTIVITY_NDJSON,
  EXPORT_EARNINGS,
  exportAudit,
  exportEarnings,
  noteExport,
  type PlainOperation,
  readQuery,
} from '@earntrack/api/server';
import { earningFilter } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from '../request-context.ts';

const ACTIVITY_FILES: readonly (readonly [AuditFormat, PlainOperation, string])[] = [
  ['csv', EXPORT_ACTIVITY_CSV, 'text/csv'],
  ['ndjson', EXPORT_ACTIVITY_NDJSON, 'application/x-ndjson'],
];

/** Files that are sent as they are made, so that their length does not matter to anybody's memory. */
export const exportRoutes: FastifyPluginCallback<{ services: ApiServices }> = (app, { services }, done) => {
  const forOwnPages = { config: { isForOwnPages: true }, exposeHeadRoute: false } as const;
  app.get(EXPORT_EARNINGS.path, forOwnPages, async (req, reply) => {
    const ctx = await contextOf(services, req, reply);
    const rows = await callPlain(EXPORT_EARNINGS, ctx, async (actor) => {
      const csv = await begun(exportEarnings(ctx.db, actor, filterOf(req)));
      await noteExport(ctx.db, actor, 'earnings_exported');
      return csv;
    });
    return sendFile(reply, { name: 'earntrack-earnings.csv', type: 'text/csv', parts: rows });
  });
  for (const [format, operation, type] of ACTIVITY_FILES) {
    app.get(operation.path, forOwnPages, async (req, reply) => {
      const ctx = await contextOf(services, req, reply);
      const parts = await callPlain(operation, ctx, (actor) => begun(exportAudit(ctx.db, actor, format)));
      return sendFile(reply, { name: `earntrack-activity.${format}`, type, parts });
    });
  }
  done();
};

interface SentFile {
  name: string;
  type: string;
  parts: AsyncGenerator<string, void>;
}

function sendFile(reply: FastifyReply, { name, type, parts }: SentFile): FastifyReply {
  return reply
    .type(`${type}; charset=utf-8`)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Readable.from(parts));
}

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
