import { expect, test } from 'vitest';
import { z } from 'zod';
import { derivedId } from './derived-id.ts';

test('the same parts make the same id, which is a UUID', () => {
  const id = derivedId('user', 'platform', 'row:2026-11-12|12.5|1');
  expect(id).toBe(derivedId('user', 'platform', 'row:2026-11-12|12.5|1'));
  expect(z.uuid().safeParse(id).success).toBe(true);
});

test('parts do not run into each other', () => {
  expect(derivedId('a', 'bc')).not.toBe(derivedId('ab', 'c'));
});
