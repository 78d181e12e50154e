import { anyOf, asciiWords, either } from './compile-words.ts';
import { BALANCE_WORDS } from './account-words.ts';

const BALANCE = anyOf(BALANCE_WORDS);

/** A share, a price of one or a number of things is no amount of the row. */
export const NO_AMOUNT = either(
  /%/,
  asciiWords(
    anyOf({
      en: [
        'running|cumul\\w*|ytd|to[- ]date|target|goal|budget|quota(?! (?:del(?:la|lo) |di )?(?:piattaforma|servizio))|timestamp|percent(?:age)?|rate|(?:per )?units?|avg|average',
        `price (?:at|per)|quantity|qty|count|number|id|type|micros|${BALANCE}`,
      ].join('|'),
      de: 'kumuliert\\w*',
    }),
  ),
);

/** When something was, or how many there were. */
export const OF_COUNTS = asciiWords({
  en: [
    'created|updated|modified|time|date|day|week|month|year|zip|postal|code|ids?|trips?|rides?|orders?|deliveries|jobs?|tasks?|clicks?|views?',
    'impressions?|downloads?',
  ].join('|'),
});

/** A share, a place, a distance or a balance is no money, however it is written. */
export const NO_MONEY = either(
  /%/,
  asciiWords(`rate|rpm|cpm|rating|lat|lng|longitude|latitude|distance|km|miles?|${BALANCE}`),
);

/** What makes a price less, or was kept back of it, is no amount by itself. */
export const TAKEN_FROM_PRICE = asciiWords({
  en: 'withheld|discounts?|coupons?|rebates?',
  de: 'rabatte?',
  fr: 'remises?',
  es: 'descuentos?',
  it: 'sconto|sconti',
  nl: 'korting',
});
