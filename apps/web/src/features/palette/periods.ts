import { addDays, asLocalDate, type LocalDate, localDateOf } from '@earntrack/domain';

interface Period {
  id: string;
  name: string;
  /** Where the overview shows it. */
  href: string;
}

/** The periods that people ask for by name, as addresses of the overview. */
export function namedPeriods(today: LocalDate): Period[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const before = (first: LocalDate) => addDays(first, -1);
  const quarterStart = localDateOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
  const of = (name: string, search: string): Period => ({
    id: `period:${name.toLowerCase().replaceAll(' ', '-')}`,
    name,
    href: `/${search}`,
  });
  return [
    of('This week', ''),
    of('Last week', `?at=${addDays(today, -7)}`),
    of('Today', `?period=custom&from=${today}&to=${today}`),
    of('Yesterday', `?period=custom&from=${addDays(today, -1)}&to=${addDays(today, -1)}`),
    of('This month', '?period=month'),
    of('Last month', `?period=month&at=${before(localDateOf(year, month, 1))}`),
    of('This quarter', `?period=custom&from=${quarterStart}&to=${quarterEnd(quarterStart)}`),
    of('Last quarter', lastQuarter(quarterStart)),
    of('This year', '?period=year'),
    of('Last year', `?period=year&at=${asLocalDate(`${year - 1}-12-31`)}`),
    of('Everything', '?period=all'),
  ];
}

function lastQuarter(quarterStart: LocalDate): string {
  const lastDay = addDays(quarterStart, -1);
  const start = localDateOf(Number(lastDay.slice(0, 4)), Number(lastDay.slice(5, 7)) - 2, 1);
  return `?period=custom&from=${start}&to=${lastDay}`;
}

function quarterEnd(start: LocalDate): LocalDate {
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  const next = month === 10 ? localDateOf(year + 1, 1, 1) : localDateOf(year, month + 3, 1);
  return addDays(next, -1);
}
