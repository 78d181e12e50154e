import { asCurrency, formatMoney } from '@earntrack/domain';
import { dateText } from './days.ts';

/**
 * The first date and the first amount that a page writes take a phone as long as hundreds after them, whatever they say. So
 * they are written in a pause, while it is being asked who is there, and the first picture need not wait for them.
 */
export function makeFirstFormats(): void {
  dateText('2000-01-01', 'en', { day: 'numeric', month: 'short' });
  formatMoney(0n, asCurrency('USD'), 'en');
}
