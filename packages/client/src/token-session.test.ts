import { describe, expect, test } from 'vitest';
import { readFailure } from './failure.ts';
import { clientOf, ok, pairOf, PLATFORM, refused, serverOf, URL_OF_TEST } from './testing/program-server.ts';
import { resumeSession, signInWithPassword } from './token-session.ts';

test.each([undefined, '123456'])(
  'a sign-in sends the code %s of a second factor beside the password',
  async (code) => {
    const server = serverOf(() => ({ bodies: [{ result: { data: pairOf('0') } }] }));
    const person = { email: 'ana@example.com', password: 'a long enough password' };
    await signInWithPassword({ url: URL_OF_TEST, fetch: server.fetch, ...person, ...(code && { code }) });
    expect(server.posted.map((body) => JSON.parse(body) as unknown)).toEqual([
      { 0: { ...person, ...(code && { code }) } },
    ]);
  },
);

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

  test('renews once for a call, also where the server calls every token expired', async () => {
    const server = renewing(() => false);
    const session = resumeSession({ url: URL_OF_TEST, fetch: server.fetch, refreshToken: 'refresh-0' });
    const call = clientOf(server.fetch, { auth: session }).platforms.list.query({});
    expect((await call.then(() => null, readFailure))?.code).toBe('token_expired');
    expect(server.renewals()).toBe(2);
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
