/** What a row of PayPal is: kinds that move money of the user, and others that say something of it. */
export const KINDS = [
  'sale',
  'bought',
  'refund',
  'givenBack',
  'withdrawal',
  'cardWithdrawal',
  'hold',
  'conversion',
  'fee',
  'deposit',
  'takenBack',
  'wonBack',
  'pending',
  'memo',
  'unknown',
] as const;
export type Kind = (typeof KINDS)[number];

/** What one language, or one of PayPal's files, calls columns and kinds of rows. */
export interface Words {
  columns: {
    date: string;
    time: string;
    type: string;
    /** Left out of monthly statements, which have only what came to its end. */
    status?: string;
    currency: string;
    gross: string;
    /** Both left out where an account has no fees. */
    fee?: string;
    net?: string;
    id?: string;
    title?: string;
    reference: string;
    balance: string;
    /** Left out where no row is told of that moved nothing. */
    impact?: string;
  };
  kinds: { readonly [Name in Exclude<Kind, 'pending' | 'memo' | 'wonBack'>]?: string };
  done: string;
  pending: string;
  /** What moved nothing. */
  memo?: string;
  /** Days are written in one way only. */
  isDayFirst?: true;
}

const ENGLISH: Words['kinds'] = {
  sale: 'Express Checkout Payment',
  bought: 'General Payment',
  refund: 'Payment Refund',
  givenBack: 'Payment Refund',
  withdrawal: 'General Withdrawal',
  cardWithdrawal: 'General Card Withdrawal',
  hold: 'Payment Hold',
  conversion: 'General Currency Conversion',
  fee: 'Chargeback Fee',
  deposit: 'Bank Deposit to PP Account',
  takenBack: 'Payment Reversal',
  unknown: 'Something New',
};

const OF_BUSINESS: Words = {
  columns: {
    date: 'Date',
    time: 'Time',
    type: 'Type',
    status: 'Status',
    currency: 'Currency',
    gross: 'Gross',
    fee: 'Fee',
    net: 'Net',
    id: 'Transaction ID',
    title: 'Item Title',
    reference: 'Reference Txn ID',
    balance: 'Balance',
    impact: 'Balance Impact',
  },
  kinds: ENGLISH,
  done: 'Completed',
  pending: 'Pending',
  memo: 'Memo',
};

/** No fees and no ids: what rows say tells them apart. */
const OF_A_PERSON: Words = {
  columns: {
    date: 'Date',
    time: 'Time',
    type: 'Type',
    status: 'Status',
    currency: 'Currency',
    gross: 'Amount',
    reference: 'Receipt ID',
    balance: 'Balance',
  },
  kinds: { ...ENGLISH, sale: 'Mobile Payment' },
  done: 'Completed',
  pending: 'Unclaimed',
};

const GERMAN: Words = {
  columns: {
    date: 'Datum',
    time: 'Uhrzeit',
    type: 'Typ',
    status: 'Status',
    currency: 'Währung',
    gross: 'Brutto',
    fee: 'Gebühr',
    net: 'Netto',
    id: 'Transaktionscode',
    title: 'Artikelbezeichnung',
    reference: 'Zugehöriger Transaktionscode',
    balance: 'Guthaben',
    impact: 'Auswirkung auf Guthaben',
  },
  kinds: {
    sale: 'PayPal Express-Zahlung',
    bought: 'Website-Zahlung',
    refund: 'Rückzahlung',
    givenBack: 'Rückzahlung',
    withdrawal: 'Allgemeine Abbuchung',
    hold: 'Einbehaltung für offene Autorisierung',
    conversion: 'Allgemeine Währungsumrechnung',
    fee: 'Rücklastschriftgebühr',
    deposit: 'Bankgutschrift auf PayPal-Konto',
    takenBack: 'Zahlungsrückbuchung',
    unknown: 'Warenkorbartikel',
  },
  done: 'Abgeschlossen',
  pending: 'Ausstehend',
  memo: 'Memo',
  isDayFirst: true,
};

const FRENCH: Words = {
  columns: {
    date: 'Date',
    time: 'Heure',
    type: 'Type',
    status: 'État',
    currency: 'Devise',
    gross: 'Avant commission',
    fee: 'Commission',
    net: 'Net',
    id: 'Numéro de transaction',
    title: "Titre de l'objet",
    reference: 'Numéro de la transaction de référence',
    balance: 'Solde',
    impact: 'Balance Impact',
  },
  kinds: {
    sale: 'Paiement Express Checkout',
    bought: 'Paiement préapprouvé',
    refund: 'Remboursement de paiement',
    givenBack: 'Remboursement de paiement',
    withdrawal: "Retrait initié par l'utilisateur",
    hold: 'Suspension de compte',
    conversion: 'Conversion de devise standard',
    fee: 'Frais de contestation',
    takenBack: 'Annulation de paiement',
    unknown: 'Autre chose',
  },
  done: 'Terminé',
  pending: 'En attente',
  memo: 'Mémo',
  isDayFirst: true,
};

const DUTCH: Words = {
  columns: {
    date: 'Datum',
    time: 'Tijd',
    type: 'Type',
    status: 'Status',
    currency: 'Valuta',
    gross: 'Bruto',
    fee: 'Kosten',
    net: 'Net',
    id: 'Transactiereferentie',
    title: 'Item Title',
    reference: 'Reference Txn ID',
    balance: 'Saldo',
    impact: 'Effect op saldo',
  },
  kinds: {
    sale: 'Express Checkout-betaling',
    bought: 'Vooraf goedgekeurde betaling – rekening betaald door gebruiker',
    refund: 'Terugbetaling',
    givenBack: 'Terugbetaling',
    withdrawal: 'Algemene opname',
    hold: 'Vastgehouden - algemeen',
    conversion: 'Algemene valutaomrekening',
    deposit: 'Bankstorting naar PP-rekening',
    unknown: 'Iets anders',
  },
  done: 'Voltooid',
  pending: 'In behandeling',
  memo: 'Memo',
};

const STATEMENT_IN_ITALIAN: Words = {
  columns: {
    date: 'Data',
    time: 'Ora',
    type: 'Descrizione',
    currency: 'Valuta',
    gross: 'Lordo ',
    fee: 'Tariffa ',
    net: 'Netto',
    id: 'Codice transazione',
    reference: 'Codice transazione di riferimento',
    balance: 'Saldo',
  },
  kinds: {
    sale: 'Pagamento Express Checkout',
    bought: 'Pagamento preautorizzato',
    refund: 'Rimborso pagamento',
    givenBack: 'Rimborso pagamento',
    withdrawal: 'Prelievo generico',
    cardWithdrawal: 'Prelievo generico con carta',
    hold: 'Blocco conto per autorizzazione aperta',
    conversion: 'Conversione di valuta generica',
    fee: 'Tariffa per chargeback',
    deposit: 'Bonifico bancario sul conto PayPal',
    takenBack: 'Storno',
    unknown: 'Altro',
  },
  done: '',
  pending: '',
  isDayFirst: true,
};

const STATEMENT_IN_SPANISH: Words = {
  columns: {
    date: 'Fecha',
    time: 'Hora',
    type: 'Descripción',
    currency: 'Divisa',
    gross: 'Bruto',
    fee: 'Comisión',
    net: 'Neto',
    id: 'Id. de transacción',
    reference: 'Id. de referencia de trans.',
    balance: 'Saldo',
  },
  kinds: {
    sale: 'Pago estándar',
    bought: 'Pago preaprobado',
    refund: 'Reembolso de pago',
    givenBack: 'Reembolso de pago',
    withdrawal: 'Retirada de fondos',
    hold: 'Retención de saldo',
    conversion: 'Conversión de divisa general',
    fee: 'Tarifa de contracargo',
    takenBack: 'Cancelación de pago',
    unknown: 'Otra cosa',
  },
  done: '',
  pending: '',
  isDayFirst: true,
};

export const EDITIONS: readonly [Words, ...Words[]] = [
  OF_BUSINESS,
  OF_A_PERSON,
  GERMAN,
  FRENCH,
  DUTCH,
  STATEMENT_IN_ITALIAN,
  STATEMENT_IN_SPANISH,
];
