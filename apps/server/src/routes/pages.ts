import { readdirSync } from 'node:fs';
import staticFiles from '@fastify/static';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';

declare module 'fastify' {
  // The types of @fastify/static cannot find Fastify from where they are installed, so what they add is said here.
  interface FastifyReply {
    sendFile(
      filename: string,
      options?: { cacheControl?: boolean; immutable?: boolean; maxAge?: number },
    ): FastifyReply;
  }
}

/** The reference of the API, drawn when the pages were built. */
const REFERENCE = 'api-docs.html';
const YEAR_MS = 31_536_000_000;

/** What is never answered with a page, so that a mistyped address of the interface fails as one. */
const INTERFACES = /^\/(trpc|api|health|metrics|status)(\/|$)/;

/** The built pages. Files under /assets carry a hash of their content in their name; every other one is asked for anew. */
export const pageRoutes: FastifyPluginAsync<{ webDist: string }> = async (app, { webDist }) => {
  const topFiles = new Set(
    readdirSync(webDist, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  );
  await app.register(staticFiles, { serve: false, root: webDist, cacheControl: false });

  app.get<{ Params: { '*': string } }>('/assets/*', (req, reply) =>
    reply.sendFile(`assets/${req.params['*']}`, { cacheControl: true, immutable: true, maxAge: YEAR_MS }),
  );

  if (topFiles.has(REFERENCE))
    app.get('/api/docs', (_req, reply) => reply.header('cache-control', 'no-cache').sendFile(REFERENCE));

  app.get<{ Params: { '*': string } }>('/*', (req, reply) => {
    const name = req.params['*'];
    if (topFiles.has(name)) return reply.header('cache-control', 'no-cache').sendFile(name);
    if (name !== '' && !isNavigation(req)) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
};

/** True when a browser asks for a page, at an address that only the page itself understands. */
function isNavigation(req: FastifyRequest): boolean {
  const path = req.url.split('?')[0] ?? '';
  return !INTERFACES.test(path) && (req.headers.accept ?? '').includes('text/html');
}
