import type { Layout } from '../preset.ts';

type Names = readonly string[];

/** What the columns are called in one language. */
interface Words {
  language: string;
  date: Names;
  time: Names;
  description: Names;
  type: Names;
  status: Names;
  id: Names;
  reference: Names;
  title: Names;
  currency: Names;
  balance: Names;
  /** Which way the row moved the balance. */
  impact: Names;
  gross: Names;
  fee: Names;
  net: Names;
}

const ENGLISH: Words = {
  language: '',
  date: ['Date'],
  time: ['Time'],
  description: ['Description'],
  type: ['Type'],
  status: ['Status'],
  id: ['Transaction ID'],
  reference: ['Reference Txn ID'],
  title: ['Item Title', 'Subject'],
  currency: ['Currency'],
  balance: ['Balance'],
  impact: ['Balance Impact'],
  gross: ['Gross'],
  fee: ['Fee', 'Fees'],
  net: ['Net'],
};
const GERMAN: Words = {
  language: 'German',
  date: ['Datum'],
  time: ['Uhrzeit'],
  description: ['Beschreibung'],
  type: ['Typ'],
  status: ['Status'],
  id: ['Transaktionscode'],
  reference: ['Zugehöriger Transaktionscode'],
  title: ['Artikelbezeichnung', 'Betreff'],
  currency: ['Währung'],
  balance: ['Guthaben'],
  impact: ['Auswirkung auf Guthaben'],
  gross: ['Brutto'],
  fee: ['Gebühr', 'Entgelt'],
  net: ['Netto'],
};
const FRENCH: Words = {
  language: 'French',
  date: ['Date'],
  time: ['Heure'],
  description: ['Description'],
  type: ['Type'],
  status: ['État'],
  id: ['Numéro de transaction'],
  reference: ['Numéro de la transaction de référence'],
  title: ["Titre de l'objet", 'Objet'],
  currency: ['Devise'],
  balance: ['Solde'],
  impact: ['Balance Impact'],
  gross: ['Avant commission'],
  fee: ['Commission'],
  net: ['Net'],
};
const ITALIAN: Words = {
  language: 'Italian',
  date: ['Data'],
  time: ['Orario', 'Ora'],
  description: ['Descrizione'],
  type: ['Tipo'],
  status: ['Stato'],
  id: ['Codice transazione'],
  reference: ['Codice transazione di riferimento'],
  title: ['Titolo oggetto', 'Oggetto'],
  currency: ['Valuta'],
  balance: ['Saldo'],
  impact: ['Impatto sul saldo'],
  gross: ['Lordo'],
  fee: ['Tariffa'],
  net: ['Netto'],
};
/** Some of its names are left in English. */
const DUTCH: Words = {
  language: 'Dutch',
  date: ['Datum'],
  time: ['Tijd'],
  description: ['Omschrijving'],
  type: ['Type'],
  status: ['Status'],
  id: ['Transactiereferentie'],
  reference: ['Reference Txn ID'],
  title: ['Item Title', 'Onderwerp'],
  currency: ['Valuta'],
  balance: ['Saldo'],
  impact: ['Effect op saldo'],
  gross: ['Bruto'],
  fee: ['Kosten'],
  net: ['Net', 'Netto'],
};
const SPANISH: Words = {
  language: 'Spanish',
  date: ['Fecha'],
  time: ['Hora'],
  description: ['Descripción'],
  type: ['Tipo'],
  status: ['Estado'],
  id: ['Id. de transacción'],
  reference: ['Id. de referencia de trans.', 'Id. de referencia de la transacción'],
  title: ['Nombre del artículo', 'Asunto'],
  currency: ['Divisa'],
  balance: ['Saldo'],
  impact: ['Repercusiones en el saldo'],
  gross: ['Bruto'],
  fee: ['Comisión', 'Tarifa'],
  net: ['Neto'],
};

const LANGUAGES: readonly Words[] = [ENGLISH, GERMAN, FRENCH, ITALIAN, DUTCH, SPANISH];

/** English is written with either order of day and month, and either decimal sign, Dutch with either order; the others with the day first and a comma. */
function forms({ language }: Pick<Words, 'language'>): Pick<Layout, 'currency' | 'dateOrder' | 'decimal'> {
  if (language === '') return { currency: null, dateOrder: null, decimal: null };
  return { currency: null, dateOrder: language === 'Dutch' ? null : 'dayFirst', decimal: ',' };
}

function named(form: string, { language }: Pick<Words, 'language'>): string {
  return language === '' ? form : `${form}, in ${language}`;
}

/** The activity of a business account. */
function activity(words: Words): Layout {
  const { date, time, type, status, id, reference, currency, balance, gross, fee, net } = words;
  return {
    ...forms(words),
    name: named('activity', words),
    columns: { date, time, type, status, id, reference, description: words.title, currency, balance },
    money: { gross, fee, net },
    texts: { impact: words.impact },
    required: ['date', 'type', 'status', 'id', 'currency', 'gross', 'fee', 'net'],
    // Which columns there are is everybody's choice.
    columnsVary: true,
    without: {
      [balance[0] ?? '']: 'nothing shows whether rows are missing from this export, or are in it twice',
    },
  };
}

/** The monthly statement: only what moved the balance, and the kind of a row is called its description. */
function statement(words: Words): Layout {
  const { date, time, description, id, reference, currency, balance, gross, fee, net } = words;
  return {
    ...forms(words),
    name: named('statement', words),
    columns: { date, time, type: description, id, reference, currency, balance },
    money: { gross, fee, net },
    required: ['date', 'time', 'type', 'id', 'currency', 'balance', 'gross', 'fee', 'net'],
  };
}

const PERSONAL = {
  ...forms(ENGLISH),
  columns: { ...activity(ENGLISH).columns, reference: ['Receipt ID'] },
};

/** The activity of a personal account: what is left is called the total, and long had no column of its own, for there were no fees. */
const personal: readonly Layout[] = [
  {
    ...PERSONAL,
    name: 'activity of a person',
    money: { gross: ['Amount', 'Gross'], fee: ['Fees'], net: ['Total'] },
    required: ['date', 'type', 'status', 'id', 'reference', 'currency', 'gross', 'fee', 'net'],
  },
  {
    ...PERSONAL,
    name: 'activity of a person, without fees',
    money: { amountAlone: ['Amount'] },
    required: ['date', 'time', 'type', 'status', 'reference', 'currency', 'balance', 'amountAlone'],
  },
];

/** The headers of which real files or several programs that read them are known. */
export const PAYPAL_LAYOUTS: readonly Layout[] = [
  ...LANGUAGES.map(activity),
  ...personal,
  ...LANGUAGES.map(statement),
];
