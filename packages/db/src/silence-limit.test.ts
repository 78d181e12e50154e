import type { PoolClient } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SilenceLimit } from './silence-limit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openLine() {
  const destroy = vi.fn<() => void>();
  const client = { connection: { stream: { destroy } } } as unknown as PoolClient;
  const limit = new SilenceLimit(1_000);
  const ask = (text = 'select 1') => {
    const { promise, resolve } = Promise.withResolvers<void>();
    void limit.during(client, text, () => promise);
    return async () => {
      resolve();
      await vi.advanceTimersByTimeAsync(0);
    };
  };
  return { ask, destroy, limit };
}

test('statements that wait behind others have as long as each, from the answer before', async () => {
  const { ask, destroy } = openLine();
  const answers = [ask(), ask(), ask()];
  for (const answer of answers) {
    await vi.advanceTimersByTimeAsync(5_900);
    await answer();
  }
  await vi.advanceTimersByTimeAsync(60_000);
  expect(destroy).not.toHaveBeenCalled();
});

test('a connection on which nothing is heard any more is ended, also after some answers', async () => {
  const { ask, destroy } = openLine();
  const answer = ask();
  ask();
  await vi.advanceTimersByTimeAsync(5_900);
  await answer();
  await vi.advanceTimersByTimeAsync(6_100);
  expect(destroy).toHaveBeenCalledTimes(1);
});

test('what sets a limit of its own takes as long as that says, until somebody else has the connection', async () => {
  const { ask, destroy, limit } = openLine();
  ask('set local statement_timeout = 0');
  ask();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(destroy).not.toHaveBeenCalled();
  limit.reset();
  ask();
  await vi.advanceTimersByTimeAsync(6_100);
  expect(destroy).toHaveBeenCalledTimes(1);
});
