import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

export interface HostConfig {
  rewrites: readonly { source: string; destination: string }[];
  headers: readonly { source: string; headers: readonly { key: string; value: string }[] }[];
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
};

/** A host as Vercel is one: a file where there is one, else the first rewrite that fits, here or on another server. */
export async function hostPages(folder: string, port: number, config: HostConfig) {
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const { pathname, search } = new URL(req.url ?? '/', 'http://localhost');
    for (const { source, headers } of config.headers) {
      if (patternOf(source).test(pathname)) for (const { key, value } of headers) res.setHeader(key, value);
    }
    const found = config.rewrites.find(({ source }) => patternOf(source).test(pathname));
    if (found && !found.destination.startsWith('/')) {
      const place = found.destination.replace(/\/:path\*$/, '');
      const rest = pathname.slice(found.source.replace(/\/:path\*$/, '').length);
      return passOn(req, res, `${place}${rest}${search}`);
    }
    const file = await readFile(join(folder, normalize(pathname))).catch(() => null);
    const type = file ? (TYPES[extname(pathname)] ?? 'application/octet-stream') : 'text/html';
    res
      .setHeader('content-type', type)
      .end(file ?? (await readFile(join(folder, found?.destination ?? 'index.html'))));
  };
  return listen(port, (req, res) => void answer(req, res));
}

/** Pages of somebody who wishes no good. */
export function hostNothing(port: number) {
  return listen(port, (_req, res) => {
    res.setHeader('content-type', 'text/html').end('<!doctype html><title>Win a car</title><h1>Hello</h1>');
  });
}

async function listen(port: number, answer: (req: IncomingMessage, res: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** "/trpc/:path*" and "/assets/(.*)". */
function patternOf(source: string): RegExp {
  return new RegExp(`^${source.replace('/:path*', '(/.*)?')}$`);
}

function passOn(req: IncomingMessage, res: ServerResponse, url: string): void {
  const { host = '', ...headers } = req.headers;
  const forwarded = { 'x-forwarded-host': host, 'x-forwarded-for': req.socket.remoteAddress ?? '' };
  const further = request(
    url,
    { method: req.method ?? 'GET', headers: { ...headers, ...forwarded } },
    (got) => {
      res.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(res);
    },
  );
  further.on('error', () => res.destroy());
  req.pipe(further);
}
