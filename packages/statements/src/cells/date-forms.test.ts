import { describe, expect, it } from 'vitest';
import { parseDateCell, parseMoment } from './date-cells.ts';

describe('a date cell in other forms', () => {
  it.each([
    '2026年3月2日',
    '2026年03月02日 14:05',
    '2026年3月2日(月)',
    '2026년 3월 2일',
    'Mar 2, 26',
    'Mar-02-26',
    '2. 3. 2026',
    '2. 3. 26',
    '2. 3. 2026 14:05',
    'Mo 02.03.2026',
    'Mo, 2. 3. 2026',
    'Mon 2 Mar 2026',
    'Montag, 2. März 2026',
    'lunes, 2 de marzo de 2026',
    'lun. 2 mars 2026',
    'mar 2 mars 2026',
    'segunda-feira, 2 de março de 2026',
    'poniedziałek, 2 marca 2026',
    'Mar 2, 2026 at 2:05 PM',
    '2. März 2026 um 14:05 Uhr',
    'Mar 2, 2026 2:05 PM PST',
    '2026-03-02 14:05',
    '02/Mar/2026',
    '2026-Mar-02',
    '2026. 3. 2.',
    '2026.03.02. 14:05',
    '2 марта 2026 г.',
    '2 березня 2026',
    '2 Μαρ 2026',
    '2. března 2026',
    '2. marec 2026',
    '2 Mart 2026',
  ])('%s is the second of March', (form) => {
    expect(parseDateCell(form, 'monthFirst')).toBe('2026-03-02');
    expect(parseDateCell(form, 'dayFirst')).toBe('2026-03-02');
  });

  it.each(['2:05 pm PST', '2:05 PM PST', '2:05 P.M. CEST', '2:05 PM'])('%s is five past two', (time) => {
    expect(parseMoment(`2026-03-02 ${time}`, 'dayFirst')).toEqual({
      date: '2026-03-02',
      time: { hours: 14, minutes: 5, seconds: 0 },
      offset: null,
    });
  });

  it.each([
    ['2026-03-02 14:05:00+00', '+00:00'],
    ['Mon Mar 02 2026 14:05:00 GMT+0100 (Central European Standard Time)', '+01:00'],
  ])('%s has its offset', (text, offset) => {
    expect(parseMoment(text, 'dayFirst')).toMatchObject({ date: '2026-03-02', offset });
  });

  it.each(['2026年9月', '2026년 9월'])('%s is its last day', (month) => {
    expect(parseDateCell(month, 'dayFirst')).toBe('2026-09-30');
  });

  it.each([
    'Total 02.03.2026',
    'Foo, 2 March 2026',
    'Mar 2 26',
    '2. 3.',
    '2026年13月1日',
    'Mon',
    '2 at 3:00',
  ])('%s is none', (text) => {
    expect(parseDateCell(text, 'dayFirst')).toBeNull();
  });

  it('keeps months that are called as days of the week begin', () => {
    expect(parseDateCell('mar 3, 2026', 'dayFirst')).toBe('2026-03-03');
    expect(parseDateCell('mar 2026', 'dayFirst')).toBe('2026-03-31');
  });
});
