import type { ColumnUse } from './column-uses.ts';

/** Any of these words by itself: letters of any language around it make another one. */
function words(...any: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** What comes before a fee or a tax in the name of an amount that holds it, or no longer does. */
const WITHOUT = '(?:after|less|net of|abzügl(?:ich|\\.)?|abzgl\\.?|nach|après|después de|dopo|na aftrek van)';
const WITH =
  '(?:before|incl(?:uding|\\.)?|excl(?:uding|\\.)?|inc\\.?|ex\\.?|inkl(?:usive|\\.)?|exkl(?:usive|\\.)?|vor|ohne|hors|sans|avec|avant|sin|con|antes de|senza|zonder|met|utan|uden|uten)';
const TAKEN =
  '(?:the )?(?:\\p{L}* ?fees?|vat|tax(?:es)?|commissions?|mwst|ust|kosten|gebühren|provision|frais|taxes|tva|comisi(?:ón|ones)|iva|btw|moms)';

const HOLDING = '(?:incl(?:uding|\\.)?|inc\\.?|inkl(?:usive|\\.)?|with|plus|mit|avec|con|com|met)';
const TIPS = '(?:tips?|trinkgeld(?:er)?|pourboires?|propinas?|gorjetas?|mance|fooi(?:en)?)';

/** Of an amount in which tips are: a column of them says nothing more. */
export const HOLDS_TIPS = words(`${HOLDING} ${TIPS}`);

/** Of such an amount: it is no fee and no tax. */
export const HOLDS_TAKEN = words(`(?:${WITHOUT}|${WITH}) ${TAKEN}`);

/** Every other "Entgelt" is taken by a platform. */
const PAY_IN_GERMAN = '(?:liefer|zustell|arbeits|fahrt?|fracht|stunden|grund|leistungs)entgelt';

/** How long somebody was at work; "Delivery time" is the time of the day at which it was. */
const OF_WORK_TIME = [
  '(?:dash|active|online|connected|engaged|work(?:ing|ed)?|driving|on[- ]trip|logged[- ]in|total) time',
  'time (?:worked|online|active|connected|spent|on trip|logged)',
  '(?:arbeits|online|fahr|einsatz|lenk)zeit',
  'temps (?:de travail|en ligne|connecté|actif|de connexion)',
  'tiempo (?:trabajado|en línea|conectado|activo|de conexión)',
  'tempo (?:online|di lavoro|trabalhado|de trabalho|ativo|connesso)',
  'czas (?:pracy|online|jazdy|aktywny)',
  '(?:werk|rij)tijd',
].join('|');
const OF_MONEY = '(?:pay|earnings?|rate|bonus(?:es)?|fare|amount|wages?|fees?|lohn|geld|betrag)';
export const OF_WORK = words(`(?:${OF_WORK_TIME})(?! ?-? ?${OF_MONEY})`);

/** Before what begins or ends, in languages that say "hour of the start". */
const TIME_OF = '(?:heure|hora|ora|godzina) (?:(?:de|di|do) )?';

/** Words in names of columns, in the languages of many exports; the first that fits counts. */
export const WORDS: readonly (readonly [ColumnUse, RegExp])[] = [
  // Of wallets that say by a sign which way money went.
  ['debit', /^\s*[[(]?[-−–][\])]?\s*$/],
  ['base', /^\s*[[(]?\+[\])]?\s*$/],
  // Of Japanese, which writes words without anything between them.
  ['date', /日付|取引日|売上日|注文日|販売日|発生日|年月日|日時/],
  ['type', /種別|種類|区分|タイプ/],
  ['taxesWithheld', /源泉/],
  ['fees', /手数料/],
  ['tips', /チップ/],
  ['bonuses', /ボーナス|インセンティブ/],
  ['total', /入金額|振込額|受取額|差引|手取り|純額/],
  ['base', /金額|売上|報酬|価格|収益|収入|配達料/],
  ['reference', /注文番号|注文ID/],
  ['id', /番号/],
  ['description', /内容|商品名|品名|サービス名|摘要|タイトル|説明/],
  [
    'currency',
    words(
      'currency|ccy|währung|waehrung|devise|moneda|divisa|moeda|valuta|waluta|munt|měna|pénznem|valuutta|валюта',
    ),
  ],
  [
    'endTime',
    new RegExp(
      `^(?:(?:(?:block|shift)[ _-])?(?:end|finish|stop)|clock[- ]?out|until|ende|bis|fin|fine|einde|slut|koniec)(?:[ _-]?time)?$|^${TIME_OF}(?:fin|fim|fine|final|término|zakończenia)$|^(?:end(?:uhr)?zeit|(?:arbeits|schicht|dienst)ende|eindtijd|sluttid)$`,
      'iu',
    ),
  ],
  [
    'hours',
    new RegExp(
      `^time \\((?:h|decimal)\\)$|^std\\.?$|${OF_WORK.source}|${words('hours?|hrs?|duration|(?!(?:über|fehl|soll|plan|minus)stunden)\\p{L}*stunden|dauer|heures|durée|horas|duración|duração|ore|durata|minutes|mins?|timer|uren|uur|timmar|godziny|tunnit|saat').source}`,
      'iu',
    ),
  ],
  [
    'time',
    new RegExp(
      `^(?:time|uhrzeit|heure|hora|ora|tid|tijd|godzina|saat|(?:(?:(?:block|shift)[ _-])?(?:start|begin)|from|clock[- ]?in)(?:[ _-]?time)?|von|beginn|début|inicio|início|inizio)$|^${TIME_OF}(?:début|inicio|início|inizio|rozpoczęcia)$|^(?:start(?:uhr)?zeit|(?:arbeits|schicht|dienst)beginn|begintijd|starttid)$`,
      'iu',
    ),
  ],
  [
    'date',
    words(
      'date|day|datum|tarih|tag|jour|fecha|día|data|dia|giorno|dato|dag|dzień|päivä|päivämäärä|buchungstag|дата',
    ),
  ],
  [
    'type',
    words(
      'type|kind|category|classification|what|activity|reason|art|typ|^vorgang$|(?:vorgangs|buchungs|transaktions|umsatz)art|kategorie|tipo|categoría|categoria|catégorie|rodzaj|soort',
    ),
  ],
  [
    'payout',
    words(
      'payouts?|withdrawal|deposit|transfer|auszahlung(?:sbetrag)?|überweisung|virement|retiro|saque|bonifico|wypłata|uitbetaling|utbetaling|udbetaling',
    ),
  ],
  // What holds the tips as well.
  ['base', words(`${HOLDING} ${TIPS}`)],
  [
    'tips',
    words(
      'tips?|trinkgeld(?:er|betrag)?|pourboires?|propinas?|gorjetas?|mance?|mancia|napiwek|napiwki|juomaraha|dricks|drikkepenge|fooi(?:en)?|bahşiş|spropitné|чаевые|чайові',
    ),
  ],
  // "Amount (after fees)" is no fee, and "Betrag inkl. MwSt." no tax.
  ['total', words(`${WITHOUT} ${TAKEN}`)],
  // Of it nothing is taken any more.
  [
    'total',
    words(
      '(?:amount|montant|importe|importo|valor|bedrag) (?:received|reçu|recibido|ricevuto|recebido|ontvangen)|erhaltener betrag|(?:received|net) amount',
    ),
  ],
  ['base', words(`${WITH} ${TAKEN}`)],
  // What was taken and came back.
  [
    'reimbursements',
    words(
      '(?:fees?|commissions?) (?:refunded|returned|credited|reversed|rebated?)(?: to seller)?|(?:refunded|returned|credited|reversed) (?:\\p{L}+ )?(?:fees?|commissions?)',
    ),
  ],
  // What was spent and came back.
  [
    'reimbursements',
    words(
      'frais rembours(?:és?|ables)|(?:remboursements?|reembolso|rimborso) (?:de |des |di |dei )?(?:frais|péages?|peajes?|pedágios?|pedaggi|parking)|\\p{L}*kostenerstattung|auslagenersatz|gastos reembols\\p{L}+|despesas reembols\\p{L}+|(?:reembolso|reintegro) (?:de )?(?:gastos|despesas)|rimborso (?:spese|chilometrico)|(?:reimbursed|billable) expenses?',
    ),
  ],
  // What they are called that are paid to somebody who advertises.
  ['base', words('(?:ad|referral|affiliate|advertising) fees?')],
  [
    'fees',
    words(
      `fees?|commissions?|(?:platform|agency|site|app) cut|(?:service|bank|processing) charges?|\\p{L}*gebühr(?:en)?|\\p{L}*provision|provisjon|kommission|(?:payment|card) processing|(?!${PAY_IN_GERMAN})\\p{L}*entgelt|frais|comisi(?:ón|ones)|tarifas?(?! (?:base|neta))|tariffa|tax[ao]s?|commission[ei]|abz(?:ug|üge)|d[eé]ductions?|deducci(?:ón|ones)|deduç(?:ão|ões)|deduzion[ei]|prowizja|opłat[ay]|avgift(?:er)?|gebyr(?:er)?|(?:platform|transactie|service|bemiddelings|vermittlungs|transaktions)?kosten|poplatek|kulut|palvelumaksu|comissão|komisyon|tasas? de (?:servicio|gestión|plataforma)|комиссия|комісія`,
    ),
  ],
  // What a marketplace keeps of a buyer's tax was never the seller's.
  [
    'passThroughTax',
    words('(?:marketplace|facilitator|sales) (?:withheld tax|tax withheld|tax withholding)'),
  ],
  [
    'taxesWithheld',
    words(
      '(?:federal|state|income|wage|payroll|local) tax(?:es)?|lohnsteuer|loonheffing|loonbelasting|prélèvement à la source|einkommensteuer|withh(?:e|o)ld(?:ing)?(?<!royalt(?:y|ies) withheld)|wht|tds|tcs|irpf|paye|national insurance|social security|fica|medicare|seguridad social|segurança social|cotisations? (?:salariales?|sociales?)|(?:sozial|renten|kranken|pflege|arbeitslosen)versicherung|kirchensteuer|solidaritätszuschlag|quellensteuer|retención|retenção|ritenuta',
    ),
  ],
  ['passThroughTax', words('sales tax|vat|mwst|ust|tva|iva')],
  [
    'bonuses',
    words(
      '\\p{L}*bonus(?:es|sen)?|incentiv(?:es?|os?)|bonos?|promotions?|promos?|bonificaci(?:ón|ones)|campaign earnings|peak pay|boosts?|quests?|prämien?|bónus|premi[aei]|promoç(?:ão|ões)|promoci(?:ón|ones)|promozion[ei]|bonusy|prime(?! (?:sub\\p{L}*|revenue))',
    ),
  ],
  // Of a platform that pays tolls and the like back.
  [
    'reimbursements',
    words(
      '(?:refunds?|remboursements?|erstattungen|reembolsos) (?:&|and|et|und|y) \\p{L}+|(?:expenses?|tolls?|parking) refunds?',
    ),
  ],
  [
    'adjustments',
    words(
      'refund(?:s|ed)?|adjustments?|ajustements?|ajustes?|korrekturen?|korekt[ay]|correzion[ei]|correcties?|rückerstattung(?:en)?|remboursements?|reembolsos?|devoluci(?:ón|ones)|devoluç(?:ão|ões)|rimbors[oi]|zwroty?|terugbetaling(?:en)?',
    ),
  ],
  [
    'reimbursements',
    words(
      'reimburse(?:ments?|d)|kilometergeld|tolls?|erstattung(?:en)?|maut|tol(?:gelden)?|péages?|peajes?|portagens?|pedágios?|pedaggio?',
    ),
  ],
  ['cashCollected', words('cash|bar(?:geld)?|espèces|efectivo|dinheiro|contanti|gotówka')],
  [
    'debit',
    words('obciążeni[ae]|debit|soll|débit|débito|dare|debet|ut fra \\p{L}+|uttak|uttag|money out|paid out'),
  ],
  [
    'total',
    words(
      'net|netto|profit|gewinn|(?<!sub[ -]?)total|totale|totaal|totalt|gesamt|summe|payable|balance change|neto|líquido|net amount|yhteensä|razem|suma|łącznie|celkem|i alt|итого|всего|разом',
    ),
  ],
  [
    'base',
    words(
      `amount|payments?(?! (?:ref\\p{L}*|no|code|terms?|account))|gross|fare|price|earnings?|^(?:earned|received|paid|bezahlt|betaald|payé|pagado|pagato|ausgezahlt)$|sum|cr[eé]dit|crédito|credito|uznani[ae]|haben|pay|wages?|salary|\\p{L}*lohn|${PAY_IN_GERMAN}|(?!uur)\\p{L}*loon|salaire|salario|salário|sueldo|stipendio|honoraires|honor[aá]rios|onorari[oi]?|wynagrodzenie|\\p{L}*geld(?<!bargeld)|charges?|royalt(?:y|ies)|regalías?|droits d['’]auteur|tantiemen?|diritti d['’]autore|direitos autorais|reward|(?:your|my|\\p{L}+(?:er|or)|partner|royalty|revenue) share|artist margin|you (?:get|earn|receive|keep|make)|revenue|income|ums(?:atz|ätze)|\\p{L}*erlöse?|proceeds|sub ?total|\\p{L}*betrag|(?!einzel|stück|einkauf)\\p{L}*preis|bedrag|kwota|brutto|bruto|lordo|avant commission|(?:prix|precio|preço) de (?:vente|venta|venda)|prezzo di vendita|verkoopprijs|montant|importe|valor|importo|compenso|einnahmen|vergütung|honorar|verdienst|ganancias?|ganhos?|tarifa (?:base|neta)|zarobki|zarobek|verdiend|ingresos|guadagn[io]|incassi?|przychód|lön|lønn?|tutar|kazanç|palkkio|beløp|belopp|beløb|částka|inn på \\p{L}+|innskudd|insättning|money in|paid in|сумма|сума|доход`,
    ),
  ],
  [
    'reference',
    /\b(?:reference|ref)\b|\b(?:order|trip|booking|reservation|invoice)\b.*(?:\b(?:id|no|number|nr|code)\b|#)|^(?:order|trip|booking|reservation|invoice)$/i,
  ],
  ['id', words('(?<!payout )(?:id|transaction(?:id)?|number(?! of)|nummer|uuid|tunnus)')],
  // Where several rows have it.
  ['reference', words('(?:id|uuid)')],
  [
    'description',
    words(
      'description|details?|notes?|memo|title|name|item|remarks?|beschreibung|bemerkung|titel|descripción|descrição|descrizione|beschrijving|omschrijving|título|titre|titolo|opis|narration|forklaring|beskrivning|beskrivelse|libellé|concepto|conceito|causale|task|job|описание|опис',
    ),
  ],
];

/** The words of a name that a program wrote, as "sale_amount" or "SaleAmount"; in another name "PayPal" is one word. */
export function inWords(name: string): string {
  const isProgram = /^\p{L}\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u.test(name);
  return isProgram ? name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2') : name.replaceAll('_', ' ');
}

/** What somebody spent: paid back where it is part of what a row comes to, and else nobody knows. */
const SPENT = words(
  'expenses?|mileage|spesen|auslagen|fahrtkosten|frais (?:de déplacement|kilométriques)|despesas|gastos|spese|onkosten|reiskosten|wydatki',
);

/** True for a column of what somebody spent. */
export function namesSpending(name: string): boolean {
  return SPENT.test(name);
}

/** True for a column whose texts say more than the kind of a row. */
export function describesRows(name: string): boolean {
  return firstUse(name) === 'description';
}

/** True for a column of refunds or corrections by its name. */
export function namesAdjustments(name: string): boolean {
  return firstUse(name) === 'adjustments';
}

function firstUse(name: string): ColumnUse | undefined {
  return WORDS.find(([, words]) => words.test(inWords(name)))?.[0];
}
