import type { RowUse } from '../column-uses.ts';
import { anywhere, asciiWords, either, letterWords } from './compile-words.ts';

const FEES = either(
  letterWords({
    en: 'fees?|commissions?|(?:service|bank|processing) charges?|(?:shipping|postage) labels?|(?:platform|marketplace) share',
    de: '\\p{L}*gebühr(?:en)?|\\p{L}*provision',
    fr: 'frais',
    es: 'comisi(?:ón|ones)|tarifa|cuota de (?:servicio|(?:la )?plataforma)|gastos de gestión',
    it: 'commission[ei]|cost[oi] di servizio|quota (?:della )?piattaforma',
    pt: 'comissão|taxa',
    nl: 'commissie|(?:bemiddelings|service|transactie)kosten',
    nordic: '\\p{L}*avgift(?:er)?|\\p{L}*gebyr(?:er)?',
    pl: 'prowizja|opłata',
    cs: 'poplatek|provize',
    hu: 'jutalék',
    ro: 'comision',
  }),
  anywhere({ ja: '手数料' }),
);

const PAYOUT = either(
  letterWords({
    en: 'payouts?|withdraw(?:als?|n)?|cash[- ]?out|deposit|transfer|bank|bank ?transfer',
    de: 'auszahlung|überweisung|übertrag|abbuchung',
    fr: 'virement|(?:re)?versement|retrait',
    es: 'retiro|retirada|transferencia',
    it: 'bonifico|prelievo',
    pt: 'saque|levantamento|transferência|repasse',
    nl: 'uitbetaling|opname',
    nordic: 'utbetalning|utbetaling|udbetaling',
    pl: 'wypłata',
  }),
  letterWords({ ja: '振込|出金' }),
);

const ADJUSTMENTS = letterWords({
  en: 'refund(?:ed|s)?|returns?|chargebacks?|disputes?|adjustments?|corrections?|error charges?|invalid (?:traffic|activity)',
  de: 'rückerstattung|erstattung|retourniert',
  fr: 'remboursement',
  es: 'reembolso|devolución|devuelt[oa]s?',
  it: 'rimborso',
  pt: 'devolução|devolvid[oa]s?|estorno',
  nl: 'geretourneerd',
  nordic: 'återbetalning|refusjon|refusion',
  pl: 'zwrot',
  ja: '返金',
});

/** What came to nothing, has not come yet, or is a sum of other rows. */
const NO_ROW = asciiWords({
  en: [
    'total|sum|balance|pending|clearing|hold|declined|rejected|denied|failed|forfeited|timed.out|cancell?ed|void(?:ed)?|reverted',
    'returned|expired|unpaid|ineligible|not eligible|drafts?',
  ].join('|'),
  de: 'summe|gesamt|saldo|entwurf|ausstehend|in (?:prüfung|bearbeitung)|abgelehnt|storniert|fehlgeschlagen',
  fr: 'solde|brouillon',
  es: 'borrador',
  it: 'bozza',
  pt: 'rascunho',
});

/** What went the other way, where a column says so beside amounts without a sign. */
const WENT = /^(?:af|d|dr|debit|dbit|s|soll|out|outgoing|sent)$/i;

/**
 * Words in the kinds of rows, of which the first that fits counts: what came to nothing stands first ("Failed payout"), and a fee before what it
 * was taken for ("Payout fee", "Refund fee").
 */
export const ROW_WORDS: readonly (readonly [RowUse, RegExp])[] = [
  ['skip', NO_ROW],
  ['skip', WENT],
  ['fees', FEES],
  ['payout', PAYOUT],
  [
    'tips',
    asciiWords({
      en: 'tips?|gratuit(?:y|ies)',
      de: 'trinkgeld',
      fr: 'pourboire',
      es: 'propina',
      it: 'mancia',
      pt: 'gorjeta',
    }),
  ],
  ['cashCollected', asciiWords({ en: 'cash (?:collected|received)|(?:collected|received) cash' })],
  [
    'reimbursements',
    asciiWords({
      en: 'reimbursements?|tolls?',
      de: 'maut',
      fr: 'péage',
      es: 'peaje',
      it: 'pedaggio',
      pt: 'pedágio',
    }),
  ],
  ['bonuses', asciiWords({ en: 'bonus|incentive|promotion', de: 'prämie', fr: 'prime' })],
  ['adjustments', ADJUSTMENTS],
  [
    'taxesWithheld',
    asciiWords({
      en: 'withholding|wht|(?:wage|income|payroll) tax',
      de: 'quellensteuer',
      es: 'retención',
      it: 'ritenuta',
    }),
  ],
  ['passThroughTax', /^(?:(?:sales )?tax(?:es)?|vat|gst|tva|iva|mwst\.?|ust\.?)(?: collected)?$/i],
];

/** Words for a payout that an account says of money that came in as well. */
export const EITHER_WAY = letterWords({
  en: 'deposit|transfer|bank',
  de: 'überweisung',
  fr: 'virement',
  es: 'transferencia',
  it: 'bonifico',
  pt: 'transferência',
});

/** Words for a payout that are said of cash from a machine as well. */
export const OF_CASH = letterWords({
  fr: 'retrait',
  es: 'retirada',
  it: 'prelievo',
  pt: 'levantamento',
  nl: 'opname',
});

/** What goes back of a sale in part, or of what was taken for it. */
export const OF_A_PART = letterWords({
  en: 'part(?:ial|ly)\\p{L}*|fees?',
  de: 'teil\\p{L}*|\\p{L}*gebühr\\p{L}*',
  fr: 'partiel\\p{L}*',
  es: 'parcial\\p{L}*',
  it: 'parziale',
});

/** What somebody pays others by. */
export const PAID_BY = asciiWords({
  en: 'card|atm|presentment|direct debit',
  de: 'lastschrift|kartenzahlung',
  fr: 'prélèvement',
  es: 'adeudo',
  it: 'incasso',
});
