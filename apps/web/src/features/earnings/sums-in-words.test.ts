import { asCurrency } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { sumsInWords } from './sums-in-words.ts';

test('sums of several currencies stand side by side, each rounded once', () => {
  const net = new Map([
    [asCurrency('USD'), 20_448_000n],
    [asCurrency('EUR'), 10_000_000n],
  ]);
  expect(sumsInWords(net, 'en-US')).toBe('$20.45 and €10.00');
});
