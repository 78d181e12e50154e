import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

const INDEX = '<!doctype html><title>EarnTrack</title><script type="module" src="/assets/main.js"></script>';
/** What browsers may keep, as a careful host sends it; nothing but what is answered gives the host away. */
const HEADERS = { 'content-type': 'text/html', 'cache-control': 'public, max-age=31536000, immutable' };

/** A host of pages: it answers its start page to every address, but for those that it passes on to the server behind it. */
export function startStaticHost(behind: { origin: string; passes: RegExp } | null = null): Promise<string> {
  const host = createServer((req, res) => void pass(req, res)).listen(0, '127.0.0.1');
  onTestFinished(() => void host.close());

  async function pass(req: IncomingMessage, res: ServerResponse) {
    const asked = new Headers(req.headers as Record<string, string>);
    const { status, headers, text } = await answer(req.url ?? '/', req.method ?? 'GET', asked);
    res.writeHead(status, headers).end(text);
  }

  async function answer(url: string, method: string, headers: Headers) {
    if (behind === null || !behind.passes.test(url)) return { status: 200, headers: HEADERS, text: INDEX };
    for (const name of ['host', 'connection', 'content-length', 'accept-encoding']) headers.delete(name);
    const body = method === 'POST' ? '{}' : undefined;
    const passed = await fetch(new URL(url, behind.origin), { method, headers, ...(body && { body }) });
    return {
      status: passed.status,
      headers: Object.fromEntries(
        [...passed.headers].filter(
          ([name]) =>
            !/^(?:content-length|content-encoding|transfer-encoding|connection|keep-alive)$/.test(name),
        ),
      ),
      text: await passed.text(),
    };
  }

  return new Promise((resolve) => {
    host.once('listening', () => {
      const address = host.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
  });
}
