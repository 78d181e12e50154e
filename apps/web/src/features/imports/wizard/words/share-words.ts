import { anyOf, anywhere, asciiWords, either, letterWords, wholeName, wholeWords } from './compile-words.ts';

/** What is left for the person, or comes to them in their own currency. */
export const OWN = either(
  wholeWords({ fr: 'reversée?s?' }),
  asciiWords({
    en: [
      'you (?:received?|earn(?:ed)?|made|get|keep)|your|my|own|earn(?:ed|ings?)|royalt(?:y|ies)|share|pay(?:out|able)|commission|ad fees?',
      'artist margin|converted|settled|settlement|merchant|seller|author|artist|creator|contributor|instructor|host|driver|tutor',
    ].join('|'),
    de: 'auszahlung(?:sbetrag)?|provision',
    fr: '(?:re)?versement',
    es: 'comisi(?:ón|ones)',
    pt: 'comiss(?:ão|ões)',
    nl: 'commissie',
    nordic: 'provisjon|kommission',
    pl: 'zarobki|prowizja',
  }),
);

/** Files of those who are paid a share of what others sell; "programm" is an English word there, too. */
export const OF_AFFILIATES = new RegExp(
  `(?<![\\p{L}\\p{N}])${anyOf({
    en: 'publisher|advertiser|affiliate|cli(?:c|ck|que)s?(?!\\p{L})|k?kliks?(?!\\p{L})|klicks?(?!\\p{L})|campaign(?! earnings)|referral|programme?(?!\\p{L})',
    de: 'werbetreibende|partnerprogramm|werbemittel',
    fr: 'annonceur|affili[ée]',
    es: 'anunciante|afiliad[oa]',
    it: 'inserzionista|affiliat[oa]',
    pt: 'afiliad[oa]',
    nl: 'adverteerder',
    nordic: 'annonsör|annonsør|annoncør',
    pl: 'reklamodawca',
  })}`,
  'iu',
);
/** What they are paid. */
export const COMMISSION = anywhere({
  en: 'commission',
  de: 'provision',
  es: 'comisi(?:ón|ones)',
  pt: 'comiss(?:ão|ões)',
  nl: 'commissie',
  nordic: 'provisjon|kommission',
  pl: 'prowizja',
});

/** What somebody is paid of what others pay. */
export const SHARE = asciiWords({
  en: "(?:your|my|instructor|author|artist|seller|creator|contributor|host|driver|tutor|partner|publisher|affiliate|developer)(?:'s)? (?:share|earnings?|cut|revenue|royalt(?:y|ies)|payout|margin)|revenue share",
});
/** The same in languages in which it begins with whose it is. */
export const SHARE_OF_YOURS = letterWords({
  de: '(?:ihre?|deine?|meine?) (?:anteil|verdienst|vergütung|erlöse?|einnahmen)',
  fr: '(?:votre|ta|ma) (?:part|rémunération)|(?:vos|tes|mes) (?:gains|revenus)',
  es: '(?:tus?|sus?|mis?) (?:parte|ganancias?|ingresos?)',
  it: '(?:il )?(?:tu[oa]|su[oa]|mi[oa]) (?:quota|guadagno|parte|compenso)',
  pt: '(?:sua|seu|minha|meu) (?:parte|ganho|receita)',
  nl: '(?:jouw|uw|je|mijn) (?:deel|aandeel|inkomsten|verdiensten)',
  nordic: '(?:din|min) (?:del|andel|inntekt|intäkt|indtægt)',
  pl: 'twój (?:udział|zarobek)',
});

/** The same without a word for the person: what a publisher owes for its sales. */
export const ROYALTY = wholeName(
  `${anyOf({
    en: '(?:net )?royalt(?:y|ies)(?: (?:payable|earned|due|amount))?',
    de: 'tantiemen?|autorenhonorar',
    fr: "droits d['’]auteur",
    es: 'regalías?',
    it: "diritti d['’]autore",
    pt: 'direitos autorais',
  })}(?: \\(?[A-Z]{3}\\)?)?`,
);

export const OWED = asciiWords({
  en: '(?:payable|owed|due) to (?:you|me|author|artist|seller|creator|contributor|host|driver|tutor)',
});
