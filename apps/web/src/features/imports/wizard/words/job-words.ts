import { asciiWords, either, letterWords, wholeName } from './compile-words.ts';

/** A fee of which no name says who takes it, or that somebody is paid for what they do; in Spanish a fare has the same word. */
export const FEE_FOR_A_WORK =
  /^(?:(?:(?:gross|net|my|day|artist|speaker|speaking|performance|appearance|session|lecture|lesson|class|tuition|teaching|coaching|tutoring|modell?ing|consult(?:ing|ancy|ation)) )?fees?|tarifa|commissions?|provision(?:en)?|commissies?|kommission|provisjon|prowizja|comisi(?:ón|ones)|comiss(?:ão|ões))(?: \(?(?:[A-Z]{3}|\p{Sc})\)?)?$/iu;
/** One that is paid for a job: to who sells a buyer pays it beside a price. */
export const FEE_FOR_A_JOB = letterWords({
  en: '(?:delivery|courier|driver|trip|ride|task|job|batch|route|call[- ]out|cancell?ation|wait(?:ing)?(?:[- ]time)?|no[- ]show) fees?',
  de: '(?:liefer|zustell|fahrt)gebühr',
  fr: 'frais de (?:livraison|course)',
  es: '(?:tarifa|comisión) de entrega',
  pt: 'taxa de entrega',
  nl: 'bezorg(?:kosten|vergoeding)',
  nordic: 'leveringsgebyr|leveransavgift',
  pl: 'opłata za dostawę',
});
/** What a buyer pays for sending, and a seller for a label: the numbers say which. */
export const FEE_FOR_SENDING = letterWords({
  en: 'shipping|postage|delivery|handling',
  de: 'versand(?:kosten|gebühr(?:en)?)?|porto',
  fr: "frais (?:de port|d[’']envoi|d[’']expédition)|livraison",
  es: '(?:gastos|costes?|tarifa) de envío|envío',
  it: 'spese? di spedizione|spedizione',
  pt: 'frete|portes|envio',
  nl: 'verzendkosten|bezorgkosten',
  nordic: 'frakt(?:avgift|kostnad)?|porto',
  pl: 'koszt(?:y)? (?:wysyłki|dostawy)|wysyłka|dostawa',
});
/** Of these none is taken of who is tipped. */
export const FEE_FOR_NO_JOB = asciiWords({
  en: '(?:cancell?ation|wait(?:ing)?(?:[- ]time)?|no[- ]show) fees?',
});
export const FEE_EARNED = asciiWords({ en: 'fees? earned' });

/** What came in, as the last word of a name, or in other languages the first. */
export const INCOME = wholeName({
  en: 'pay|revenues?|income|earnings|royalt(?:y|ies)',
  de: 'einnahmen|erlöse?|ertr[aä]ge?',
  fr: 'revenus?',
  es: 'ingresos',
  it: 'ricavi|guadagni',
  pt: 'receitas?|ganhos',
  nl: 'inkomsten|opbrengst(?:en)?',
  nordic: 'intäkter|inntekter|indtægter',
  fi: 'tulot',
  pl: 'przychody',
});
/** Of an amount that holds others, that others had, or that is no more than a guess. */
export const OF_NO_SOURCE = letterWords({
  en: [
    'gross|net|total\\p{L}*|all|overall|estimated|expected|projected|sales?|list|retail|original|buyer|customer|refund\\p{L}*|converted',
    'your|my|own|partner|share|taxable|before|after|last|previous|prior|lifetime|running|average|avg|per|monthly|daily|weekly|hourly',
    'final|actual|take|back|due',
  ].join('|'),
  de: 'netto|brutto|gesamt\\p{L}*',
});

/** What happened in each row, in a word or two. */
export const MOVEMENT = wholeName({
  en: 'transactions?|movements?|operations?|event|entry',
  de: 'bewegung|umsatz|vorgang|transaktion',
  fr: 'opération|mouvement',
  es: 'operación|movimiento|transacción',
  it: 'movimento|operazione|transazione',
  pt: 'operação|transação',
  nl: 'transactie',
  nordic: 'händelse|hendelse|transaksjon',
  fi: 'tapahtuma',
  pl: 'operacja|transakcja',
});

/** What only who is employed is paid. */
export const WAGES = letterWords({
  en: 'wages?|salary|gross pay|net pay|take[- ]home|payslip',
  de: '(?:brutto|netto|grund|fest|arbeits|stunden)(?:lohn|gehalt)',
  fr: 'salaire',
  es: 'salario',
  it: 'stipendio',
  pt: 'salário',
  nl: '\\p{L}*loon',
  nordic: '\\p{L}*(?:lönn?|lønn?)',
  pl: 'wynagrodzenie',
});
/** A tax on income, in words that are said of other taxes as well. */
export const TAX_ON_INCOME = letterWords({
  en: 'tax(?:es)?',
  de: '(?:lohn)?steuern?',
  fr: 'impôts?',
  es: 'impuestos?',
  it: 'impost[ae]',
  pt: 'impostos?',
  nl: 'belasting(?:en)?',
  nordic: 'skatt|skat',
  fi: 'vero',
  pl: 'podatek|podatku',
  cs: 'daň',
});
/** Of a tax on something else, or of one that is put right. */
export const TAX_OF_ANOTHER = asciiWords({
  en: 'sales|vat|added|service|fees?|commissions?|turnover|refund\\w*|adjust\\w*|correct\\w*',
  de: 'mwst|umsatz|korrektur\\w*|erstatt\\w*',
});

/** How many of something there were, in a name that says "total" as well. */
export const HOW_MANY = new RegExp(
  `${
    letterWords({
      en: 'trips|rides|orders|deliveries|jobs|tasks|offers|subs|subscribers|followers|views|clicks|sales|units|items|hours|minutes',
      de: 'fahrten|bestellungen|lieferungen|aufträge',
      fr: 'courses|livraisons|commandes',
      es: 'viajes|pedidos',
      it: 'corse|consegne',
      pt: 'corridas|entregas',
      nl: 'ritten|bestellingen',
    }).source
  }$`,
  'iu',
);

const AT = '(?: ?(?:at|time|on))?';
const OF_WORK = '(?:(?:shift|session|work|task|study)[ _-]?)?';
/** When work began, and when it ended, with the day in the same cell. */
export const BEGAN = either(
  wholeName(`${OF_WORK}(?:start(?:ed)?|beg(?:in|an|un)|from|clock(?:ed)?[- ]?in)${AT}`),
  wholeName({
    de: 'von|beginn|startzeit',
    fr: 'début',
    es: 'inicio',
    it: 'inizio',
    pt: 'início',
    nl: 'van',
    nordic: 'starttid',
    pl: 'rozpoczęcie',
  }),
);
export const ENDED = either(
  wholeName(
    `${OF_WORK}(?:end(?:ed)?|finish(?:ed)?|stop(?:ped)?|complet(?:ed|ion)|until|to|clock(?:ed)?[- ]?out)${AT}`,
  ),
  wholeName({
    de: 'bis|ende|endzeit',
    fr: 'fin',
    it: 'fine',
    pt: 'fim',
    nl: 'tot|einde',
    nordic: 'slut|sluttid',
    pl: 'koniec|zakończenie',
  }),
);
/** What is let for a time, which is no work. */
export const LET = letterWords({
  en: 'rentals?|bookings?|reservations?|guests?|nights?|vehicles?',
  de: 'miet\\p{L}*|buchung\\p{L}*|gast|gäste',
  fr: 'location|réservation',
  es: 'alquiler|reserva',
  it: 'noleggio|prenotazione',
  pt: 'aluguel',
  nl: 'huur|boeking',
});
