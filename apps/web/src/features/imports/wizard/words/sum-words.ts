import { anywhere, asciiWords, either, wholeName, wholeWords } from './compile-words.ts';

/** What a row is before anything is taken of it. */
export const GROSS = asciiWords({
  en: 'gross|sub ?total|before|sales?|charge[ds]?|collected|order total',
  de: 'brutto\\w*',
  fr: 'bruts?',
  es: 'bruto',
  it: 'lordo',
});
/** What is left of it. */
export const NET = wholeWords({
  en: 'net|payable|payout|paid|received|delivered|proceeds|take[- ]home',
  de: 'netto\\w*|auszahlung\\w*|ausgezahlt',
  fr: 'nets|nettes?|(?:re)?versement|reversée?',
  es: 'neto|pagado',
  it: 'pagato',
  pt: 'líquido',
  nl: 'uitbetaald',
  nordic: 'utbetal[td]|udbetalt',
  pl: 'wypłacono|razem',
  ru: 'итого',
});
/** The same as a name that says nothing else before it. */
export const NET_FIRST = /^(?:net|ausgezahlt|utbetal[td]|udbetalt|uitbetaald|wypłacono)/i;
/** Of it nothing is taken any more: where it is as much as the price, a buyer paid what stands beside both. */
export const RECEIVED = either(
  asciiWords({ en: 'received', es: 'recibido', it: 'ricevuto', pt: 'recebido', nl: 'ontvangen' }),
  anywhere({ de: 'erhalten', fr: 'reçu' }),
);
export const TAX = either(
  asciiWords({
    en: 'tax(?:es)?|vat|gst|hst|qst',
    de: 'mwst|ust',
    fr: 'tva',
    es: 'iva|impuestos?',
    it: 'imposta',
    pt: 'impostos?',
    nl: 'btw',
    nordic: 'moms|skatt|skat',
    pl: 'podatek',
  }),
  /\bimpôt|steuern?\b/i,
);
export const COST = asciiWords({
  en: 'fuel|petrol|costs?|shipping|postage|label',
  de: 'benzin|sprit|kosten',
  fr: 'carburant|coûts?',
  es: 'gasolina|costes?',
});
/** What a platform takes by its name: one that adds up to what a buyer paid with the share of the person would be recorded as earned. */
export const OF_PLATFORM = either(
  asciiWords({
    en: '(?:service|platform|processing|processor|transaction|selling) fees?|commissions?|(?:platform|marketplace|agency) share',
    es: '(?:tarifa|cuota) de (?:servicio|(?:la )?plataforma)|gastos de gesti(?:ón|on)',
    it: 'quota (?:della )?piattaforma',
    pt: 'taxas? d[aeo] (?:plataforma|serviço)',
  }),
  anywhere({ de: 'provision|servicegebühr', fr: 'frais de service', nl: 'servicekosten' }),
  wholeName({
    en: 'fees?',
    de: 'gebühr(?:en)?|kosten',
    fr: 'frais',
    es: 'comisi(?:ón|ones)',
    it: 'commission[ei]',
    pt: 'comiss(?:ão|ões)|taxas?',
    nl: 'commissie',
    nordic: 'avgift(?:er)?|gebyr(?:er)?',
    pl: 'prowizja|opłata',
  }),
);
