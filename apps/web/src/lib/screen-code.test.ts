import { afterEach, expect, test, vi } from 'vitest';
import { reloadIfReachable } from './screen-code.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A page whose server takes the request, and never answers it. */
function silentServer() {
  const reload = vi.fn();
  vi.stubGlobal('window', { location: { href: 'https://earntrack.example/work', reload } });
  vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
    return new Promise((_answer, fail) =>
      signal.addEventListener('abort', () => fail(signal.reason as Error)),
    );
  });
  return reload;
}

test('a server that never answers is waited for no longer than a while, and the page stays', async () => {
  const reload = silentServer();
  const limit = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
  const asked = reloadIfReachable();
  limit.abort(new Error('It took too long'));
  await asked;
  expect(timeout).toHaveBeenCalledWith(10_000);
  expect(reload).not.toHaveBeenCalled();
});

test('the page is loaded anew once the server answers, and not before what has to be done', async () => {
  const reload = silentServer();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 200 })));
  const before = vi.fn(() => expect(reload).not.toHaveBeenCalled());
  await reloadIfReachable(before);
  expect(before).toHaveBeenCalledOnce();
  expect(reload).toHaveBeenCalledOnce();
});
