import { describe, expect, it } from 'vitest';
import { hasUnits, isDuration, parseClock, parseHours, secondsOfClockInMinutes } from './hours-cell.ts';

describe('a cell of hours', () => {
  it('is read as people write it', () => {
    expect(['3.5', '3,5', '3:30', '3h 30m', '3.50'].map((cell) => parseHours(cell))).toEqual([
      12600, 12600, 12600, 12600, 12600,
    ]);
    expect(parseHours('3.3333333333')).toBe(12000);
  });

  it('may have its unit behind it, or parts with a unit each', () => {
    const told: Record<string, number> = {
      '1:30 h': 5400,
      '1:30:30 hours': 5430,
      '1.5 hrs': 5400,
      '1,5 hours': 5400,
      '1.5 Std.': 5400,
      '2 heures': 7200,
      '1h 5m 10s': 3910,
      '1 h 5 min 10 sec': 3910,
      '1 hour, 5 minutes, 10 seconds': 3910,
      '45 mins': 2700,
      '90s': 90,
      '45.5 min': 2730,
      '1h 05m': 3900,
      '1h05': 3900,
      '2 Std. 15 Min.': 8100,
      '1 hora 30 minutos': 5400,
      '90 Minuten': 5400,
      '1:30:00 min': 5400,
      '200:06 min': 12_006,
      PT1H30M: 5400,
      '0h 0m 0s': 0,
    };
    for (const [cell, seconds] of Object.entries(told))
      for (const unit of ['hours', 'minutes'] as const)
        expect([cell, parseHours(cell, unit)]).toEqual([cell, seconds]);
    expect(
      ['1:75 h', '1.5 h 3', 'h', '170 h', '200h 1m 1s', '5 sheep'].map((cell) => parseHours(cell)),
    ).toEqual(Array.from({ length: 6 }, () => null));
  });

  it('of minutes with three digits behind a point or a comma is none: they may be thousands', () => {
    const cells = ['1,234 min', '1.500 minutes', '1,234.5 min'];
    expect(cells.map((cell) => parseHours(cell))).toEqual([null, null, null]);
    expect(['1.25 min', '1.2345 min'].map((cell) => parseHours(cell))).toEqual([75, 74]);
  });

  it('of two numbers that are called minutes is asked: it may be hours and minutes, or minutes and seconds', () => {
    expect(['0:45 min', '12:30 min.', '25:00 minutes'].map((cell) => parseHours(cell))).toEqual([
      null,
      null,
      null,
    ]);
    expect(secondsOfClockInMinutes('0:45 min')).toEqual([2700, 45]);
    expect(secondsOfClockInMinutes('25:00 min')).toEqual([90_000, 1500]);
    expect(['0:45', '0:45 h', '1:75 min', '45 min', ''].map(secondsOfClockInMinutes)).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(['0:45 min', 'PT5M', '2 Std. 15 Min.', '1h30', '7 h 05'].map(hasUnits)).not.toContain(false);
    expect(['45 sheep', 'h', '1h75', '1h305', '3:30'].map(hasUnits)).not.toContain(true);
  });

  it('is a part of a day where its numbers are, and not where it says its unit or is a clock', () => {
    expect(['0.34375', '0,3125', '8:15', '3 h'].map((cell) => parseHours(cell, 'days'))).toEqual([
      29_700, 27_000, 29_700, 10_800,
    ]);
  });

  it('may only be too long, or no duration at all', () => {
    expect(['200', '170 h', '200:00', '9999 min', '200h 1m 1s', '200h30'].map(isDuration)).not.toContain(
      false,
    );
    expect(['½', 'many', '-3', '3:75', '', '1.2.3'].map(isDuration)).not.toContain(true);
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
