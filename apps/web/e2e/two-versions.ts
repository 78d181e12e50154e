import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { findFreePort } from '@earntrack/testkit';

const DIST = join(import.meta.dirname, '../dist');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
};

/** The built pages behind a server of their own, so that a test can put a new version in their place. */
export async function serveVersions() {
  const folder = await mkdtemp(join(tmpdir(), 'earntrack-versions-'));
  await cp(DIST, folder, { recursive: true });
  const answerWithFile = async (url: string, answer: ServerResponse) => {
    const { pathname } = new URL(url, 'http://localhost');
    const name = pathname === '/' ? 'index.html' : normalize(pathname);
    const content = await readFile(join(folder, name)).catch(() => null);
    answer.writeHead(content ? 200 : 404, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    });
    answer.end(content);
  };
  const server = createServer((request, answer) => void answerWithFile(request.url ?? '/', answer));
  const port = await findFreePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  };
  return { url: `http://localhost:${port}`, release: () => releaseNext(folder), close };
}

/** As after another build: one file has another name, and the worker says so. */
async function releaseNext(folder: string): Promise<{ before: string; after: string }> {
  const path = join(folder, 'service-worker.js');
  const worker = await readFile(path, 'utf8');
  const before = /\/assets\/settings-[\w-]+\.js/.exec(worker)?.[0];
  if (!before) throw new Error('The worker keeps no settings screen');
  const after = '/assets/settings-next.js';
  await rename(join(folder, before), join(folder, after));
  await writeFile(path, worker.replace(before, after).replace(/"version":"\w+"/, '"version":"next"'));
  return { before, after };
}
