import { describe, expect, test } from 'vitest';
import { createEarnTrackClient } from './client.ts';
import { readFailure } from './failure.ts';

type Answer = (input: unknown, init?: RequestInit) => Promise<Response>;

function clientOf(answer: Answer, timeoutMs = 1000) {
  return createEarnTrackClient({
    url: 'http://earntrack.test/trpc',
    timeoutMs,
    fetch: answer,
  });
}

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

async function failureOf(answer: Answer, timeoutMs?: number) {
  const error: unknown = await clientOf(answer, timeoutMs)
    .platforms.list.query({})
    .then(
      () => null,
      (fault: unknown) => fault,
    );
  return readFailure(error);
}

const refusal = {
  message: 'Some of what was entered cannot be used',
  code: -32600,
  data: {
    code: 'BAD_REQUEST',
    httpStatus: 400,
    app: { code: 'invalid_input', requestId: 'req-1', fields: { 'components.base': 'Write an amount' } },
  },
};

describe('a failed call', () => {
  test('keeps the server’s sentence, code, request id and faults by field', async () => {
    const failure = await failureOf(async () => json([{ error: refusal }], 400));
    expect(failure).toEqual({
      kind: 'refused',
      code: 'invalid_input',
      message: 'Some of what was entered cannot be used',
      requestId: 'req-1',
      fields: { 'components.base': 'Write an amount' },
    });
  });

  test('is unreachable when nothing answers', async () => {
    const failure = await failureOf(() => Promise.reject(new TypeError('fetch failed')));
    expect(failure).toMatchObject({ kind: 'unreachable', code: 'unavailable' });
  });

  test('is timed out when the answer does not come in time', async () => {
    const failure = await failureOf(
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
        }),
      5,
    );
    expect(failure).toMatchObject({ kind: 'timed_out', code: 'unavailable' });
  });

  test.each([
    ['a page of a proxy', new Response('<html>Bad gateway</html>', { status: 502 })],
    ['an error without our code', json([{ error: { ...refusal, data: { app: { code: 'new_one' } } } }], 400)],
  ])('tells nothing of %s but a plain sentence', async (_, response) => {
    const failure = await failureOf(async () => response);
    expect(failure).toMatchObject({ kind: 'unexpected', code: 'internal', requestId: '' });
    expect(failure.message).toMatch(/^Something went wrong/);
  });
});

test('calls of the same moment travel as one request', async () => {
  const urls: string[] = [];
  const client = clientOf(async (input) => {
    urls.push(String(input));
    return json([{ result: { data: [] } }, { result: { data: null } }]);
  });
  await Promise.all([client.platforms.list.query({}), client.profile.get.query()]);
  expect(urls).toHaveLength(1);
  expect(urls[0]).toContain('/trpc/platforms.list,profile.get?batch=1');
});
