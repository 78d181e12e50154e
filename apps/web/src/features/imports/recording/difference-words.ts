import type { ItemDifferenceView } from '@earntrack/contract';
import {
  asCurrency,
  formatDuration,
  formatMoney,
  type LocalDate,
  microsFromDecimal,
} from '@earntrack/domain';
import { shortDay } from '../../../lib/days.ts';
import { PART_NAMES } from '../history/value-names.ts';

interface Place {
  currency: string;
  locale: string;
  today: LocalDate;
}

/** What a row says otherwise: "Tips $1.00 → $3.00". */
export function differenceInWords({ name, before, now }: ItemDifferenceView, place: Place): string {
  const said = (value: string) => valueInWords(name, value, place);
  switch (name) {
    case 'day':
      return `Day ${said(before)} → ${said(now)}`;
    case 'currency':
      return `Currency ${before} → ${now}`;
    case 'description':
      return `“${before}” → “${now}”`;
    case 'seconds':
      return `Hours ${said(before)} → ${said(now)}`;
    case 'units':
      return `Units ${before} → ${now}`;
    case 'amount':
      return `Amount ${said(before)} → ${said(now)}`;
    default:
      return `${PART_NAMES[name]} ${said(before)} → ${said(now)}`;
  }
}

function valueInWords(name: ItemDifferenceView['name'], value: string, place: Place): string {
  if (name === 'day') return shortDay(value, place);
  if (name === 'seconds') return value === '0' ? 'none' : formatDuration(Number(value));
  return formatMoney(microsFromDecimal(value), asCurrency(place.currency), place.locale);
}
