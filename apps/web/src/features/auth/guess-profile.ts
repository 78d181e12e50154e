import { isTimeZone, type Weekday } from '@earntrack/domain';

export interface GuessedProfile {
  timeZone: string;
  currency: string;
  locale: string;
  weekStart: Weekday;
}

interface WeekInfo {
  firstDay: number;
}

/** Browsers that do not know `getWeekInfo` yet may have it as a property, or not at all. */
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };

const EURO = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK';

const REST =
  'AE:AED AR:ARS AU:AUD BR:BRL CA:CAD CH:CHF CL:CLP CN:CNY CO:COP CZ:CZK DK:DKK EG:EGP GB:GBP ' +
  'HK:HKD HU:HUF ID:IDR IL:ILS IN:INR IS:ISK JP:JPY KE:KES KR:KRW KW:KWD MA:MAD MX:MXN MY:MYR ' +
  'NG:NGN NO:NOK NZ:NZD PE:PEN PH:PHP PK:PKR PL:PLN RO:RON RS:RSD SA:SAR SE:SEK SG:SGD TH:THB ' +
  'TN:TND TR:TRY TW:TWD UA:UAH US:USD VN:VND ZA:ZAR';

const CURRENCY_BY_REGION: Readonly<Record<string, string>> = {
  ...Object.fromEntries(EURO.split(' ').map((region) => [region, 'EUR'])),
  ...Object.fromEntries(REST.split(' ').map((pair) => pair.split(':'))),
};

/** Regions whose weeks start on Sunday; elsewhere Monday is assumed where the browser does not say. */
const SUNDAY_REGIONS = new Set('US CA MX BR JP KR TW HK IL IN PH ZA'.split(' '));

/** What a browser's language and zone say about a person; each part can be changed. US dollars where nothing is known. */
export function guessProfile(language: string, timeZone: string): GuessedProfile {
  const locale = localeOf(language);
  const region = locale.region ?? locale.maximize().region ?? '';
  return {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    locale: locale.region ? `${locale.language}-${locale.region}` : locale.language,
    currency: CURRENCY_BY_REGION[region] ?? 'USD',
    weekStart: weekStartOf(locale, region),
  };
}

/** Some systems pass their own name of a language on, like "en_US.UTF-8" or "en-US@posix". */
function localeOf(language: string): Intl.Locale {
  const tag = language.replace(/[.@].*$/, '').replaceAll('_', '-');
  return new Intl.Locale(isTag(tag) ? tag : 'en-US');
}

function isTag(tag: string): boolean {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*(-[a-z0-9](-[a-z0-9]{2,8})+)*$/i.test(tag);
}

function weekStartOf(locale: LocaleWithWeek, region: string): Weekday {
  const firstDay = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
  if (firstDay) return firstDay as Weekday;
  return SUNDAY_REGIONS.has(region) ? 7 : 1;
}

/** The guess for the browser that this runs in. */
export function guessHere(): GuessedProfile {
  return guessProfile(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone);
}
