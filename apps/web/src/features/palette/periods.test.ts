import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { namedPeriods } from './periods.ts';

function hrefOf(name: string, today: string): string | undefined {
  return namedPeriods(asLocalDate(today)).find((period) => period.name === name)?.href;
}

test('the last month and the last year are those before this one, across the turn of the year', () => {
  expect(hrefOf('Last month', '2026-01-15')).toBe('/?period=month&at=2025-12-31');
  expect(hrefOf('Last year', '2026-01-15')).toBe('/?period=year&at=2025-12-31');
});

test('quarters are the calendar’s', () => {
  expect(hrefOf('This quarter', '2026-11-25')).toBe('/?period=custom&from=2026-10-01&to=2026-12-31');
  expect(hrefOf('Last quarter', '2026-02-03')).toBe('/?period=custom&from=2025-10-01&to=2025-12-31');
});
