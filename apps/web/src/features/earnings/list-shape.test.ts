import { expect, test } from 'vitest';
import type { EarningDayView } from '@earntrack/contract';
import { boundsOf, lineAt, shapeOf, stretchOf } from './list-shape.ts';

const dayOf = (day: string, count: number): EarningDayView => ({
  day,
  sums: [{ currency: 'USD', gross: '1', fees: '0', net: '1', count }],
});

test('every line is the head of a day or one of its earnings', () => {
  const shape = shapeOf([dayOf('2026-11-12', 2), dayOf('2026-11-10', 1)], undefined);
  expect(shape).toMatchObject({ lineCount: 5, rowCount: 3, heads: [0, 3] });
  const lines = [0, 1, 2, 3, 4].map((index) => lineAt(shape, index));
  expect(lines.map((line) => [line?.day.day, line?.row])).toEqual([
    ['2026-11-12', null],
    ['2026-11-12', 0],
    ['2026-11-12', 1],
    ['2026-11-10', null],
    ['2026-11-10', 0],
  ]);
});

test('stretches of days cover all time, with no day in two of them', () => {
  const days = ['2026-11-12', '2026-11-11', '2026-11-09', '2026-11-01'].map((day) => dayOf(day, 60));
  const { floors } = shapeOf(days, undefined);
  expect(floors).toEqual(['2026-11-11', '2026-11-01']);
  expect([0, 1, 2].map((stretch) => boundsOf(floors, stretch))).toEqual([
    { from: '2026-11-11' },
    { from: '2026-11-01', to: '2026-11-10' },
    { to: '2026-10-31' },
  ]);
  expect(['2030-01-01', '2026-11-10', '1990-01-01'].map((day) => stretchOf(floors, day))).toEqual([0, 1, 2]);
});

test('a new day changes no stretch, so that nothing is loaded again for it', () => {
  const days = [dayOf('2026-11-11', 150), dayOf('2026-11-09', 10)];
  const { floors } = shapeOf(days, undefined);
  expect(shapeOf([dayOf('2026-11-12', 1), ...days], floors).floors).toBe(floors);
});

test('a stretch that grew far beyond what is loaded at once is cut anew', () => {
  const { floors } = shapeOf([dayOf('2026-11-11', 10)], undefined);
  const many = [dayOf('2026-11-12', 300), dayOf('2026-11-11', 300)];
  expect(shapeOf(many, floors).floors).toEqual(['2026-11-12', '2026-11-11']);
});
