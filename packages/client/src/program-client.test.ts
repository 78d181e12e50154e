import { describe, expect, test, vi } from 'vitest';
import { readFailure } from './failure.ts';
import { createProgramClient, type ProgramClientOptions } from './program-client.ts';
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
  const send = vi.fn(async (input: unknown, init?: RequestInit) => {
    const procedures = new URL(String(input)).pathname.replace('/trpc/', '').split(',');
    const one = { procedures, bearer: new Headers(init?.headers).get('authorization') };
    sent.push(one);
    const answer = answerTo(one, sent.length);
    if (answer === 'nobody') throw new TypeError('fetch failed');
    const { status = 200, headers = {}, bodies } = answer;
    return new Response(JSON.stringify(bodies), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  });
  return { sent, fetch: send as typeof fetch };
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

const clientOf = (fetch: typeof globalThis.fetch, options: Partial<ProgramClientOptions> = {}) =>
  createProgramClient({ url: URL_OF_TEST, auth: { token: 'et_mine' }, fetch, ...options });

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
      onTokens: ({ refreshToken }) => kept.push(refreshToken),
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

  test('that the server ended fails with its refusal, and is not tried for ever', async () => {
    const server = serverOf(({ procedures }) =>
      refused(procedures[0] === 'tokens.refresh' ? 'not_signed_in' : 'token_expired', 401),
    );
    const session = resumeSession({ url: URL_OF_TEST, fetch: server.fetch, refreshToken: 'refresh-0' });
    const failure = await clientOf(server.fetch, { auth: session })
      .platforms.list.query({})
      .then(() => null, readFailure);
    expect(failure).not.toBeNull();
    expect(server.sent.every(({ procedures }) => procedures[0] === 'tokens.refresh')).toBe(true);
    expect(server.sent.length).toBeLessThanOrEqual(3);
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
