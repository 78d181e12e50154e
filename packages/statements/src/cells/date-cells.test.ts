import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateCell,
  decideDateOrder,
  parseDateCell,
  parseMoment,
  requireZone,
  secondsBetween,
} from './date-cells.ts';

const cells = (...texts: string[]) =>
  texts.map((text, index) => dateCell({ row: index + 2, column: 'Paid on' }, text));

describe('a date cell', () => {
  it('is read in every form that platforms write', () => {
    const forms = [
      '2025-01-15',
      '2025/1/15',
      'Jan 15, 2025',
      'January 15, 2025',
      'Wed, Jan 15, 2025',
      'Wednesday 15 January 2025',
      'Jan 15 2025',
      'JAN 15, 2025',
      '15 Jan 2025',
      '15 January, 2025',
      '15. January 2025',
      '15-Jan-2025',
      '15.01.2025',
      '01/15/2025',
      '1/15/25',
      '2025-01-15 08:15:00',
      '2025-01-15T08:15',
      '01/15/2025 8:15 PM',
    ];
    for (const form of forms) expect([form, parseDateCell(form, 'monthFirst')]).toEqual([form, '2025-01-15']);
    expect(parseDateCell('15/01/2025', 'dayFirst')).toBe('2025-01-15');
    expect(parseDateCell('Sept 3, 2025', 'dayFirst')).toBe('2025-09-03');
  });

  it('is read with months in the languages of Europe, whole or short', () => {
    const forms = [
      '15. März 2025',
      '15 mars 2025',
      '15 marzo 2025',
      '15 de março de 2025',
      '15 mrt 2025',
      '15 maart 2025',
      '15 marca 2025',
      '15 mar. 2025',
      '15 mar 25',
      '15 xyz 2025',
    ];
    const read = forms.map((form) => [form, parseDateCell(form, 'monthFirst')]);
    expect(read).toEqual(forms.map((form) => [form, form.includes('xyz') ? null : '2025-03-15']));
    expect(parseDateCell('1er août 2025', 'dayFirst')).toBe('2025-08-01');
    expect(parseDateCell('5 jui 2025', 'dayFirst')).toBeNull();
  });

  it('that stands for several days is the last of them', () => {
    expect(parseDateCell('Aug 1 – 31, 2026', 'dayFirst')).toBe('2026-08-31');
    expect(parseDateCell('Dec 29, 2025 – Jan 4, 2026', 'dayFirst')).toBe('2026-01-04');
    expect(parseDateCell('1 - 31 Aug 2026', 'dayFirst')).toBe('2026-08-31');
    expect(parseDateCell('February 2024', 'dayFirst')).toBe('2024-02-29');
    expect(parseDateCell('2026-04', 'dayFirst')).toBe('2026-04-30');
    expect(parseDateCell('04/2026', 'monthFirst')).toBe('2026-04-30');
    expect(parseDateCell('2026-13', 'dayFirst')).toBeNull();
  });

  it('means nothing when the calendar has no such day or the words are others', () => {
    const odd = [
      '',
      '99/99/2025',
      '2025-02-30',
      'Foo 1, 2025',
      'Mayor 1, 2025',
      'Total',
      '2025',
      '1/2/3/2025',
      '31.02.2025',
    ];
    for (const cell of odd) expect([cell, parseDateCell(cell, 'monthFirst')]).toEqual([cell, null]);
  });

  it('that is a moment falls on the day of the zone', () => {
    expect(parseDateCell('2026-01-01T23:30:00Z', 'dayFirst', { timeZone: 'Europe/Bucharest' })).toBe(
      '2026-01-02',
    );
    expect(parseDateCell('2026-01-01 02:30:00 +0100', 'dayFirst', { timeZone: 'America/New_York' })).toBe(
      '2025-12-31',
    );
    expect(parseDateCell('2026-01-01 23:30', 'dayFirst', { isInUtc: true, usualZone: 'Asia/Tokyo' })).toBe(
      '2026-01-02',
    );
    expect(parseDateCell('Jan 1, 2026 11:30 PM UTC', 'dayFirst', { timeZone: 'Asia/Tokyo' })).toBe(
      '2026-01-02',
    );
    expect(() => requireZone(cells('2026-01-01T23:30:00Z'), {})).toThrow(
      '“2026-01-01T23:30:00Z” in row 2, column “Paid on”, is a moment, and its day depends on where you are. Say it with --time-zone.',
    );
    expect(() => requireZone(cells('2026-01-01'), { timeZone: 'Mars/Olympus' })).toThrow('no time zone');
  });
});

describe('a day that begins at four', () => {
  const rule = { usualZone: 'asWritten', startsAtMinutes: 240 };

  it('takes what is earlier for the day before, by the time that the cell shows', () => {
    expect(parseDateCell('2026-03-10 03:59:59.999 +0100 CET', 'dayFirst', rule)).toBe('2026-03-09');
    expect(parseDateCell('2026-03-10 04:00:00.000 +0100 CET', 'dayFirst', rule)).toBe('2026-03-10');
    // Where a zone has no letters, its offset stands twice.
    expect(parseDateCell('2026-03-10 03:30:00 +0400 +04', 'dayFirst', rule)).toBe('2026-03-09');
    expect(parseDateCell('3/1/2026 1:00 AM', 'monthFirst', rule)).toBe('2026-02-28');
    expect(parseDateCell('2026-03-10', 'dayFirst', rule)).toBe('2026-03-10');
  });

  it('begins at four of the zone that the person names', () => {
    const inLisbon = { ...rule, timeZone: 'Europe/Lisbon' };
    expect(parseDateCell('2026-03-10 04:30:00 +0100 CET', 'dayFirst', inLisbon)).toBe('2026-03-09');
  });
});

describe('the time between two moments', () => {
  const seconds = (start: string, end: string, rule = {}) => {
    const [from, to] = [start, end].map((text) => parseMoment(text, 'dayFirst'));
    return from && to ? secondsBetween(from, to, rule) : undefined;
  };

  it('is real between instants, also on the night when the clocks change', () => {
    expect(seconds('2026-03-29 01:30 +0100', '2026-03-29 03:30 +0200')).toBe(3_600);
    expect(seconds('2026-03-29T00:30Z', '2026-03-29T01:30Z')).toBe(3_600);
  });

  it('is what the clock shows between local times, and unknown where a time or one zone is missing', () => {
    expect(seconds('2026-03-29 01:30', '2026-03-29 03:30')).toBe(7_200);
    expect(seconds('2026-03-29', '2026-03-29 03:30')).toBeNull();
    expect(seconds('2026-03-29 01:30', '2026-03-29 03:30 +0200')).toBeNull();
  });

  it('cannot be told of a time that no clock shows', () => {
    expect(seconds('2026-03-29 25:00', '2026-03-29 26:00')).toBeUndefined();
    expect(parseMoment('2026-03-29 10:00 +9900', 'dayFirst')).toBeNull();
  });
});

describe('the order of day and month', () => {
  it('is settled by any row that fits one order only', () => {
    expect(decideDateOrder(cells('01/10/2025', '02/10/2025', '01/13/2025'), null)).toBe('monthFirst');
    expect(decideDateOrder(cells('01/10/2025', '13/01/2025'), 'monthFirst')).toBe('dayFirst');
  });

  it('is the platform’s where nothing settles it, and asked for where it has none', () => {
    expect(decideDateOrder(cells('01/10/2025'), 'monthFirst')).toBe('monthFirst');
    expect(() => decideDateOrder(cells('01/10/2025'), null)).toThrow(
      '“01/10/2025” in row 2, column “Paid on”, can be read with the day or the month first',
    );
  });

  it('is asked about with the very date that leaves it open, and the day that it is in each order', () => {
    const said = { text: '05/06/2026', dayFirst: '2026-06-05', monthFirst: '2026-05-06' };
    expect(() => decideDateOrder(cells('04/04/2026', ` ${said.text}`), null)).toThrow(
      expect.objectContaining({ outcome: expect.objectContaining({ option: 'dates', date: said }) }),
    );
  });

  it('does not matter when the dates read the same both ways or say it themselves', () => {
    expect(decideDateOrder(cells('02/02/2025', 'Jan 5, 2025', '2025-03-04'), null)).toBe('dayFirst');
  });

  it('is refused when rows contradict each other, and not moved by a day that does not exist', () => {
    expect(() => decideDateOrder(cells('13/01/2025', '01/13/2025'), null)).toThrow(
      'The dates “01/13/2025” (row 3, column “Paid on”) and “13/01/2025” (row 2, column “Paid on”) cannot both be right',
    );
    expect(decideDateOrder(cells('99/99/2025', '01/13/2025'), null)).toBe('monthFirst');
  });

  it('gives every date back once one of them settles it', () => {
    const days = fc.array(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(days, fc.constantFrom('monthFirst', 'dayFirst'), (dates, order) => {
        const isoDates = [...dates.map((date) => date.toISOString().slice(0, 10)), '2025-01-31'];
        const texts = isoDates.map((iso) => {
          const [year, month, day] = iso.split('-');
          return order === 'monthFirst' ? `${month}/${day}/${year}` : `${day}/${month}/${year}`;
        });
        const decided = decideDateOrder(cells(...texts), null);
        expect(decided).toBe(order);
        expect(texts.map((text) => parseDateCell(text, decided))).toEqual(isoDates);
      }),
    );
  });
});
