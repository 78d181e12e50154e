import { expect, it } from 'vitest';
import { ConcurrencyLimit } from './concurrency-limit.ts';

it('runs at most so many at a time, in order, and all of them in the end', async () => {
  const limit = new ConcurrencyLimit(2, 10);
  const order: number[] = [];
  let running = 0;
  let most = 0;
  const task = (number: number) => async () => {
    running += 1;
    most = Math.max(most, running);
    order.push(number);
    await Promise.resolve();
    running -= 1;
  };
  await Promise.all([1, 2, 3, 4, 5].map((number) => limit.run(task(number))));
  expect(order).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

it('goes on after a task that failed', async () => {
  const limit = new ConcurrencyLimit(1, 1);
  await expect(limit.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(limit.run(() => Promise.resolve('fine'))).resolves.toBe('fine');
});

it('says when the next one would be turned away', async () => {
  const limit = new ConcurrencyLimit(1, 1);
  const { promise, resolve } = Promise.withResolvers<void>();
  const running = [limit.run(() => promise), limit.run(() => promise)];
  expect(limit.isFull).toBe(true);
  resolve();
  await Promise.all(running);
  expect(limit.isFull).toBe(false);
});
