import { TRPCClientError } from '@trpc/client';
import { expect, test } from 'vitest';
import { pauseMs } from './pause.ts';

const unreachable = new TypeError('fetch failed');

test('pauses grow, differ by chance and stay below ten seconds', () => {
  const longest = [1, 2, 3, 4, 20].map((attempts) => pauseMs(unreachable, attempts, () => 1));
  const shortest = [1, 2, 3, 4, 20].map((attempts) => pauseMs(unreachable, attempts, () => 0));
  expect(longest).toEqual([250, 500, 1000, 2000, 10_000]);
  expect(shortest).toEqual([125, 250, 500, 1000, 5000]);
});

test('what will fail again is not waited for', () => {
  expect(pauseMs(new Error('a fault of ours'), 1)).toBeNull();
});

function refusedWith(code: string, { status, seconds }: { status: number; seconds: number }) {
  const app = { code, requestId: 'r', fields: {} };
  return new TRPCClientError('No.', {
    result: { error: { code: -32_000, message: 'No.', data: { app } } } as never,
    meta: { response: new Response(null, { status, headers: { 'retry-after': `${seconds}` } }) },
  });
}

test('a server that has too much to do is given what it asks for, and up to as much again by chance', () => {
  const refused = refusedWith('busy', { status: 503, seconds: 2 });
  expect(pauseMs(refused, 1, () => 0)).toBe(2_000);
  expect(pauseMs(refused, 1, () => 1)).toBe(4_000);
});

test('a server that counts calls is given the minute after which it begins anew, and nobody more', () => {
  const refused = (seconds: number) => refusedWith('too_many_requests', { status: 429, seconds });
  expect(pauseMs(refused(60), 1)).toBe(60_000);
  expect(pauseMs(refused(61), 1)).toBeNull();
});
