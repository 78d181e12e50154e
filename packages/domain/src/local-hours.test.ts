import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { asLocalDate } from './local-date.ts';
import { businessWeekday, localHours, offsetsOf } from './local-hours.ts';

const ms = (instant: string) => Date.parse(instant);
const hoursOf = (from: string, to: string, zone: string) =>
  localHours({ startMs: ms(from), endMs: ms(to) }, offsetsOf(zone)).map(
    ({ day, hour, startMs, endMs }) => [day, hour, (endMs - startMs) / 60_000] as const,
  );

test('a stretch is cut at the full hours of the wall clock', () => {
  expect(hoursOf('2026-11-12T22:40:00Z', '2026-11-13T00:10:00Z', 'Europe/Lisbon')).toEqual([
    ['2026-11-12', 22, 20],
    ['2026-11-12', 23, 60],
    ['2026-11-13', 0, 10],
  ]);
});

test('zones that are half an hour off have their own full hours', () => {
  expect(hoursOf('2026-11-12T10:00:00Z', '2026-11-12T11:00:00Z', 'Asia/Kolkata')).toEqual([
    ['2026-11-12', 15, 30],
    ['2026-11-12', 16, 30],
  ]);
});

test('an hour that is skipped in spring holds no time', () => {
  expect(hoursOf('2026-03-29T00:30:00Z', '2026-03-29T02:00:00Z', 'Europe/Berlin')).toEqual([
    ['2026-03-29', 1, 30],
    ['2026-03-29', 3, 60],
  ]);
});

test('an hour that comes twice in autumn holds both', () => {
  expect(hoursOf('2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z', 'Europe/Berlin')).toEqual([
    ['2026-10-25', 1, 30],
    ['2026-10-25', 2, 60],
    ['2026-10-25', 2, 60],
    ['2026-10-25', 3, 30],
  ]);
});

test('a day is looked up once, also behind many years of others', () => {
  const lookUp = vi.spyOn(Temporal.Instant, 'fromEpochMilliseconds');
  onTestFinished(() => lookUp.mockRestore());
  const offsetAt = offsetsOf('Asia/Tashkent');
  const day = 86_400_000;
  for (let count = 0; count < 10_500; count += 1) offsetAt(count * day);
  lookUp.mockClear();
  expect(offsetAt(10_499 * day + 1)).toBe(5 * 3_600_000);
  expect(lookUp).not.toHaveBeenCalled();
});

test('the pieces are the stretch, without a gap and none longer than an hour', () => {
  const zone = fc.constantFrom(
    'Europe/Berlin',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'UTC',
  );
  const start = fc.integer({ min: ms('2020-01-01T00:00:00Z'), max: ms('2027-01-01T00:00:00Z') });
  fc.assert(
    fc.property(zone, start, fc.integer({ min: 1, max: 40 * 3_600_000 }), (timeZone, startMs, length) => {
      const pieces = localHours({ startMs, endMs: startMs + length }, offsetsOf(timeZone));
      expect(pieces.at(-1)?.endMs).toBe(startMs + length);
      for (const [index, piece] of pieces.entries()) {
        expect(piece.endMs - piece.startMs).toBeGreaterThan(0);
        expect(piece.endMs - piece.startMs).toBeLessThanOrEqual(3_600_000);
        expect(piece.startMs).toBe(index === 0 ? startMs : pieces[index - 1]?.endMs);
      }
    }),
  );
});

test('what is worked before the cut-off belongs to the weekday before', () => {
  const friday = asLocalDate('2026-11-13');
  expect(businessWeekday({ day: friday, hour: 3 }, 240)).toBe(4);
  expect(businessWeekday({ day: friday, hour: 4 }, 240)).toBe(5);
  expect(businessWeekday({ day: friday, hour: 0 }, 0)).toBe(5);
});
