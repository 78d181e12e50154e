import { describe, expect, it } from 'vitest';
import { readOrThrow } from '../testing/read-fixture.ts';

const mappingOf = (columns: object, layout: object = {}) => ({
  layouts: [{ columns, required: ['date'], ...layout }],
  lines: [{ parts: [] }],
});
const startEnd = mappingOf({ date: 'start', endDate: 'end' }, { timeZone: 'Europe/Lisbon', clock: 'online' });
const times = mappingOf({ date: 'Day', time: 'From', endTime: 'To' });

function read(mapping: object, header: string, ...rows: string[]) {
  const { items, control } = readOrThrow(`${header}\n${rows.join('\n')}\n`, { mapping });
  const told = items.map((item) => {
    if (item.kind === 'work') return `${item.workedOn} ${item.seconds} ${item.clock}`;
    return item.kind === 'leftOut' ? (item.reasonHere ?? item.reason) : item.kind;
  });
  return { told, control };
}

describe('work from start to end', () => {
  it('is the real time between two instants, on the day of the zone on which it began', () => {
    const { told, control } = read(
      startEnd,
      'start,end',
      '2026-03-29T00:30:00Z,2026-03-29T02:00:00Z',
      '2026-06-30T23:30:00Z,2026-07-01T01:00:00Z',
    );
    expect(told).toEqual(['2026-03-29 5400 online', '2026-07-01 5400 online']);
    expect(control).toMatchObject([{ unit: 's', file: 10_800_000_000n, ok: true }]);
  });

  it('that ends before it began ends on the next day, where only times are told', () => {
    expect(read(times, 'Day,From,To', '2026-03-09,22:00,03:00').told).toEqual(['2026-03-09 18000 engaged']);
  });

  it('is left out where its end is missing, before its start or no time', () => {
    expect(
      read(startEnd, 'start,end', '2026-06-30T10:00:00Z,', '2026-06-30T10:00:00Z,2026-06-30T09:00:00Z').told,
    ).toEqual([
      'there is neither an amount nor a duration',
      '“2026-06-30T09:00:00Z” in column “end” is not after the start, or more than a week after it',
    ]);
    expect(read(times, 'Day,From,To', '2026-03-09,22:00,later').told).toEqual([
      '“later” in column “To” is not after the start, or more than a week after it',
    ]);
  });
});

describe('a duration', () => {
  it('counts minutes where the layout says so, and reads what says its unit itself', () => {
    const minutes = mappingOf({ date: 'Day', hours: 'Minutes online' }, { durationIn: 'minutes' });
    const days = [
      '2026-03-09,90',
      '2026-03-10,"12,5"',
      '2026-03-11,1:30',
      '2026-03-12,20000',
      '2026-03-13,half a day',
    ];
    expect(read(minutes, 'Day,Minutes online', ...days).told).toEqual([
      '2026-03-09 5400 engaged',
      '2026-03-10 750 engaged',
      '2026-03-11 5400 engaged',
      '“20000” in column “Minutes online” is no duration of up to a week: give longer times in several rows',
      '“half a day” in column “Minutes online” is no duration like 3.5, 3:30 or 3h 30m',
    ]);
    const seconds = mappingOf({ date: 'Day', hours: 'Took' }, { durationIn: 'seconds' });
    expect(read(seconds, 'Day,Took', '2026-03-09,754').told).toEqual(['2026-03-09 754 engaged']);
  });
});

describe('a duration of two numbers that are called minutes', () => {
  it('is what the start and the end of its row say, and else left out with both that it may be', () => {
    const entries = mappingOf({ date: 'Day', time: 'From', endTime: 'To', hours: 'Took' });
    const rows = [
      '2026-03-09,09:00,09:45,0:45 min',
      '2026-03-10,23:40,00:10,30:00 min',
      '2026-03-11,09:00:00,09:00:45,0:45 min',
      '2026-03-12,09:00,10:00,0:45 min',
      '2026-03-13,09:00,,0:45 min',
    ];
    const open =
      '“0:45 min” in column “Took” may be hours and minutes, or minutes and seconds: write it like 0:45 h or 45 min';
    const { told, control } = read(entries, 'Day,From,To,Took', ...rows);
    expect(told).toEqual([
      '2026-03-09 2700 engaged',
      '2026-03-10 1800 engaged',
      '2026-03-11 45 engaged',
      open,
      open,
    ]);
    expect(control).toMatchObject([{ file: 4_545_000_000n, ok: true }]);
  });
});

describe('work between local times', () => {
  const nights = ['2026-03-28,22:00,06:00', '2026-10-24,22:00,06:00', '2026-03-30,22:00,06:00'];
  const file = `Day,From,To\n${nights.join('\n')}\n`;
  const inZone = (timeZone?: string) => mappingOf({ date: 'Day', time: 'From', endTime: 'To' }, { timeZone });

  it('is the real time in a zone that is known, on nights on which the clocks change', () => {
    const hours = (mapping: object, timeZone?: string) =>
      readOrThrow(file, { mapping, ...(timeZone && { timeZone }) }).items.map((item) =>
        item.kind === 'work' ? item.seconds / 3600 : item.kind,
      );
    expect(hours(inZone('Europe/Berlin'))).toEqual([7, 9, 8]);
    expect(hours(inZone(), 'Europe/Berlin')).toEqual([7, 9, 8]);
    expect(hours(inZone('Europe/Berlin'), 'America/New_York')).toEqual([8, 8, 8]);
    expect(hours(inZone('asWritten'))).toEqual([8, 8, 8]);
    expect(hours(inZone())).toEqual([8, 8, 8]);
  });

  it('has the same key whether the zone is known or not', () => {
    const keys = (mapping: object) => readOrThrow(file, { mapping }).items.map(({ key }) => key);
    expect(keys(inZone('Europe/Berlin'))).toEqual(keys(inZone()));
    expect(keys(inZone())[0]).toContain('28800 s engaged');
  });
});
