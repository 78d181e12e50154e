import type { ColumnDescription } from '@earntrack/statements';
import type { ColumnUse, RowChoice, RowUse } from './column-uses.ts';

/** Words in names of columns, in the languages of many exports; the first that fits counts. */
const WORDS: readonly (readonly [ColumnUse, RegExp])[] = [
  ['currency', /\b(currency|währung|devise|moneda|divisa|moeda|valuta)\b/i],
  [
    'hours',
    /^time \((h|decimal)\)$|\b(hours?|duration|stunden|dauer|heures|durée|horas|duración|duração|ore|durata|minutes)\b/i,
  ],
  ['time', /^(time|uhrzeit|heure|hora|ora|start time)$/i],
  ['date', /\b(date|day|datum|tag|jour|fecha|día|data|dia|giorno)\b/i],
  ['type', /\b(type|kind|category|what|activity|art|typ|kategorie|tipo|categoría|categoria|catégorie)\b/i],
  [
    'payout',
    /\b(payout|withdrawal|deposit|transfer|auszahlung|überweisung|virement|retiro|saque|bonifico)\b/i,
  ],
  ['tips', /\b(tips?|trinkgeld|pourboires?|propinas?|gorjetas?|mance?)\b/i],
  [
    'fees',
    /\b(fees?|(?<!avant )commission|(service|bank|processing) charges?|gebühr(en)?|provision|entgelt|frais|comisi(ón|ones)|tarifas?|tariffa|tax[ao]s|commissioni)\b/i,
  ],
  ['taxesWithheld', /\b(withh(e|o)ld(ing)?|wht|quellensteuer|retención|retenção|ritenuta)\b/i],
  ['passThroughTax', /\b(sales tax|vat|mwst|ust|tva|iva)\b/i],
  ['bonuses', /\b(bonus(es)?|incentives?|promotions?|prämie|prime)\b/i],
  ['adjustments', /\b(refunds?|adjustments?|rückerstattung|remboursement|reembolso|rimborso)\b/i],
  ['reimbursements', /\b(reimbursements?|tolls?|erstattung|maut|péage)\b/i],
  ['cashCollected', /\b(cash|bar(geld)?|espèces|efectivo|dinheiro|contanti)\b/i],
  ['debit', /\b(debit|soll|débit|débito|dare)\b/i],
  [
    'total',
    /\b(net|netto|total|totale|totaal|gesamt|summe|payable|balance change|neto|líquido|net amount)\b/i,
  ],
  [
    'base',
    /\b(amount|gross|fare|price|earnings?|sum|credit|haben|pay|charges?|royalt(y|ies)|reward|extended partner share|umsätze|proceeds|betrag|bedrag|kwota|brutto|bruto|lordo|avant commission|montant|importe|valor|importo|einnahmen)\b/i,
  ],
  ['reference', /\b(order|trip|reference|ref)\b.*\b(id|no|number|#)?\b/i],
  ['id', /(?<!payout )\b(id|transaction|number|nummer|uuid)\b/i],
  [
    'description',
    /\b(description|details?|notes?|memo|title|name|item|remarks?|beschreibung|bemerkung|titel|descripción|descrição|descrizione)\b/i,
  ],
];

/** Only one column can be each of these. */
const ONCE: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'date',
  'time',
  'type',
  'currency',
  'id',
  'hours',
  'total',
  'base',
  'debit',
]);
const FIGURES: ReadonlySet<ColumnUse> = new Set<ColumnUse>([
  'payout',
  'tips',
  'fees',
  'taxesWithheld',
  'passThroughTax',
  'bonuses',
  'adjustments',
  'reimbursements',
  'cashCollected',
  'total',
  'base',
  'debit',
]);

/** A first guess of what each column is for, by its name and by what stands in it. A person looks at it before anything is recorded. */
export function guessUses(columns: readonly ColumnDescription[]): ColumnUse[] {
  const taken = new Set<ColumnUse>();
  const uses = columns.map((column) => {
    const use = WORDS.find(
      ([each, words]) => fits(column, each) && words.test(column.name) && !taken.has(each),
    )?.[0];
    if (use && ONCE.has(use)) taken.add(use);
    return use ?? 'none';
  });
  return withKinds(withAmount(withDate(uses, columns), columns), columns);
}

/** A share, a price of one or a number of things is no amount of the row. */
const NO_AMOUNT = /%|\b(percent(age)?|rate|(per )?unit|avg|average|quantity|qty|count|number|id)\b/i;
const ID_IN_ONE_WORD = /[a-z]Id$/;

/** What somebody else paid, or had, in their currency. */
const OF_OTHERS = /\b(buyer|customer|original|foreign|source|local currency)\b/i;

const OF_A_ROW: ReadonlySet<ColumnUse> = new Set<ColumnUse>(['currency', 'base', 'total']);

function fits(column: ColumnDescription, use: ColumnUse): boolean {
  if (OF_A_ROW.has(use) && OF_OTHERS.test(column.name)) return false;
  const isNoAmount = NO_AMOUNT.test(column.name) || ID_IN_ONE_WORD.test(column.name);
  if (use === 'currency') return !isNoAmount;
  if (FIGURES.has(use)) return mostly(column, 'number') && !isNoAmount;
  if (use === 'date') return mostly(column, 'date');
  if (use === 'hours') return mostly(column, 'number') || mostly(column, 'time');
  if (use === 'type') return column.values !== null && mostly(column, 'text');
  return true;
}

function mostly({ kinds }: ColumnDescription, kind: keyof ColumnDescription['kinds']): boolean {
  const filled = Object.entries(kinds).reduce(
    (sum, [each, count]) => (each === 'empty' ? sum : sum + count),
    0,
  );
  return (kinds[kind] ?? 0) * 2 > filled;
}

/** Some column of dates is the date, whatever it is called. */
function withDate(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  if (uses.includes('date')) return [...uses];
  const index = columns.findIndex((column) => mostly(column, 'date'));
  return uses.map((use, at) => (at === index ? 'date' : use));
}

/** Where one column alone is the sum of a row, it is the amount. */
function withAmount(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const hasMoney = uses.some((use) => FIGURES.has(use) && use !== 'total');
  if (hasMoney || uses.includes('hours')) return [...uses];
  const total = uses.indexOf('total');
  const index =
    total >= 0 ? total : columns.findIndex((column, at) => uses[at] === 'none' && fits(column, 'base'));
  return uses.map((use, at) => (at === index ? 'base' : use));
}

/** What says of a row whether it came to anything, or which way its amount went. */
const STATES =
  /\b(status|state|direction|estado|stato|statut|état|af bij|bij af|dc|d\/c|s\/h|soll\/haben)\b/i;

/** Where no column says the kind of a row, its state tells which rows to leave out. */
function withKinds(uses: readonly ColumnUse[], columns: readonly ColumnDescription[]): ColumnUse[] {
  const hasKinds = uses.includes('type') || uses.includes('hours');
  const index = columns.findIndex(
    (column, at) => !hasKinds && uses[at] === 'none' && STATES.test(column.name) && fits(column, 'type'),
  );
  return uses.map((use, at) => (at === index ? 'type' : use));
}

const ROW_WORDS: readonly (readonly [RowUse, RegExp])[] = [
  [
    'skip',
    /\b(total|sum|balance|summe|gesamt|solde|saldo|pending|clearing|hold|declined|rejected|denied|failed|timed.out|cancell?ed|void(ed)?|reverted|returned|expired|unpaid|ausstehend|abgelehnt|storniert|fehlgeschlagen)\b/i,
  ],
  // What went the other way, where a column says so beside amounts without a sign.
  ['skip', /^(af|d|dr|debit|dbit|s|soll|out|outgoing|sent)$/i],
  [
    'payout',
    /\b(payout|withdrawal|deposit|transfer|bank|auszahlung|überweisung|virement|retiro|bonifico)\b/i,
  ],
  [
    'fees',
    /\b(fees?|commission|(service|bank|processing) charges?|gebühr|provision|frais|comisión|tarifa|taxa)\b/i,
  ],
  ['tips', /\b(tips?|trinkgeld|pourboire|propina|gorjeta|mancia)\b/i],
  ['bonuses', /\b(bonus|incentive|promotion|prämie|prime)\b/i],
  ['adjustments', /\b(refund|chargeback|adjustment|rückerstattung|remboursement|reembolso|rimborso)\b/i],
  ['taxesWithheld', /\b(withholding|wht|quellensteuer|retención|ritenuta)\b/i],
];

/** The kinds of rows, each with a first guess of what it is. */
export function guessRows(values: ColumnDescription['values']): RowChoice[] {
  return (values ?? [])
    .filter(({ text }) => text !== '')
    .map(({ text, rows, signs }) => ({
      text,
      rows,
      signs,
      isInText: false,
      use: cameBack({ text, signs }) ? 'adjustments' : guessedUse(text),
    }));
}

function guessedUse(text: string): RowUse {
  return ROW_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'whole';
}

/** "Cancelled" beside an amount with a minus takes back what another row brought; without one, nothing came of it. */
function cameBack({ text, signs }: Pick<RowChoice, 'text' | 'signs'>): boolean {
  const isNegative = Object.values(signs).some(({ positive, negative }) => negative > 0 && positive === 0);
  return isNegative && /\b(cancell?ed|returned|void(ed)?|revers(ed|al)|refunded)\b/i.test(text);
}
