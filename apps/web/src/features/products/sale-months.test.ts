import { asLocalDate } from '@earntrack/domain';
import { expect, test } from 'vitest';
import { MONTHS_SHOWN, monthsWithGaps, saleMonthPoints } from './sale-months.ts';
import { productOf } from './products.fixture.ts';

const today = asLocalDate('2026-11-12');
const month = (start: string, currency = 'EUR', net = '10') => ({
  month: start,
  currency,
  units: 1,
  gross: net,
  fees: '0',
  net,
});

test('months without sales stand between those with, up to now', () => {
  expect(monthsWithGaps([month('2026-08-01'), month('2026-10-01')], today)).toEqual([
    '2026-08-01',
    '2026-09-01',
    '2026-10-01',
    '2026-11-01',
  ]);
  expect(monthsWithGaps([month('2026-12-01')], today)).toEqual(['2026-12-01']);
  expect(monthsWithGaps([], today)).toEqual([]);
});

test('of many months the newest are shown', () => {
  const months = monthsWithGaps([month('2020-01-01')], today);
  expect(months).toHaveLength(MONTHS_SHOWN);
  expect(months.at(-1)).toBe('2026-11-01');
});

test('a point holds one currency of one month and leads to its earnings', () => {
  const months = [month('2026-09-01'), month('2026-09-01', 'USD', '99'), month('2026-11-01', 'EUR', '-3')];
  const points = saleMonthPoints(productOf({ months }), { currency: 'EUR', today, locale: 'en-GB' });
  expect(points.map(({ solid, isNow }) => [solid, isNow])).toEqual([
    [10, false],
    [0, false],
    [-3, true],
  ]);
  expect(points[1]?.reading.value).toBe('nothing sold');
  expect(points[0]?.link).toEqual({
    to: '/earnings',
    search: { from: '2026-09-01', to: '2026-09-30', product: productOf().id },
  });
});
