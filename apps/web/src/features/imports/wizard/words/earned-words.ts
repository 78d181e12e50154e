import { anyOf, anywhere, wholeWords } from './compile-words.ts';

/** What is said of a “tarifa” that is a fare and no fee. */
export const FARE_IN_SPANISH =
  '(?:base|neta|bruta|dinámica|final|del? (?:viaje|trayecto|recorrido|carrera|pasajero))';

/** Every other "Entgelt" is taken by a platform. */
export const PAY_IN_GERMAN = '(?:liefer|zustell|arbeits|fahrt?|fracht|stunden|grund|leistungs)entgelt';

/** Of wallets that say by a sign which way money went. */
export const PLUS_ALONE = /^\s*[[(]?\+[\])]?\s*$/;
export const MINUS_ALONE = /^\s*[[(]?[-−–][\])]?\s*$/;

export const AMOUNT_IN_JAPANESE = anywhere({
  ja: '金額|売上|報酬|価格|収益|収入|配達料',
});
/** An amount, a price, a wage, or what is paid for a work. */
export const AMOUNT = wholeWords({
  en: [
    'amount|payments?(?! (?:ref\\p{L}*|no|code|terms?|account))|gross|fare|price|earnings?|^(?:earned|received|paid)$|sum|credit',
    'pay|wages?|salary|charges?|royalt(?:y|ies)|reward|(?:your|my|(?!(?:distributor|aggregator|retailer|reseller|promoter|broker|provider|buyer|customer) )\\p{L}+(?:er|or)|partner|royalty|revenue) share|artist margin',
    'you (?:get|earn|receive|keep|make)|revenue|income|proceeds|sub ?total|money in|paid in',
  ].join('|'),
  de: [
    `^(?:bezahlt|ausgezahlt)$|haben|\\p{L}*lohn|${PAY_IN_GERMAN}|\\p{L}*geld(?<!bargeld)|tantiemen?|ums(?:atz|ätze)|\\p{L}*erlöse?`,
    '\\p{L}*betrag|(?!einzel|stück|einkauf)\\p{L}*preis|brutto|einnahmen|vergütung|honorar|verdienst',
  ].join('|'),
  fr: "^payé$|crédit|salaire|honoraires|droits d['’]auteur|avant commission|prix de vente|montant",
  es: `^pagado$|salario|sueldo|honorarios|regalías?|bruto|precio de venta|importe|valor|base imponible|ganancias?|tarifa ${FARE_IN_SPANISH}|ingresos`,
  it: "^pagato$|credito|stipendio|onorari[oi]?|diritti d['’]autore|lordo|imponibile|prezzo di vendita|importo|compenso|guadagn[io]|incassi?",
  pt: 'crédito|salário|honorários|direitos autorais|preço de venda|ganhos?',
  nl: '^betaald$|(?!uur)\\p{L}*loon|verkoopprijs|bedrag|verdiend',
  nordic: '\\p{L}*lön|\\p{L}*lønn?|beløp|belopp|beløb|inn på \\p{L}+|innskudd|insättning',
  fi: '\\p{L}*palkkiot?|palkka',
  pl: 'uznani[ae]|wynagrodzenie|kwota|zarobki|zarobek|przychód',
  cs: 'částka|mzda|odměna|výdělek',
  hu: 'összeg|munkabér|kereset',
  ro: 'sum[aă]|câștig(?:uri)?|tarif',
  el: 'ποσό|αμοιβή|έσοδα|μισθός',
  et: 'summa|tasu|palk',
  tr: 'tutar|kazanç',
  ru: 'сумма|доход',
  uk: 'сума',
});
/** What they are called that are paid to somebody who advertises. */
export const FEES_EARNED = wholeWords({
  en: '(?:ad|referral|affiliate|advertising|artist|speaker|performer|appearance|author|model) fees?',
  es: 'comisi(?:ón|ones) del? (?:productora?|autora?|creadora?|artista)',
  it: "commission[ei] del(?:l[’']|la?) ?(?:produttore|autore|autrice|artista|creator)",
  pt: 'comiss(?:ão|ões) d[oa] (?:produtora?|autora?|criadora?|artista)',
});

export const TOTAL_IN_JAPANESE = anywhere({ ja: '入金額|振込額|受取額|差引|手取り|純額' });
export const TOTAL = wholeWords({
  en: 'net(?! (?:terms|days|\\d))|profit|(?<!sub[ -]?)total|payable|balance change',
  de: 'netto|gewinn|gesamt|summe',
  fr: 'nets|nettes?',
  es: 'neto',
  it: 'totale',
  pt: 'líquido',
  nl: 'totaal',
  nordic: 'totalt|i alt|netto(?:lön|lønn?)',
  fi: 'yhteensä',
  pl: 'razem|suma|łącznie',
  cs: 'celkem|k výplatě',
  hu: 'nettó|összesen',
  ro: 'de plată',
  el: 'σύνολο|καθαρ[όά]',
  et: 'kokku',
  ru: 'итого|всего',
  uk: 'разом',
});
/** Of it nothing is taken any more. */
export const RECEIVED = wholeWords({
  en: 'amount received(?! in cash)|(?:received|net) amount',
  de: 'erhaltener betrag',
  fr: 'montant reçu(?! en espèces)',
  es: '(?:importe|valor) recibido(?! en efectivo)',
  it: 'importo ricevuto(?! in contanti)',
  pt: 'valor recebido(?! em dinheiro)',
  nl: 'bedrag ontvangen',
});

export const TIPS_IN_JAPANESE = anywhere({ ja: 'チップ' });
export const TIPS = wholeWords({
  en: 'tips?|gratuit(?:y|ies)',
  de: 'trinkgeld(?:er|betrag)?',
  fr: 'pourboires?',
  es: 'propinas?',
  it: 'mance?|mancia',
  pt: 'gorjetas?',
  nl: 'fooi(?:en)?',
  nordic: 'dricks|drikkepenge',
  fi: 'juomarah(?:a|at)|tip(?:pi|it)',
  pl: 'napiwek|napiwki',
  cs: 'spropitné',
  hu: 'borravaló',
  ro: 'bac[șşs]i[șşs](?:uri)?',
  el: 'φιλοδώρημα|φιλοδωρήματα',
  et: 'jootraha',
  tr: 'bahşiş',
  ru: 'чаевые',
  uk: 'чайові',
});
const HOLDING = {
  en: 'incl(?:uding|\\.)?|inc\\.?|with|plus',
  de: 'inkl(?:usive|\\.)?|mit',
  fr: 'avec',
  it: 'con',
  pt: 'com',
  nl: 'met',
};
const HELD_TIPS = {
  en: 'tips?',
  de: 'trinkgeld(?:er)?',
  fr: 'pourboires?',
  es: 'propinas?',
  it: 'mance',
  pt: 'gorjetas?',
  nl: 'fooi(?:en)?',
};
/** Of an amount in which tips are: a column of them says nothing more. */
export const HOLDS_TIPS = wholeWords(`${anyOf(HOLDING)} ${anyOf(HELD_TIPS)}`);

export const BONUSES_IN_JAPANESE = anywhere({ ja: 'ボーナス|インセンティブ' });
export const BONUSES = wholeWords({
  en: '\\p{L}*bonus(?:es|sen)?|incentives?|promotions?|promos?|campaign earnings|peak pay|boosts?|quests?',
  de: 'prämien?',
  fr: 'prime(?! (?:sub\\p{L}*|revenue))',
  es: 'incentivos?|bonos?|bonificaci(?:ón|ones)|promoci(?:ón|ones)',
  it: 'premi[aei]|promozion[ei]',
  pt: 'bónus|promoç(?:ão|ões)',
  fi: 'bonukset',
  pl: 'bonusy',
  hu: 'bónusz',
  el: 'μπόνους',
  et: 'boonus(?:ed)?',
});

export const CASH = wholeWords({
  en: 'cash',
  de: 'bar(?:geld)?',
  fr: 'espèces',
  es: 'efectivo',
  it: 'contanti',
  pt: 'dinheiro',
  nl: 'contant',
  nordic: 'kontant(?:er)?',
  fi: 'käteinen',
  pl: 'gotówka',
  cs: 'hotovost',
  hu: 'készpénz',
  ro: 'numerar',
  el: 'μετρητά',
  et: 'sularaha',
  tr: 'nakit',
  ru: 'наличные',
  uk: 'готівка',
});

export const PAYOUT = wholeWords({
  en: 'payouts?|withdrawals?|(?<!(?:refundable|security|damage) )deposits?|transfers?',
  de: 'auszahlung(?:sbetrag)?|überweisung',
  fr: 'virement',
  es: 'retiro',
  it: 'bonifico',
  pt: 'saque',
  nl: 'uitbetaling',
  nordic: 'utbetaling|udbetaling',
  pl: 'wypłata',
});

/** What an account writes under money that left it. */
export const DEBIT = wholeWords({
  en: 'debit|money out|paid out',
  de: 'soll',
  fr: 'débit',
  it: 'dare',
  pt: 'débito',
  nl: 'debet',
  nordic: 'ut fra \\p{L}+|uttak|uttag',
  pl: 'obciążeni[ae]',
});
