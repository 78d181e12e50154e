import { CURRENCIES, type Weekday } from '@earntrack/domain';
import { dateText } from './days.ts';

export interface Choice {
  value: string;
  label: string;
}

/** Languages whose dates and numbers are offered; the person's own is added where it is not among them. */
const LOCALES = [
  'en-GB',
  'en-US',
  'en-IE',
  'en-CA',
  'en-AU',
  'en-IN',
  'de-DE',
  'de-AT',
  'de-CH',
  'es-ES',
  'es-MX',
  'fr-FR',
  'fr-CA',
  'it-IT',
  'ja-JP',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'sv-SE',
  'tr-TR',
  'uk-UA',
];

/** Every currency by code and name, in the order of the codes. */
export function currencyChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: 'currency' });
  return CURRENCIES.map((code) => ({ value: code, label: `${code}, ${names.of(code) ?? code}` }));
}

/** Every time zone that the browser knows, and `current` where it does not. */
export function timeZoneChoices(current: string): Choice[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

/** Ways to write dates and numbers, each with an example of it. */
export function localeChoices(current: string): Choice[] {
  const locales = [...new Set([current, ...LOCALES])].sort();
  return locales.map((locale) => ({ value: locale, label: `${nameOf(locale)}: ${exampleOf(locale)}` }));
}

/** Monday (1) to Sunday (7). */
export function weekdayChoices(locale: string): Choice[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    // 5 January 1970 was a Monday.
    label: dateText(`1970-01-${String(4 + day).padStart(2, '0')}`, locale, { weekday: 'long' }),
  }));
}

export function weekdayFrom(value: string): Weekday {
  return Number(value) as Weekday;
}

function nameOf(locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
}

function exampleOf(locale: string): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
  return `${number.format(1234.5)}, ${day.format(new Date(Date.UTC(2026, 10, 30)))}`;
}
