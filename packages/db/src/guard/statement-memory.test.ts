import { expect, it } from 'vitest';
import { StatementMemory } from './statement-memory.ts';

it('remembers the latest statements and forgets older ones, so that it stays bounded', () => {
  const memory = new StatementMemory(100);
  for (let count = 0; count < 1_000; count += 1) memory.add(`statement ${count}`);
  expect(memory.has('statement 999')).toBe(true);
  expect(memory.has('statement 998')).toBe(true);
  expect(memory.has('statement 0')).toBe(false);
});
