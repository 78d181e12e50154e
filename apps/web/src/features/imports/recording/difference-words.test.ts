import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { differenceInWords } from './difference-words.ts';

const place = { currency: 'USD', locale: 'en-US', today: asLocalDate('2026-11-26') };

test('a difference says what was and what comes, as people read such a value', () => {
  const words = (name: 'tips' | 'seconds' | 'description', before: string, now: string) =>
    differenceInWords({ name, before, now }, place);
  expect(words('tips', '1', '3.5')).toBe('Tips $1.00 → $3.50');
  expect(words('seconds', '0', '5400')).toMatch(/^Hours none → 1/);
  expect(words('description', 'a', 'b')).toBe('“a” → “b”');
});
