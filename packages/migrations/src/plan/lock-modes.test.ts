import { expect, it } from 'vitest';
import { compareModes, modeOf, waitingFor } from './lock-modes.ts';

it('reads the names that PostgreSQL gives its locks', () => {
  expect(modeOf('ShareUpdateExclusiveLock')).toBe('SHARE UPDATE EXCLUSIVE');
  expect(modeOf('AccessExclusiveLock')).toBe('ACCESS EXCLUSIVE');
  expect(() => modeOf('SIReadLock')).toThrow('nobody here knows');
});

it('knows who waits for each', () => {
  expect(waitingFor('ACCESS EXCLUSIVE')).toBe('everybody');
  for (const mode of ['SHARE', 'SHARE ROW EXCLUSIVE', 'EXCLUSIVE'] as const)
    expect(waitingFor(mode)).toBe('whoever writes');
  for (const mode of ['ROW EXCLUSIVE', 'SHARE UPDATE EXCLUSIVE'] as const)
    expect(waitingFor(mode)).toBe('nobody');
  expect(compareModes('SHARE', 'EXCLUSIVE')).toBeLessThan(0);
});
