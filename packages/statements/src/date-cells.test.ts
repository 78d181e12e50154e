import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDateOrder, parseDateCell, requireZone } from './date-cells.ts';

const cells = (...texts: string[]) => texts.map((text, index) => ({ row: index + 2, text }));

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
    expect(() => requireZone(cells('2026-01-01T23:30:00Z'), {})).toThrow('--time-zone');
    expect(() => requireZone(cells('2026-01-01'), { timeZone: 'Mars/Olympus' })).toThrow('no time zone');
  });
});

describe('the order of day and month', () => {
  it('is settled by any row that fits one order only', () => {
    expect(decideDateOrder(cells('01/10/2025', '02/10/2025', '01/13/2025'), null)).toBe('monthFirst');
    expect(decideDateOrder(cells('01/10/2025', '13/01/2025'), 'monthFirst')).toBe('dayFirst');
  });

  it('is the platform’s where nothing settles it, and asked for where it has none', () => {
    expect(decideDateOrder(cells('01/10/2025'), 'monthFirst')).toBe('monthFirst');
    expect(() => decideDateOrder(cells('01/10/2025'), null)).toThrow('day or the month first');
  });

  it('does not matter when the dates read the same both ways or say it themselves', () => {
    expect(decideDateOrder(cells('02/02/2025', 'Jan 5, 2025', '2025-03-04'), null)).toBe('dayFirst');
  });

  it('is refused when rows contradict each other, and not moved by a day that does not exist', () => {
    expect(() => decideDateOrder(cells('13/01/2025', '01/13/2025'), null)).toThrow('cannot both be right');
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
