import { expect, test } from 'vitest';
import { type AfterTask, AfterAnswers } from './after-answers.ts';

const TASK = { name: 'a mail', requestId: 'request-1' };

test('work begins after whoever asked has gone on, and is waited for at the end', async () => {
  const order: string[] = [];
  const after = new AfterAnswers(() => {});
  after.run(TASK, async () => {
    order.push('work');
    after.run(TASK, async () => void order.push('work of the work'));
  });
  order.push('answer');
  await after.settled();
  expect(order).toEqual(['answer', 'work', 'work of the work']);
});

test('a failure is told with the request that it belongs to, and stops nothing else', async () => {
  const failures: [AfterTask, unknown][] = [];
  const after = new AfterAnswers((...failure) => failures.push(failure));
  const fault = new Error('No letter box');
  after.run(TASK, () => Promise.reject(fault));
  await after.settled();
  expect(failures).toEqual([[TASK, fault]]);
});
