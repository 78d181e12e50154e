import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { KnownCallers } from './known-callers.ts';

const by = (headers: Record<string, string>) => ({ headers }) as unknown as FastifyRequest;

test('who was noted is known by the very same credentials only', () => {
  const callers = new KnownCallers();
  callers.note(by({ cookie: 'session=ana' }));
  expect(callers.has(by({ cookie: 'session=ana' }))).toBe(true);
  expect(callers.has(by({ authorization: 'session=ana' }))).toBe(false);
  expect(callers.has(by({ cookie: 'session=ben' }))).toBe(false);
  expect(callers.has(by({}))).toBe(false);
});

test('of more than ten thousand the first are forgotten, and known again with their next request', () => {
  const callers = new KnownCallers();
  callers.note(by({ cookie: 'early' }));
  for (let each = 0; each < 10_000; each += 1) callers.note(by({ cookie: `visitor ${each}` }));
  expect(callers.has(by({ cookie: 'early' }))).toBe(false);
  expect(callers.has(by({ cookie: 'visitor 0' }))).toBe(true);
  callers.note(by({ cookie: 'early' }));
  expect(callers.has(by({ cookie: 'early' }))).toBe(true);
});
