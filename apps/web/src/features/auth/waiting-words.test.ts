import { expect, test } from 'vitest';
import { waitingWords } from './waiting-words.ts';

test('nothing is said where nothing waits', () => {
  expect(waitingWords({ own: 0, others: 0 })).toBe('');
});

test('somebody whose session ended hears how many of their entries wait', () => {
  expect(waitingWords({ own: 1, others: 3 })).toBe(
    '1 entry waits on this device and is sent after you sign in.',
  );
  expect(waitingWords({ own: 2, others: 0 })).toBe(
    '2 entries wait on this device and are sent after you sign in.',
  );
});

test('whoever else comes is not promised that signing in sends what others recorded', () => {
  expect(waitingWords({ own: 0, others: 2 })).toBe(
    '2 entries wait on this device and are sent when whoever recorded them signs in.',
  );
});
