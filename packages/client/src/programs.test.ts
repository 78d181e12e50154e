import { describe, expect, test, vi } from 'vitest';
import { createEarnTrackClient, type EarnTrackClientOptions } from './client.ts';
import { readFailure } from './failure.ts';
import { resumeSession, type TokenPair } from './token-session.ts';

const URL_OF_TEST = 'http://earntrack.test/trpc';
const HOUR_MS = 3_600_000;

interface Sent {
  procedures: string[];
  bearer: string | null;
}

type Answer = { status?: number; headers?: Record<string, string>; bodies: unknown[] };

/** A server that answers by what was asked, and remembers it. */
function serverOf(answerTo: (sent: Sent, count: number) => Answer | 'nobody') {
  const sent: Sent[] = [];
  const posted: string[] = [];
  const send = vi.fn(async (input: unknown, init?: RequestInit) => {
    const procedures = new URL(String(input)).pathname.replace('/trpc/', '').split(',');
    const one = { procedures, bearer: new Headers(init?.headers).get('authorization') };
    sent.push(one);
    posted.push(typeof init?.body === 'string' ? init.body : '');
    const answer = answerTo(one, sent.length);
    if (answer === 'nobody') throw new TypeError('fetch failed');
    const { status = 200, headers = {}, bodies } = answer;
    return new Response(JSON.stringify(bodies), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  });
  return { sent, posted, fetch: send as typeof fetch };
}

const ok = (count = 1): Answer => ({
  bodies: Array.from({ length: count }, () => ({ result: { data: [] } })),
});

function refused(code: string, status: number, headers: Record<string, string> = {}): Answer {
  const data = { code: 'X', httpStatus: status, app: { code, requestId: 'r', fields: {} } };
  return { status, headers, bodies: [{ error: { message: 'No.', code: -32_000, data } }] };
}

function pairOf(name: string, lastsMs = HOUR_MS): TokenPair {
  return {
    accessToken: `access-${name}`,
    expiresAt: new Date(Date.now() + lastsMs).toISOString(),
    refreshToken: `refresh-${name}`,
    refreshExpiresAt: new Date(Date.now() + 30 * 24 * HOUR_MS).toISOString(),
  };
}

const clientOf = (fetch: typeof globalThis.fetch, options: Partial<EarnTrackClientOptions> = {}) =>
  createEarnTrackClient({ url: URL_OF_TEST, auth: { token: 'et_mine' }, fetch, ...options });

const PLATFORM = {
  id: '0199a3e0-0000-7000-8000-000000000000',
  name: 'Shop',
  kind: 'other',
  colour: 1,
  currency: 'EUR',
} as const;

test('a token from the settings goes with every request', async () => {
  const { sent, fetch } = serverOf(() => ok());
  await clientOf(fetch).platforms.list.query({});
  expect(sent).toEqual([{ procedures: ['platforms.list'], bearer: 'Bearer et_mine' }]);
});

describe('a sign-in that goes on', () => {
  /** Renews by a name that counts up, and answers everything else. */
  function renewing(isGood: (bearer: string | null) => boolean = () => true) {
    let renewals = 0;
    const server = serverOf(({ procedures, bearer }) => {
      if (procedures[0] === 'tokens.refresh') {
        renewals += 1;
        return { bodies: [{ result: { data: pairOf(String(renewals)) } }] };
      }
      return isGood(bearer) ? ok(procedures.length) : refused('token_expired', 401);
    });
    return { ...server, renewals: () => renewals };
  }

  test('asks once for its token, however many calls wait for it', async () => {
    const server = renewing();
    const kept: string[] = [];
    const session = resumeSession({
      url: URL_OF_TEST,
      fetch: server.fetch,
      refreshToken: 'refresh-0',
      onTokens: ({ refreshToken }) => void kept.push(refreshToken),
    });
    const client = clientOf(server.fetch, { auth: session });
    await Promise.all(Array.from({ length: 60 }, () => client.platforms.list.query({})));
    expect(server.renewals()).toBe(1);
    expect(kept).toEqual(['refresh-1']);
    expect(new Set(server.sent.slice(1).map(({ bearer }) => bearer))).toEqual(new Set(['Bearer access-1']));
  });

  test('renews a token that the server calls expired, once, and asks again', async () => {
    const server = renewing((bearer) => bearer !== 'Bearer access-1');
    const session = resumeSession({ url: URL_OF_TEST, fetch: server.fetch, refreshToken: 'refresh-0' });
    await clientOf(server.fetch, { auth: session, retries: 0 }).platforms.create.mutate(PLATFORM);
    expect(server.sent.map(({ bearer }) => bearer)).toEqual([
      null,
      'Bearer access-1',
      null,
      'Bearer access-2',
    ]);
  });

  test('renews a token that expired after a moment without a network too', async () => {
    const server = renewing((bearer) => bearer !== 'Bearer access-1');
    let isDown = true;
    const fetch: typeof globalThis.fetch = async (...request) => {
      const isCall = !JSON.stringify(request[0]).includes('tokens.refresh');
      if (isCall && isDown) {
        isDown = false;
        throw new TypeError('fetch failed');
      }
      return server.fetch(...request);
    };
    const session = resumeSession({ url: URL_OF_TEST, fetch, refreshToken: 'refresh-0' });
    await clientOf(fetch, { auth: session, retries: 1 }).platforms.list.query({});
    expect(server.renewals()).toBe(2);
  });

  test('is asked for one renewal by twenty calls whose token expired on the way', async () => {
    const server = renewing((bearer) => bearer !== 'Bearer access-1');
    const session = resumeSession({ url: URL_OF_TEST, fetch: server.fetch, refreshToken: 'refresh-0' });
    const clients = Array.from({ length: 20 }, () => clientOf(server.fetch, { auth: session }));
    await Promise.all(clients.map((client) => client.platforms.list.query({})));
    expect(server.renewals()).toBe(2);
  });

  test('keeps each new pair before it is used', async () => {
    const server = renewing();
    const sentWhenKept: number[] = [];
    const session = resumeSession({
      url: URL_OF_TEST,
      fetch: server.fetch,
      refreshToken: 'refresh-0',
      async onTokens() {
        await Promise.resolve();
        sentWhenKept.push(server.sent.length);
      },
    });
    await clientOf(server.fetch, { auth: session }).platforms.list.query({});
    expect(sentWhenKept).toEqual([1]);
  });

  test('that the server ended is over with its sentence, and is not asked for again', async () => {
    const server = serverOf(() => refused('not_signed_in', 401));
    const session = resumeSession({ url: URL_OF_TEST, fetch: server.fetch, refreshToken: 'refresh-0' });
    const client = clientOf(server.fetch, { auth: session });
    const ask = () => client.platforms.list.query({}).then(() => null, readFailure);
    expect(await ask()).toMatchObject({ kind: 'refused', code: 'not_signed_in', message: 'No.' });
    expect(await ask()).toMatchObject({ kind: 'refused', code: 'not_signed_in', message: 'No.' });
    expect(server.sent.map(({ procedures }) => procedures)).toEqual([['tokens.refresh']]);
  });

  test('that the network kept from its renewal goes on once it is back', async () => {
    let renewals = 0;
    const server = serverOf(({ procedures }) => {
      if (procedures[0] !== 'tokens.refresh') return ok();
      renewals += 1;
      return renewals === 1 ? 'nobody' : { bodies: [{ result: { data: pairOf('1') } }] };
    });
    const session = resumeSession({ url: URL_OF_TEST, fetch: server.fetch, refreshToken: 'refresh-0' });
    const client = clientOf(server.fetch, { auth: session, retries: 0 });
    expect(await client.platforms.list.query({}).then(() => null, readFailure)).toMatchObject({
      kind: 'unreachable',
    });
    await client.platforms.list.query({});
    expect(server.sent.at(-1)?.bearer).toBe('Bearer access-1');
  });

  test('that was signed out sends nothing any more, also where a renewal was on its way', async () => {
    const server = renewing();
    const session = resumeSession({ url: URL_OF_TEST, fetch: server.fetch, refreshToken: 'refresh-0' });
    await Promise.all([session.accessToken(), session.signOut()]);
    expect(server.posted.at(-1)).toContain('refresh-1');
    const client = clientOf(server.fetch, { auth: session });
    const failure = await client.platforms.list.query({}).then(() => null, readFailure);
    expect(failure).toMatchObject({ code: 'not_signed_in', message: expect.stringContaining('signed out') });
    expect(server.sent.map(({ procedures }) => procedures[0])).toEqual(['tokens.refresh', 'tokens.revoke']);
  });
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
    await expect(clientOf(fetch).auth.logout.mutate()).rejects.toThrow('fetch failed');
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

  test('is given up at once when its caller aborts the wait', async () => {
    const abort = new AbortController();
    const { sent, fetch } = serverOf(() => {
      queueMicrotask(() => setTimeout(() => abort.abort(), 0));
      return refused('unavailable', 503, { 'retry-after': '10' });
    });
    const call = clientOf(fetch).platforms.list.query({}, { signal: abort.signal });
    await expect(call).rejects.toThrow(/abort/i);
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
