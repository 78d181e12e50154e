import type { Release } from '../ground/served.ts';

/** Loaded before the server: requests that begin so are answered without it. */
function answering(status: number, paths: readonly string[]): Release {
  const code = `
    import { Server } from 'node:http';
    const emit = Server.prototype.emit;
    Server.prototype.emit = function (name, req, res) {
      if (name !== 'request' || !${JSON.stringify(paths)}.some((path) => req.url.startsWith(path))) return emit.apply(this, arguments);
      req.resume();
      res.writeHead(${status}, { 'content-type': 'application/json' }).end('{}');
      return true;
    };`;
  return { nodeArgs: [`--import=data:text/javascript,${encodeURIComponent(code)}`] };
}

/** Wanted by nobody, and told apart by who notices: itself, the one who waits for it, the smoke test, or people alone. */
export const BAD_RELEASES = {
  'ends by itself at the start': { settings: { DB_POOL_SIZE: 'a few' } },
  'never says that it is ready': answering(503, ['/health']),
  'answers every read with 500': answering(500, ['/trpc/', '/api/v1/']),
} as const satisfies Record<string, Release>;

/** Reads are well, and nothing that is saved arrives: no check of a running server saves anything. */
export const BAD_WHERE_PEOPLE_SAVE: Release = answering(500, ['/trpc/earnings.create']);
