import type { HourCellView } from '@earntrack/contract';
import { asCurrency, formatDuration, formatRate, microsFromDecimal, type Weekday } from '@earntrack/domain';
import type { HeatPoint } from '../../components/charts/index.ts';
import { drawn } from '../dashboard/index.ts';
import type { AnalyticsSearch } from './analytics-search.ts';
import { moneyText } from './money-words.ts';
import { rowsHere } from './rows-behind.ts';
import { hourName, weekdayName } from './week-words.ts';

/** From the first to the last hour of the day in which anything was worked. */
export function hoursShown(cells: readonly HourCellView[]): number[] {
  const hours = cells.map(({ hour }) => hour);
  const [first, last] = [Math.min(...hours), Math.max(...hours)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

interface HeatWords {
  /** In the order of the person's week. */
  days: readonly Weekday[];
  shown: readonly number[];
  locale: string;
  currency: string;
  search: AnalyticsSearch;
}

export function heatPoints(cells: readonly HourCellView[], words: HeatWords): HeatPoint[] {
  return cells
    .map((cell) => heatPoint(cell, words))
    .sort((left, right) => left.line - right.line || left.place - right.place);
}

function heatPoint(cell: HourCellView, { days, shown, locale, currency, search }: HeatWords): HeatPoint {
  const { weekday, hour, seconds } = cell;
  const rate = microsFromDecimal(cell.rate);
  const rateText = formatRate(rate, asCurrency(currency), locale);
  const time = formatDuration(seconds);
  const onDays = cell.days === 1 ? 'on one day only' : `on ${cell.days} days`;
  return {
    key: `${weekday}-${hour}`,
    line: days.indexOf(weekday),
    place: shown.indexOf(hour),
    value: drawn(rate),
    label: shortNumber(drawn(rate), locale),
    isThin: cell.days < 2,
    name: `${weekdayName(weekday, locale)} from ${hourName(hour, locale)}`,
    reading: { value: rateText, detail: `${time} ${onDays}` },
    cells: [rateText, time, moneyText(cell.money, { currency, locale }), String(cell.days)],
    link: rowsHere(search, { hour: `${weekday}-${hour}` }),
  };
}

/** Short enough for a cell: "27", "9.5", "1.2K". */
function shortNumber(value: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 2 });
  return format.format(value).replace('-', '−');
}
