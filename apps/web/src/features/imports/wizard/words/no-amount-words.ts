import { anyOf, asciiWords, either, wholeWords } from './compile-words.ts';
import { BALANCE_WORDS } from './account-words.ts';

const BALANCE = anyOf(BALANCE_WORDS);

const PRICE = anyOf({
  en: 'price|rate|fee|pay|cost|charge',
  de: '\\p{L}*preis|\\p{L}*satz|honorar',
  fr: 'prix|tarif|coût',
  es: 'precio|tarifa',
  it: 'prezzo|tariffa',
  pt: 'preço|valor',
  nl: 'prijs|tarief',
  nordic: 'pris',
  pl: 'cena',
});
const PER = anyOf({
  en: '\\/|per|a',
  de: 'pro|je',
  fr: 'par|au|du|à la|la',
  es: 'por',
  nordic: 'pr\\.?',
  pl: 'za',
});
const PIECE = anyOf({
  en: 'word|line|page|char(?:acter)?',
  de: 'wort|(?:norm)?zeile|(?:norm)?seite|zeichen|anschlag',
  fr: 'mot|ligne|feuillet|caractère|signe',
  es: 'palabra|línea|página|carácter',
  it: 'parola|riga|pagina|cartella|carattere',
  pt: 'palavra|linha|lauda|caractere?',
  nl: 'woord|regel',
  nordic: 'ord|rad|linje|sid[ae]|tegn|tecken',
  pl: 'słowo|wiersz|stronę|znak',
});
/** What is paid for a word, or another small piece of what was done. */
const PRICE_OF_PIECE = wholeWords({
  en: `${PRICE} ?\\(?${PER} ?${PIECE}s?`,
  de: '(?:wort|(?:norm)?zeilen|(?:norm)?seiten|zeichen)(?:preis|satz|honorar)',
  nl: 'woord(?:prijs|tarief)',
  nordic: 'ordpris|radpris',
});

/** A share, a price of one or a number of things is no amount of the row. */
export const NO_AMOUNT = either(
  /%/,
  PRICE_OF_PIECE,
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
