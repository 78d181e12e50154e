import { expect, test } from 'vitest';
import { exportAddress } from './export-address.ts';

test('the address of a file says what the list shows, and nothing where it shows all', () => {
  expect(exportAddress({})).toBe('/api/v1/earnings.csv');
  const filter = { from: '2026-11-01', to: null, platformIds: ['a', 'b'], text: 'rain & wind' };
  expect(exportAddress(filter)).toBe(
    '/api/v1/earnings.csv?from=2026-11-01&platformIds=a&platformIds=b&text=rain+%26+wind',
  );
});
