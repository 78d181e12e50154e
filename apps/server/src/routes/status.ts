import type { StatusBoard } from '@earntrack/api/server';
import type { StatusView } from '@earntrack/contract';
import type { FastifyPluginCallback, FastifyReply } from 'fastify';
import packageFile from '../../package.json' with { type: 'json' };
import { statusPage } from '../status/status-page.ts';
import { STATUS_STYLE } from '../status/status-style.ts';

/** A crowd that looks at once is served by whatever stands in front. */
const FOR_A_MOMENT = 'public, max-age=5';

/** How EarnTrack is, for everybody, out of the memory of this process: it needs neither the database nor the pages. */
export const statusRoutes: FastifyPluginCallback<{ board: StatusBoard; now: () => Date }> = (
  app,
  { board, now },
  done,
) => {
  const upSince = new Date(now().getTime() - process.uptime() * 1000).toISOString();
  const show = (): StatusView => board.show({ version: packageFile.version, upSince });

  app.get('/api/v1/status', (_req, reply) => briefly(reply).send(show()));
  app.get('/status', (_req, reply) =>
    briefly(reply).type('text/html; charset=utf-8').send(statusPage(show(), now())),
  );
  app.get('/status.css', (_req, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('text/css; charset=utf-8').send(STATUS_STYLE),
  );
  done();
};

function briefly(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', FOR_A_MOMENT);
}
