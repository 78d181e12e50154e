import { describe, expect, it } from 'vitest';
import { parseClock, parseHours } from './hours-cell.ts';

describe('a cell of hours', () => {
  it('is read as people write it', () => {
    expect(['3.5', '3,5', '3:30', '3h 30m', '3.50'].map((cell) => parseHours(cell))).toEqual([
      12600, 12600, 12600, 12600, 12600,
    ]);
    expect(parseHours('3.3333333333')).toBe(12000);
  });

  it('is zero when empty or zero, and nothing when it is no duration', () => {
    expect(['', '--', '0', '0.00', '0:00'].map((cell) => parseHours(cell))).toEqual([0, 0, 0, 0, 0]);
    expect(['-3', 'many', '200', '3:75', '1.2.3'].map((cell) => parseHours(cell))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a cell that names a clock', () => {
  it('takes each clock in any spelling, engaged when empty', () => {
    expect(['', 'Online', 'door to door', 'doorToDoor', 'engaged', 'sundial'].map(parseClock)).toEqual([
      'engaged',
      'online',
      'doorToDoor',
      'doorToDoor',
      'engaged',
      null,
    ]);
  });
});
