import type { LineRule, Part } from '../preset.ts';

const moved = (to: Part['to'], sign: Part['sign']): Part[] => [
  { column: 'gross', to, sign },
  { column: 'fee', to: 'fees', sign: -1 },
];

/** What a row says that came to its end; a statement has only those, and no column for it. Others are left out, known or not. */
export const DONE = [
  '',
  'Abgeschlossen',
  '*zurückgezahlt*',
  'Terminé*',
  '*remboursé*',
  'Complet*',
  '*rimborsat*',
  '*reembolsad*',
  'Voltooid',
  '*terugbetaald*',
];

/** Of a row that moved money, and the same of one that did not. */
function whenDone(...lines: readonly LineRule[]): LineRule[] {
  const types = [...new Set(lines.flatMap((line) => line.types ?? []))];
  return [
    ...lines.map((line) => ({ ...line, where: { status: DONE } })),
    { types, parts: [], skip: 'this was not completed, and no money moved' },
  ];
}

const PAYMENTS = [
  '*zahlung',
  'Zahlung im Einzugsverfahren*',
  'Paiement*',
  'Paiement Express Checkout',
  'Pagamento*',
  'Pagamento Express Checkout',
  'Pago*',
  '*betaling',
  'Express Checkout-betaling',
  'Vooraf goedgekeurde betaling*',
];
const REFUNDS = [
  '*rückzahlung',
  'Rückerstattung',
  'Remboursement*',
  'Rimborso*',
  'Reembolso*',
  'Terugbetaling*',
];
/** Of a payment that one got what was taken back, and of one that one made what came back. */
const REVERSED = ['Zahlungsrückbuchung', 'Annulation de paiement', 'Cancelación de pago'];
const REVERSALS = [
  'Rückbuchung*',
  'Zahlungsrückbuchung*',
  'Annulation de paiement*',
  'Storno*',
  'Cancelación de pago*',
];
const WITHDRAWALS = [
  'Allgemeine Abbuchung*',
  'Von Nutzer eingeleitete Abbuchung',
  'Bankabbuchung von PayPal-Konto',
  'Auszahlung*',
  'Retrait*',
  'Trasferimento avviato*',
  'Prelievo*',
  'Retirada*',
  'Algemene opname*',
  'Rückbuchung von ACH-Abbuchung*',
];
/** It costs something to have money sent to a card. */
const CARD_IN_ITALIAN = ['Prelievo generico con carta'];
const OWN_MONEY = 'this is your own money';
const CONVERSIONS = [
  '*währungsumrechnung*',
  'Conversion de devise*',
  'Conversione di valuta*',
  'Conversión de divisa*',
  '*valutaomrekening*',
];
const FEES = [
  '*gebühr',
  'Frais*',
  'Tariffa*',
  'Tarifa*',
  'Comisión*',
  // What a chargeback costs is none, whatever language has that word.
  'Rückbuchungsgebühr*',
  '*chargeback-gebühr',
  'Frais de chargeback*',
  'Tariffa chargeback*',
  'Tariffa di chargeback*',
  'Tariffa per chargeback*',
  'Tarifa de chargeback*',
  'Tarifa por chargeback*',
  'Comisión de chargeback*',
  'Comisión por chargeback*',
];

/**
 * Kinds of rows as exports in German, French, Italian, Spanish and Dutch name them. What is not among them is left out, and said to be: so are the
 * things in a cart, which have the id of their payment and must not take it back.
 */
export const PAYPAL_LINES_IN_OTHER_LANGUAGES: readonly LineRule[] = [
  {
    types: [
      '*einbehaltung*',
      '*autorisierung*',
      'Suspension*',
      'Déblocage*',
      'Solde suspendu*',
      'Annulation de la suspension*',
      'Blocco*',
      'Annullamento blocco*',
      'Storno di blocco*',
      'Retención*',
      'Vastgehouden*',
      'Algemene autorisatie*',
      'Autorisatie*',
    ],
    parts: [],
    skip: 'PayPal holds this back or lets it go: it is yours either way, and no income',
  },
  {
    types: ['Rechnung gesendet'],
    parts: [],
    skip: 'this is a bill or a request, and no money moved by it',
  },
  { types: CONVERSIONS, where: { status: DONE }, refersTo: 'recorded', parts: moved('payout', -1) },
  {
    types: CONVERSIONS,
    refersTo: 'nothing',
    parts: [],
    skip: 'money was changed into another currency, which is no income',
  },
  ...whenDone(
    { types: CARD_IN_ITALIAN, has: 'fee', parts: moved('payout', -1) },
    { types: CARD_IN_ITALIAN, parts: [], skip: OWN_MONEY },
  ),
  {
    types: [
      'Bankgutschrift*',
      'Allgemeine Gutschrift auf Kreditkarte',
      'Allgemeine Abbuchung von Kreditkarte',
      '*Überweisung als Zahlungsquelle*',
      'Rückbuchung von ACH*',
      'Bonifico bancario*',
      'Versamento generico con carta',
      'Pagamento con credito acquirenti*',
      'Bankstorting*',
      'Algemene kaartstorting*',
    ],
    parts: [],
    skip: OWN_MONEY,
  },
  ...whenDone({ types: FEES, parts: [{ column: 'net', to: 'fees', sign: -1 }] }),
  ...whenDone({ types: WITHDRAWALS, parts: moved('payout', -1) }),
  ...whenDone(
    { types: REVERSED, has: 'fee', parts: moved('adjustments', 1) },
    { types: [...REFUNDS, ...REVERSED], sign: 'negative', of: 'gross', parts: moved('adjustments', 1) },
    { types: [...REFUNDS, ...REVERSED], parts: [], skip: 'somebody gave back what you had paid' },
    { types: REVERSALS, parts: moved('adjustments', 1) },
  ),
  ...whenDone(
    { types: PAYMENTS, sign: 'positive', of: 'gross', parts: moved('base', 1) },
    { types: PAYMENTS, parts: [], skip: 'you paid this to somebody' },
  ),
];
