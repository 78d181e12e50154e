import { expect, test, vi } from 'vitest';
import { askToSignInHere, holdPlace, whenAskedToSignIn } from './held-place.ts';

test('the person is asked over a screen only while it holds something, and somebody can ask', () => {
  const ask = vi.fn();
  const release = holdPlace();
  expect(askToSignInHere()).toBe(false);
  const stop = whenAskedToSignIn(ask);
  expect(askToSignInHere()).toBe(true);
  const releaseOther = holdPlace();
  release();
  expect(askToSignInHere()).toBe(true);
  releaseOther();
  expect(askToSignInHere()).toBe(false);
  expect(ask).toHaveBeenCalledTimes(2);
  stop();
});
