import { anyOf, anywhere, asciiWords, wholeName } from './compile-words.ts';

/** What an account holds after each row. */
export const BALANCE_WORDS = { en: '(?:account)?balance', de: 'kontostand|saldo', fr: 'solde' };

/** The same as what moves it. */
export const BALANCE = asciiWords(BALANCE_WORDS);

/** The same to look for rows that are missing: no money of a row, and nothing else that only has the word in its name. */
export const BALANCE_AFTER_ROWS = asciiWords({
  ...BALANCE_WORDS,
  en: '(?:account)?balance(?! (?:change|due|impact|gross|tax|fees?|earnings|net|currency))',
});

/** A row of an account that says what there was, among its rows of money. */
export const ROW_OF_BALANCE =
  /^(?:(?:opening|closing|starting|ending|beginning|previous|current|anfangs|end) ?)?(?:balance|saldo|solde)[ :*]*$/i;

/** What only the statement of a bank has. */
export const OF_BANKS = asciiWords({
  en: 'iban|bic|payee|beneficiary|counterparty',
  de: 'gegenkonto|kontonummer|zahlungsempfänger',
  nl: 'tegenrekening',
});

/** What only the statement of an account has. */
export const OF_ACCOUNTS = asciiWords({
  en: 'iban|bic|(?:account)?balance|money (?:in|out)|paid (?:in|out)|payee|beneficiary|counterparty|narration|account (?:number|no|name)|value date',
  de: 'saldo|kontostand|auftragskonto|valutadatum|wertstellung|zahlungspflichtiger|beg(?:ü|ue)nstigter|auftraggeber ?/ ?(?:empfänger|begünstigter)|gegenkonto|kontonummer|zahlungsempfänger|konto',
  fr: 'solde|date de valeur',
  es: 'fecha valor',
  it: 'data valuta',
  nl: 'tegenrekening|rekening',
});

/** When a payout left or came, in the name of the day of a row. */
export const DAY_OF_PAYOUT = asciiWords({
  en: 'payout|paid out|arrival',
  de: 'auszahlung\\w*',
  fr: 'versement',
});

/** A row that is a payout. */
export const SAYS_PAYOUT = asciiWords({ en: 'payout', de: 'auszahlung', fr: 'virement|versement' });

/** How somebody else paid: by a transfer, which is no payout. */
export const WAY_OF_PAYMENT = anywhere({
  en: 'payment|paid (?:by|with|via)',
  de: 'zahlung',
  fr: 'paiement|règlement',
  es: 'pago',
  it: 'pagamento',
  nl: 'betaal',
  nordic: 'betaling',
  pl: 'płatno',
});

const OF_UNIT = '(?: \\(?(?:[A-Z]{3}|\\p{Sc})\\)?)?';
/** What left an account, as the whole name of a column. */
export const WENT_OUT = wholeName(
  `${anyOf({
    en: '(?:total )?withdrawals?(?: amt\\.?| amount)?|debits?|money out|paid out|payments out',
    de: 'auszahlung(?:en)?|ausgänge?|ausgang|belastung(?:en)?|soll',
    fr: 'retraits?|débits?|sorties?',
    es: 'debe|retiros?|cargos?|débitos?|salidas?',
    it: 'uscite?|addebiti?|dare|prelievi',
    pt: 'saídas?|débitos?|levantamentos?|saques?',
    nl: 'af|afgeschreven|debet',
    nordic: 'uttag|ut|ut fra konto|debet',
    pl: 'wypłaty|obciążenia',
  })}${OF_UNIT}`,
);
/** What came to it. */
export const CAME_IN = wholeName(
  `${anyOf({
    en: '(?:total )?deposits?(?: amt\\.?| amount)?|money in|paid in|payments in',
    de: 'einzahlung(?:en)?|eingänge?|eingang|gutschrift(?:en)?|haben',
    fr: 'dépôts?|crédits?|entrées?|versements?',
    es: 'haber|depósitos?|abonos?|créditos?|entradas?',
    it: 'entrate?|accrediti?|avere|versamenti',
    pt: 'entradas?|créditos?|depósitos?',
    nl: 'bij|bijgeschreven',
    nordic: 'insättning(?:ar)?|in|inn|inn på konto|kredit',
    pl: 'wpłaty|uznania',
  })}${OF_UNIT}`,
);
