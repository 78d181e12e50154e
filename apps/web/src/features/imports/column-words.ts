import type { ColumnUse } from './column-uses.ts';

/** Any of these words by itself: letters of any language around it make another one. */
function words(...any: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** Words in names of columns, in the languages of many exports; the first that fits counts. */
export const WORDS: readonly (readonly [ColumnUse, RegExp])[] = [
  [
    'currency',
    words(
      'currency|ccy|währung|waehrung|devise|moneda|divisa|moeda|valuta|waluta|munt|měna|pénznem|valuutta|валюта',
    ),
  ],
  [
    'endTime',
    /^(?:end|finish|stop|clock[- ]?out|until|ende|bis|fin|fine|einde|slut|koniec)(?:[ _-]?time)?$/i,
  ],
  [
    'hours',
    new RegExp(
      `^time \\((?:h|decimal)\\)$|${words('hours?|duration|stunden|dauer|heures|durée|horas|duración|duração|ore|durata|minutes|mins?|timer|uren|godziny|tunnit').source}`,
      'iu',
    ),
  ],
  [
    'time',
    /^(?:time|uhrzeit|heure|hora|ora|tid|tijd|godzina|(?:start|begin|from|clock[- ]?in)(?:[ _-]?time)?|von|beginn)$/i,
  ],
  [
    'date',
    words(
      'date|day|datum|tag|jour|fecha|día|data|dia|giorno|dato|dag|dzień|päivä|päivämäärä|buchungstag|дата',
    ),
  ],
  [
    'type',
    words(
      'type|kind|category|what|activity|art|typ|kategorie|tipo|categoría|categoria|catégorie|rodzaj|soort',
    ),
  ],
  [
    'payout',
    words(
      'payout|withdrawal|deposit|transfer|auszahlung(?:sbetrag)?|überweisung|virement|retiro|saque|bonifico|wypłata|uitbetaling|utbetaling|udbetaling',
    ),
  ],
  [
    'tips',
    words(
      'tips?|trinkgeld|pourboires?|propinas?|gorjetas?|mance?|napiwek|napiwki|juomaraha|dricks|drikkepenge|fooi(?:en)?|spropitné|чаевые|чайові',
    ),
  ],
  // What they are called that are paid to somebody who advertises.
  ['base', words('(?:ad|referral|affiliate|advertising) fees?')],
  [
    'fees',
    words(
      'fees?|(?<!avant )commission|(?:service|bank|processing) charges?|\\p{L}*gebühr(?:en)?|\\p{L}*provision|provisjon|entgelt|frais|comisi(?:ón|ones)|tarifas?(?! (?:base|neta))|tariffa|tax[ao]s|commissioni|prowizja|opłat[ay]|avgift(?:er)?|gebyr(?:er)?|kosten|poplatek|kulut|palvelumaksu|comissão|комиссия|комісія',
    ),
  ],
  ['taxesWithheld', words('withh(?:e|o)ld(?:ing)?|wht|quellensteuer|retención|retenção|ritenuta')],
  ['passThroughTax', words('sales tax|vat|mwst|ust|tva|iva')],
  [
    'bonuses',
    words(
      'bonus(?:es)?|incentiv(?:es?|os?)|promotions?|peak pay|boosts?|quests?|prämie|prime(?! sub\\p{L}*)',
    ),
  ],
  [
    'adjustments',
    words('refunds?|adjustments?|rückerstattung|remboursement|reembolso|rimborso|zwrot|terugbetaling'),
  ],
  ['reimbursements', words('reimbursements?|tolls?|erstattung|maut|péage')],
  ['cashCollected', words('cash|bar(?:geld)?|espèces|efectivo|dinheiro|contanti|gotówka')],
  ['debit', words('debit|soll|débit|débito|dare|debet|ut fra \\p{L}+|uttak|uttag|money out|paid out')],
  [
    'total',
    words(
      'net|netto|(?<!sub[ -]?)total|totale|totaal|totalt|gesamt|summe|payable|balance change|neto|líquido|net amount|yhteensä|razem|suma|łącznie|celkem|i alt|итого|всего|разом',
    ),
  ],
  [
    'base',
    words(
      'amount|gross|fare|price|earnings?|sum|credit|haben|pay|charges?|royalt(?:y|ies)|reward|(?:your|my|\\p{L}+er|partner|royalty|revenue) share|artist margin|you (?:get|earn)|revenue|income|umsätze|proceeds|sub ?total|\\p{L}*betrag|bedrag|kwota|brutto|bruto|lordo|avant commission|montant|importe|valor|importo|einnahmen|vergütung|honorar|verdienst|ganancias?|ganhos?|tarifa (?:base|neta)|zarobki|palkkio|beløp|belopp|beløb|částka|inn på \\p{L}+|innskudd|insättning|money in|paid in|сумма|сума|доход',
    ),
  ],
  [
    'reference',
    /\b(?:reference|ref)\b|\b(?:order|trip|booking|reservation|invoice)\b.*(?:\b(?:id|no|number|nr|code)\b|#)|^(?:order|trip|booking|reservation|invoice)$/i,
  ],
  ['id', words('(?<!payout )(?:id|transaction|number|nummer|uuid|tunnus)')],
  [
    'description',
    words(
      'description|details?|notes?|memo|title|name|item|remarks?|beschreibung|bemerkung|titel|descripción|descrição|descrizione|beschrijving|omschrijving|título|titre|titolo|opis|narration|forklaring|task|job|описание|опис',
    ),
  ],
];
