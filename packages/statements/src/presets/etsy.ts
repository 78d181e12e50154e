import type { LineRule, Part, Preset } from '../preset.ts';

const both = (to: Part['to'], sign: Part['sign'], only?: Part['only']): Part[] =>
  ['amount', 'charge'].map((column) => ({ column, to, sign, ...(only && { only }) }));

/** Where a word begins, for those that stand inside words for the seller: "Verkäufer", "verkoper". */
const beginning = (word: string): string[] => [`* ${word}*`, `*(${word}*`];

/** Words for the buyer in titles: what buyers pay for a tax office stands among taxes on the seller's fees. */
const OF_THE_BUYER = [
  '*buyer*',
  ...beginning('käufer'),
  '*acheteu*',
  '*comprador*',
  '*acquirente*',
  ...beginning('koper'),
  '*kupując*',
];

/** How titles say that a deposit did not arrive at the bank, or was one within Etsy. */
const NOT_TO_THE_BANK = [
  '*returned*',
  '*failed*',
  '*cancel*',
  '*rejected*',
  '*reserve*',
  '*zurück*',
  '*fehlgeschlagen*',
  '*devuelt*',
  '*rechazad*',
  '*reserva*',
  '*refusé*',
  '*retourné*',
  '*réserve*',
  '*respint*',
  '*rifiutat*',
  '*riserva*',
  '*teruggest*',
  '*mislukt*',
  '*geweigerd*',
  '*zwróc*',
  '*odrzuc*',
  '*rezerw*',
  '*devolvid*',
  '*recusad*',
  '*rejeitad*',
];

const DEPOSIT = [
  'Deposit',
  'Payout',
  'Überweisung',
  'Auszahlung',
  'Depósito',
  'Ingreso',
  'Virement',
  'Versamento',
];

const LINES: readonly LineRule[] = [
  {
    types: ['Sale', 'Verkauf', 'Venta', 'Vente', 'Vendita'],
    parts: [
      { column: 'amount', to: 'base', sign: 1 },
      { column: 'charge', to: 'fees', sign: -1 },
    ],
  },
  {
    types: ['Refund', 'Rückerstattung', 'Erstattung', 'Reembolso', 'Remboursement', 'Rimborso'],
    parts: [
      { column: 'amount', to: 'adjustments', sign: 1 },
      { column: 'charge', to: 'fees', sign: -1 },
    ],
  },
  {
    // It came in with the sale, and Etsy hands it on: it is neither income nor a fee.
    types: ['Tax', 'VAT', 'GST', 'Steuer', 'Impuesto', 'IVA', 'Taxe', 'TVA', 'Tassa', 'Buyer Fee'],
    where: { description: OF_THE_BUYER },
    parts: [...both('base', 1, 'negative'), ...both('adjustments', 1, 'positive')],
    joins: 'reference',
  },
  {
    types: [
      'Fee',
      'Tax',
      'VAT',
      'GST',
      'Marketing',
      'Shipping',
      'Listing',
      'Transaction',
      'Subscription',
      'Gebühr',
      'Steuer',
      'MwSt.',
      'USt.',
      'Versand',
      'Tarifa',
      'Comisión',
      'Impuesto',
      'IVA',
      'Frais',
      'Taxe',
      'TVA',
      'Commissione',
      'Tassa',
    ],
    parts: both('fees', -1),
    joins: 'reference',
  },
  {
    types: DEPOSIT,
    where: { description: NOT_TO_THE_BANK },
    parts: [],
    skip: 'this money did not go to your bank, so it is no payout',
  },
  { types: DEPOSIT, parts: [{ column: 'deposit', to: 'payout', sign: 1 }] },
  { types: ['Payment'], parts: [], skip: 'you paid this to Etsy, which is no income' },
];

/**
 * The monthly statement of the payment account. Headers are in the seller's language over types in English, or sometimes in
 * that language too. What went to the bank stands only in the title.
 */
export const etsy: Preset = {
  id: 'etsy',
  version: 1,
  name: 'Etsy payment account statement',
  platformKey: 'etsy',
  layouts: [
    {
      name: 'monthly statement',
      columns: {
        date: ['Date', 'Datum', 'Fecha', 'Data'],
        type: ['Type', 'Art', 'Typ', 'Tipo', 'Soort', 'Rodzaj'],
        description: [
          'Title',
          'Titel',
          'Título',
          'Titulo',
          'Titre',
          'Titolo',
          'Tytuł',
          'Info',
          'Información',
          'Informações',
          'Informacje',
          'Informations',
        ],
        currency: ['Currency', 'Währung', 'Moneda', 'Divisa', 'Devise', 'Valuta', 'Moeda', 'Waluta'],
      },
      money: {
        amount: ['Amount', 'Betrag', 'Importe', 'Cantidad', 'Montant', 'Importo', 'Bedrag', 'Valor', 'Kwota'],
        charge: [
          'Fees & Taxes',
          'Gebühren & Steuern',
          'Tarifas e impuestos',
          'Comisiones e impuestos',
          'Frais et taxes',
          'Frais & taxes',
          'Commissioni e tasse',
          'Tariffe e tasse',
          'Kosten en belastingen',
          'Taxas e impostos',
          'Tarifas e impostos',
          'Opłaty i podatki',
        ],
        net: ['Net', 'Netto', 'Neto', 'Montant net', 'Valor líquido', 'Líquido'],
      },
      moneyInText: { deposit: ['Title', 'Titel', 'Título', 'Titulo', 'Titre', 'Titolo', 'Tytuł'] },
      required: ['date', 'type', 'description', 'currency', 'amount', 'charge', 'net'],
      others: [
        'Tax Details',
        'Status',
        'Availability Date',
        'Steuerliche Angaben',
        'Verfügbarkeitsdatum',
        'Detalles de impuestos',
        'Détails des taxes',
        'Informations fiscales',
        'Dettagli fiscali',
        'Dettagli tasse',
        'Belastinggegevens',
        'Detalhes dos impostos',
        'Szczegóły podatku',
        'Estado',
        'Statut',
        'Stato',
      ],
      currency: null,
      dateOrder: null,
      decimal: '.',
      emptyCells: ['--'],
      referenceAfter: '#',
    },
  ],
  lines: LINES,
  control: { column: 'net', terms: { base: 1, adjustments: 1, fees: -1 } },
};
