import { letterWords, wholeName } from './compile-words.ts';

/** The state of what was paid. */
const PAID = letterWords({
  en: '(?<!not |un)paid|settled|completed?',
  de: '(?<!nicht )bezahlt|beglichen|ausgeglichen',
  fr: '(?<!non |pas )(?:payé|réglé|encaissé|acquitté)(?:e?s?)',
  es: '(?<!no )(?:pagad|cobrad|abonad)[oa]s?',
  it: '(?<!non )(?:pagat|saldat|incassat)[oaie]',
  pt: '(?<!não )(?:pag[oa]s?|liquidad[oa]s?|recebid[oa]s?)',
  nl: '(?<!niet )(?:betaald|voldaan)',
  nordic: '(?<!ej |inte |ikke )(?:betal[dt]|inbetald|innbetalt)',
  pl: '(?<!nie )(?:zapłacon|opłacon)[aoey]',
});
/** The state of a bill that is on its way to being paid: of a shop's order the same words mean that it is done. */
const OPEN = wholeName({
  en: 'sent|viewed|late|issued|due|authori[sz]ed|submitted|reminded|reminder sent|partially paid',
  de: 'versendet|gesendet|verschickt|gestellt|fällig|erinnert|teilbezahlt|mahnung',
  fr: 'envoyée?|émise?|à encaisser|à relancer|relancée?',
  es: 'enviad[oa]|emitid[oa]|por cobrar',
  it: 'inviat[oa]|emess[oa]|da incassare',
  pt: 'enviad[oa]|emitid[oa]|por liquidar|por pagar',
  nl: 'verzonden|verstuurd|herinnerd|herinnering(?: verstuurd)?',
  nordic: 'skickad|sendt|sänd|påmint',
  pl: 'wysłan[aoy]|wystawion[aoy]|po terminie',
});

/** Tells which states of a column are of bills that are not paid yet: where another one says that it is paid. */
export function openBesidePaid(states: readonly { text: string }[]): (text: string) => boolean {
  const isOfBills = states.some(({ text }) => PAID.test(text) && !OPEN.test(text.trim()));
  return (text) => isOfBills && OPEN.test(text.trim());
}
