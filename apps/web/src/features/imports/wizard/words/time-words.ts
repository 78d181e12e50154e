import { anyOf, anywhere, asciiWords, either, letterWords, wholeName, wholeWords } from './compile-words.ts';

export const DATE = wholeWords({
  en: 'date|day',
  de: 'datum|tag|buchungstag',
  fr: 'jour',
  es: 'fecha|día|dia',
  it: 'data|giorno',
  nordic: 'dato|dag',
  fi: 'päivä|päivämäärä',
  pl: 'dzień',
  hu: 'dátum',
  el: 'ημερομηνία',
  et: 'kuupäev',
  tr: 'tarih',
  ru: 'дата',
});
export const DATE_IN_JAPANESE = anywhere({ ja: '日付|取引日|売上日|注文日|販売日|発生日|年月日|日時' });

/** An English word beside which a name may say that it is a time. */
const TIME = '(?:[ _-]?time)?';
const STARTS = {
  en: '(?:(?:block|shift)[ _-])?(?:start|begin)|from|clock[- ]?in',
};
const ENDS = {
  en: '(?:(?:block|shift)[ _-])?(?:end|finish|stop)|clock[- ]?out|until',
  de: 'ende|bis',
  fr: 'fin',
  it: 'fine',
  nl: 'einde',
  nordic: 'slut',
  pl: 'koniec',
};

/** The time of the day, or when something began. */
export const TIME_OF_DAY = wholeName({
  en: `time|${anyOf(STARTS)}${TIME}`,
  de: 'uhrzeit|von|beginn|start(?:uhr)?zeit|(?:arbeits|schicht|dienst)beginn',
  fr: 'heure|début|heure (?:de )?début',
  es: 'hora|inicio|hora (?:de )?inicio',
  it: 'ora|inizio|ora (?:di )?inizio',
  pt: 'início|hora (?:(?:de|do) )?início',
  nl: 'tijd|begintijd',
  nordic: 'tid|starttid',
  pl: 'godzina|godzina rozpoczęcia',
  tr: 'saat',
});

/** When something ended. */
export const END_TIME = either(
  wholeName(`${anyOf(ENDS)}${TIME}`),
  wholeName({
    de: 'end(?:uhr)?zeit|(?:arbeits|schicht|dienst)ende',
    fr: 'heure (?:de )?fin',
    es: 'hora (?:de )?(?:fin|final|término)',
    it: 'ora (?:di )?fine',
    pt: 'hora (?:(?:de|do) )?(?:fim|final|término)',
    nl: 'eindtijd',
    nordic: 'sluttid',
    pl: 'godzina zakończenia',
  }),
);

/** How long somebody was at work; "Delivery time" is the time of the day at which it was. */
const WORK_TIME = {
  en: '(?:dash|active|online|connected|engaged|work(?:ing|ed)?|driving|on[- ]trip|logged[- ]in|total) time|time (?:worked|taken|online|active|connected|spent|on trip|logged)',
  de: '(?:arbeits|online|fahr|einsatz|lenk)[- ]?zeit',
  fr: 'temps (?:de travail|en ligne|connecté|actif|de connexion)',
  es: 'tiempo (?:trabajado|en línea|conectado|activo|de conexión)',
  it: 'tempo (?:online|di lavoro|connesso)',
  pt: 'tempo (?:trabalhado|de trabalho|ativo)',
  nl: '(?:werk|rij)tijd',
  pl: 'czas (?:pracy|online|jazdy|aktywny)',
};
const OF_MONEY = { en: 'pay|earnings?|rate|bonus(?:es)?|fare|amount|wages?|fees?', de: 'lohn|geld|betrag' };
export const OF_WORK = wholeWords(`${anyOf(WORK_TIME)}(?! ?-? ?${anyOf(OF_MONEY)})`);

/** A unit behind a word that by itself is one of the time of the day, or a length of anything. */
const IN_UNIT = `[(\\[](?:decimal|${anyOf({
  en: 'h|hrs?|hours?|mins?|minutes?',
  de: 'std|stunden|minuten',
  fr: 'heures',
  es: 'horas|minutos',
  it: 'ore|minuti',
  nl: 'uur|uren',
  nordic: 'tim|timer|timmar|minuter|minutter',
  pl: 'godz|godziny|minuty',
})})\\.?[)\\]]`;
const WORDS_OF_TIME = {
  en: 'time|length',
  de: 'zeit',
  fr: 'temps',
  es: 'tiempo',
  it: 'tempo',
  nl: 'tijd',
  nordic: 'tid',
  pl: 'czas',
};
/** A length of anything, which is one of time only where its cells say so. */
export const BARE_LENGTH = wholeName({ en: 'length' });

export const HOURS = either(
  wholeName(`${anyOf(WORDS_OF_TIME)} ?${IN_UNIT}`),
  wholeName({ de: 'std\\.?' }),
  wholeName(`(?:(?:lesson|session|class|shift|meeting|appointment|visit|walk) )?length(?: ?${IN_UNIT})?`),
  OF_WORK,
  wholeWords({
    en: 'hours?|hrs?|duration|minutes|mins?',
    de: '(?!(?:über|fehl|soll|plan|minus)stunden)\\p{L}*stunden|dauer',
    fr: 'heures|durée',
    es: 'horas|duración',
    it: 'ore|durata',
    pt: 'duração',
    nl: 'uren|uur',
    nordic: 'timer|timmar',
    fi: 'tunnit',
    pl: 'godziny',
    cs: 'hodiny',
    hu: 'órák|munkaóra',
    el: 'ώρες',
    et: 'tunnid',
    tr: 'saat',
  }),
);

/** A length of anything, as of a film that others watch; never a time of the day. */
export const OF_LENGTH = asciiWords({
  en: 'duration|length',
  de: 'dauer',
  fr: 'durée',
  es: 'duración',
  it: 'durata',
  pt: 'duração',
});

/** Of rows that are of more than a day, in which somebody may well work for longer than one has. */
export const OF_WEEKS = letterWords(
  `(?<!of (?:the )?)${anyOf({
    en: 'week(?:ly|s)?|month(?:ly)?|pay period',
    de: '\\p{L}*woche\\p{L}*|kw|monat|zeitraum',
    fr: 'semaines?|mois|période',
    es: 'semanas?',
    it: 'settiman[ae]',
    nordic: 'uke|uge|vecka',
    fi: 'viikko',
    pl: 'tydzień',
    tr: 'hafta',
  })}`,
);

/** From going online to going offline; “Onlinezeit” is one word. */
export const ONLINE = letterWords({
  en: 'online\\p{L}*|on-line|connected|logged[- ]in|dash (?:time|hours?|hrs)',
  fr: 'en ligne|connecté|(?:de )?connexion',
  es: 'en línea|conectado|(?:de )?conexión',
  it: 'connesso',
});
export const DOOR_TO_DOOR = letterWords({ en: 'door[- ]to[- ]door' });

/** Longer than the jobs of a shift took, whichever clock it is. */
export const OF_WHOLE_SHIFTS = letterWords({ en: 'total|shift|block|on[- ]duty', de: 'gesamt\\p{L}*' });

/** Hours that are not all that somebody worked, where others stand beside them. */
export const PART_OF_HOURS = letterWords({
  en: 'regular|normal\\p{L}*|standard|ordinary|basic|straight|day|night|weekend',
  de: 'tag\\p{L}*|nacht\\p{L}*',
  es: 'ordinarias',
  it: 'ordinari[ae]',
  pl: 'zwykłe',
});
export const OVERTIME = letterWords({
  en: 'overtime|ot',
  de: 'über(?:stunden|zeit)',
  fr: 'heures supp?\\p{L}*',
  es: 'horas? extra\\p{L}*',
  it: '(?:ore )?straordinari[aeo]?',
  nl: 'overuren',
  nordic: 'övertid|overtid',
  pl: 'nadgodziny',
});
/** Beside a column of whole hours. */
export const MINUTES = wholeName({
  en: 'minutes?|mins?\\.?',
  de: 'minuten?',
  es: 'minutos',
  it: 'minuti',
  nordic: 'minuter',
});

/** How long others looked or listened is no work, and how long somebody was to work is not how long they did. */
export const NOT_WORKED = asciiWords({
  en: 'watch\\w*|view\\w*|listen\\w*|stream\\w*|play\\w*|read(?:ing)?|scheduled|planned|contracted|guaranteed|rostered|target|estimated',
  de: 'geplante?',
});

/** What one hour brings. */
export const OF_ONE_HOUR = either(
  anywhere({ de: 'stunden(?:lohn|satz)', nl: 'uur(?:loon|tarief)', nordic: 'timlön|timelønn?' }),
  /\b(?:stawka|taux)\b/iu,
  new RegExp(
    `(?:\\/|\\b${anyOf({ en: 'per', de: 'pro', fr: 'par', es: 'por', it: 'an', pl: 'za' })}) ?${anyOf({
      en: 'h|hr|hour',
      de: 'std|stunde',
      fr: 'heure',
      es: 'hora',
      it: 'ora',
      nl: 'uur',
      pl: 'godz\\p{L}*',
    })}(?!\\p{L})`,
    'iu',
  ),
);
