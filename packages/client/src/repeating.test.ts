import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createEarnTrackClient } from './client.ts';
import { clientOf, ok, PLATFORM, refused, serverOf, URL_OF_TEST } from './testing/program-server.ts';

test('a token from the settings goes with every request', async () => {
  const { sent, fetch } = serverOf(() => ok());
  await clientOf(fetch).platforms.list.query({});
  expect(sent).toEqual([{ procedures: ['platforms.list'], bearer: 'Bearer et_mine' }]);
});

describe('a call that failed by the moment', () => {
  const unreachableTwice = () => serverOf((_, count) => (count <= 2 ? 'nobody' : ok()));

  test('is made again when it asks', async () => {
    const { sent, fetch } = unreachableTwice();
    await clientOf(fetch).platforms.list.query({});
    expect(sent).toHaveLength(3);
  });

  test('is made again when it names what it makes', async () => {
    const { sent, fetch } = unreachableTwice();
    await clientOf(fetch).platforms.create.mutate(PLATFORM);
    expect(sent).toHaveLength(3);
  });

  test('is not made again when it names nothing: it may have been done', async () => {
    const { sent, fetch } = unreachableTwice();
    const { id: _, ...nameless } = PLATFORM;
    const call = clientOf(fetch).platforms.create.mutate(nameless as typeof PLATFORM);
    await expect(call).rejects.toThrow('fetch failed');
    expect(sent).toHaveLength(1);
  });

  test('waits as long as the server says, and does not wait for ever', async () => {
    const soon = serverOf((_, count) =>
      count === 1 ? refused('unavailable', 503, { 'retry-after': '0' }) : ok(),
    );
    await clientOf(soon.fetch).platforms.list.query({});
    expect(soon.sent).toHaveLength(2);
    const late = serverOf(() => refused('too_many_requests', 429, { 'retry-after': '900' }));
    await expect(clientOf(late.fetch).platforms.list.query({})).rejects.toThrow('No.');
    expect(late.sent).toHaveLength(1);
  });

  test.each([
    ['nothing was left of its budget', 'too_many_requests', 429],
    ['the server had too much to do', 'busy', 503],
  ])('is made again when %s, also when it names nothing: it was not done', async (_why, code, status) => {
    const { sent, fetch } = serverOf((_, count) =>
      count === 1 ? refused(code, status, { 'retry-after': '0' }) : ok(),
    );
    const { id: _, ...nameless } = PLATFORM;
    await clientOf(fetch).platforms.create.mutate(nameless as typeof PLATFORM);
    expect(sent).toHaveLength(2);
  });

  test('is made again where a proxy says in its own words that the server is not there', async () => {
    let count = 0;
    const fetch: typeof globalThis.fetch = async () => {
      count += 1;
      return count === 1
        ? new Response('<html>Starting</html>', {
            status: 503,
            headers: { 'retry-after': new Date(0).toUTCString() },
          })
        : new Response(JSON.stringify(ok().bodies));
    };
    await clientOf(fetch).platforms.list.query({});
    expect(count).toBe(2);
  });

  test('is not made again when it makes a secret, though it has an id', async () => {
    const { sent, fetch } = unreachableTwice();
    const wish = { id: PLATFORM.id, name: 'Sheet', scopes: ['read' as const], expiresInDays: 30 as const };
    await expect(clientOf(fetch, { retries: 5 }).apiTokens.create.mutate(wish)).rejects.toThrow(
      'fetch failed',
    );
    expect(sent).toHaveLength(1);
  });

  test('is not made again when it deletes for good: a repetition would be told that there was nothing', async () => {
    const { sent, fetch } = unreachableTwice();
    const call = clientOf(fetch, { retries: 5 }).goals.delete.mutate({ id: PLATFORM.id });
    await expect(call).rejects.toThrow('fetch failed');
    expect(sent).toHaveLength(1);
  });

  test('is not made again for a page, unless it wants that', async () => {
    const page = unreachableTwice();
    const ask = (retries?: number) =>
      createEarnTrackClient({
        url: URL_OF_TEST,
        fetch: page.fetch,
        ...(retries !== undefined && { retries }),
      }).platforms.list.query({});
    await expect(ask()).rejects.toThrow('fetch failed');
    expect(page.sent).toHaveLength(1);
    await ask(1);
    expect(page.sent).toHaveLength(3);
  });

  test('is given up at once when its caller aborts the wait', { timeout: 5000 }, async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    onTestFinished(() => timers.mockRestore());
    const abort = new AbortController();
    const { sent, fetch } = serverOf(() => refused('unavailable', 503, { 'retry-after': '10' }));
    const call = clientOf(fetch).platforms.list.query({}, { signal: abort.signal });
    const given = call.then(() => null, String);
    await vi.waitFor(() => expect(timers.mock.calls.map(([, delayMs]) => delayMs)).toContain(10_000));
    abort.abort();
    expect(await given).toMatch(/abort/i);
    expect(sent).toHaveLength(1);
  });

  test('is given up after as many times as wanted', async () => {
    const { sent, fetch } = serverOf(() => 'nobody');
    await expect(clientOf(fetch, { retries: 1 }).platforms.list.query({})).rejects.toThrow('fetch failed');
    expect(sent).toHaveLength(2);
  });
});

test('a refusal is told at once', async () => {
  const { sent, fetch } = serverOf(() => refused('forbidden', 403));
  await expect(clientOf(fetch).platforms.list.query({})).rejects.toThrow('No.');
  expect(sent).toHaveLength(1);
});
