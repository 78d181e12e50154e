/** What says of a row that it came to nothing, or may yet: beginnings of words, in the languages of many exports. */
const STATES = {
  en: [
    'pending|provisional|preliminary|unconfirmed|unpaid|outstanding|overdue|awaiting|upcoming|scheduled|in progress|open$|in escrow',
    'not (?:yet )?(?:paid|released)|declined|rejected|denied|refused|failed|cancell?ed|void(?:ed)?|reversed|reverted|returned|refunded',
    'expired|timed out|ineligible|not eligible|drafts?\\b',
    'past due|written off|uncollectible|no shows?(?! (?:fee|charge|pay|paid|comp))(?!.*\\bpaid\\b)',
  ].join('|'),
  de: [
    'entwurf|ausstehend|offen\\b|abgelehnt|storniert|fehlgeschlagen|vorläufig|vorgemerkt|unbestätigt|abgebrochen|abgelaufen',
    'in bearbeitung|abgesagt|ausgefallen$|nicht erschienen|nicht bezahlt|unbezahlt|überfällig|retourniert|gemahnt',
  ].join('|'),
  fr: 'brouillon|en attente|en cours|annul|refus|rejet|rembours|impay|en retard$|(?:non|pas) (?:pay|régl)',
  es: [
    'borrador|en curso|en proceso|pendiente|cancelad|anulad|reembolsad|rechazad|fallid',
    'impagad|no pagad|(?<!m[eê]s )vencid|devuelt',
  ].join('|'),
  it: 'bozza|in corso|in attesa|in sospeso|sospeso|annullat|rifiutat|respint|rimborsat|scadut|insolut|non (?:pagat|saldat)',
  pt: 'rascunho|em andamento|em análise|pendente|recusad|devolvid|não pag|em atraso',
  nl: [
    'geannuleerd|geweigerd|afgewezen|mislukt|terugbetaald|in afwachting|in behandeling|openstaand',
    'onbetaald|niet betaald|verlopen|vervallen|geretourneerd|(?<!.)concept(?:factuur)?$',
  ].join('|'),
  nordic: [
    'väntar\\b|väntande|avbruten|avvisad|nekad|makulerad|återbetald|afventer|avventer|afvist|avvist|kansellert|avbrutt|afbrudt',
    'ubetalt|obetald|tilbakebetalt|tilbagebetalt|(?:ej|inte|ikke) betal[dt]|förfall(?:en|et|na)|forfald(?:en|t|ne)|forfal(?:t|ne)\\b',
    'kredit(?:erad|eret|ert)$|avbokad|aflyst|avlyst|utkast|kladde',
  ].join('|'),
  fi: 'odotta|peruttu|peruutettu|hylätty|kesken\\b|palautettu|maksamaton|maksamatta|erääntyny',
  pl: 'oczekuj|zwrócon|anulowan|odrzucon|w trakcie|w toku|nieopłacon|niezapłacon|szkic|robocz|przeterminowan|odwołan',
  cs: 'čeká|zrušen|zamítnut|nezaplacen|vrácen|po splatnosti',
  hu: 'függőben|töröl|elutasít|visszatérít|lejárt',
  ro: 'în așteptare|în curs|anulat|respins|rambursat|neplătit',
  el: 'εκκρεμ|ακυρ|απορρ|ανεξόφλ',
  et: 'ootel|tühistatud|tagasi lükatud|maksmata|tasumata',
  tr: 'bekliyor|beklemede|iptal|reddedil|ödenmedi',
  ru: 'ожида|отмен|отклон|возвращ|просроч|не оплач',
  uk: 'очіку|скасован|відхил|простроч|не сплач',
};

export const CAME_TO_NOTHING = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${Object.values(STATES).join('|')})`, 'u');

/** What was cancelled so late that it is paid. */
const PAID_ALL_THE_SAME =
  /^(?:late )?(?:cancel|abgesagt|ausgefallen|storniert|annul|anulad|geannuleerd).*(?<!\p{L})(?<!(?:not|nicht|non|no|niet|pas) )(?:paid|bezahlt|payée?|pagad[oa]|pagat[oa]|betaald)(?!\p{L}| back)/u;

/** True for a state in which a row came to nothing, or may yet. */
export function cameToNothing(state: string): boolean {
  const told = plain(state);
  return CAME_TO_NOTHING.test(told) && !PAID_ALL_THE_SAME.test(told);
}

/** A text without what does not change its meaning. */
export function plain(cell: string): string {
  return (
    cell
      .replace(/[\s_-]+/g, ' ')
      .trim()
      .toLowerCase() || cell.trim()
  );
}
