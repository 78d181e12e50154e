import { anyOf, anywhere, wholeWords } from './compile-words.ts';
import { FARE_IN_SPANISH, PAY_IN_GERMAN } from './earned-words.ts';

export const FEES_IN_JAPANESE = anywhere({ ja: '手数料' });
export const FEES = wholeWords({
  en: 'fees?|commissions?|(?:platform|agency|site|app) cut|(?:platform|marketplace|agency) share|(?:service|bank|processing) charges?|(?:payment|card) processing|deductions?',
  de: [
    `\\p{L}*gebühr(?:en)?|\\p{L}*provision|(?!${PAY_IN_GERMAN})\\p{L}*entgelt|abz(?:ug|üge)`,
    '(?:platform|service|vermittlungs|transaktions)?kosten',
  ].join('|'),
  fr: 'frais|déductions?',
  es: [
    `comisi(?:ón|ones)|tarifas?(?! (?:netas|${FARE_IN_SPANISH}))|deducci(?:ón|ones)`,
    `(?:tasas?|cuotas?|gastos) (?:de|por) (?:servicio|gestión|(?:la )?plataforma)`,
  ].join('|'),
  it: 'tariffa|commission[ei]|deduzion[ei]|trattenut[ae]|quota (?:del(?:la|lo) |di )?(?:piattaforma|servizio)',
  pt: 'tax[ao]s?|comissão|deduç(?:ão|ões)',
  nl: '(?:transactie|bemiddelings|service|platform)kosten|commissies?',
  nordic: 'provisjon|kommission|avgift(?:er)?|gebyr(?:er)?',
  fi: 'kulut|palvelumaksut?|välityspalkkiot?',
  pl: 'prowizja|opłat[ay]',
  cs: 'poplat(?:ek|ky)|provize',
  hu: 'jutalék',
  ro: 'comision',
  el: 'προμήθει(?:α|ες)|χρεώσεις',
  et: '(?:teenus|vahendus|komisjoni)tasu',
  tr: 'komisyon',
  ru: 'комиссия',
  uk: 'комісія',
});
/** Fees that were taken and came back. */
export const FEES_BACK = wholeWords({
  en: '(?:fees?|commissions?) (?:refunded|returned|credited|reversed|rebated?)(?: to seller)?|(?:refunded|returned|credited|reversed) (?:\\p{L}+ )?(?:fees?|commissions?)',
});

/** What stands before a fee or a tax in the name of an amount of which it is taken already. */
const AFTER = anyOf({
  en: 'after|less|net of',
  de: 'abzügl(?:ich|\\.)?|abzgl\\.?|nach',
  fr: 'après',
  es: 'después de',
  it: 'dopo',
  nl: 'na aftrek van',
});
/** The same of an amount that holds it, or of which it was never a part. */
const BESIDE = anyOf({
  en: 'before|incl(?:uding|usive of|\\.)?|excl(?:uding|usive of|\\.)?|inc\\.?|ex\\.?',
  de: 'inkl(?:usive|\\.)?|exkl(?:usive|\\.)?|vor|ohne',
  fr: 'hors|sans|avec|avant',
  es: 'sin|con|antes de',
  it: 'senza',
  pt: 'sem|com',
  nl: 'zonder|met',
  nordic: 'utan|uden|uten|ekskl\\.?|eks\\.?',
});
const TAKEN = `(?:the )?${anyOf({
  en: '\\p{L}* ?fees?|vat|tax(?:es)?|commissions?',
  de: 'mwst|ust|umsatzsteuer|mehrwertsteuer|kosten|gebühren|provision',
  fr: 'frais|tva',
  es: 'comisi(?:ón|ones)|iva',
  pt: 'iva|impostos?|taxas?',
  nl: 'btw',
  nordic: 'moms|mva',
})}`;
export const AFTER_TAKEN = wholeWords(`${AFTER} ${TAKEN}`);
export const BESIDE_TAKEN = wholeWords(`${BESIDE} ${TAKEN}`);
/** Of such an amount: it is no fee and no tax. */
export const HOLDS_TAKEN = wholeWords(`(?:${AFTER}|${BESIDE}) ${TAKEN}`);

export const WITHHELD_IN_JAPANESE = anywhere({ ja: '源泉' });
export const TAXES_WITHHELD = wholeWords({
  en: [
    '(?:federal|state|income|wage|payroll|local) tax(?:es)?|withh(?:e|o)ld(?:ing)?(?<!royalt(?:y|ies) withheld)|wht|tds|tcs|paye',
    'national insurance|social security|fica|medicare|prsi|usc',
  ].join('|'),
  de: 'lohnsteuer|einkommensteuer|(?:sozial|renten|kranken|pflege|arbeitslosen)versicherung|kirchensteuer|solidaritätszuschlag|quellensteuer|sozialabgaben|steuerabzug',
  fr: 'prélèvement à la source|retenue à la source|cotisations(?: (?:salariales|sociales))?|cotisation (?:salariale|sociale)|csg|crds',
  es: 'irpf|isr|seguridad social|retenci(?:ón|ones)|(?:iva|impuestos?) retenid[oa]s?',
  it: 'ritenut[ae]|irpef|inps|cedolare(?: secca)?|imposta sostitutiva',
  pt: 'segurança social|retenç(?:ão|ões)|inss|irrf|(?:irs|ir|iva|impostos?) retid[oa]s?',
  nl: 'loonheffing(?:en)?|loonbelasting',
  nordic: 'skattetrekk|forskuddstrekk|preliminärskatt|a-skat|am-bidrag',
  fi: 'ennakonpidätys',
  pl: 'zus|zaliczk[ai] na podatek',
  cs: 'záloha na daň|(?:zdravotní|sociální) pojištění',
  tr: 'stopaj|sgk',
});
/** What a marketplace keeps of a buyer's tax was never the seller's. */
export const TAX_OF_MARKETPLACES = wholeWords({
  en: '(?:marketplace|facilitator|sales) (?:withheld tax|tax withheld|tax withholding)',
});
export const TAX_OF_BUYERS = wholeWords({
  en: 'sales tax|vat|hst|qst',
  de: 'mwst|ust|umsatzsteuer|mehrwertsteuer',
  fr: 'tva',
  es: 'iva',
  nl: 'btw',
  nordic: 'moms|mva',
});

/** What was spent and came back. */
export const EXPENSES_BACK = wholeWords({
  en: '(?:reimbursed|billable) expenses?',
  de: '\\p{L}*kostenerstattung|auslagenersatz',
  fr: 'frais rembours(?:és?|ables)|remboursements? (?:de |des )?(?:frais|péages?|parking)',
  es: 'gastos reembols\\p{L}+|(?:reembolso|reintegro) (?:de )?gastos|reembolso (?:de )?(?:peajes?|parking)',
  it: 'rimborso (?:spese|chilometrico)|rimborso (?:di |dei )?(?:pedaggi|parking)',
  pt: 'despesas reembols\\p{L}+|(?:reembolso|reintegro) (?:de )?despesas|reembolso (?:de )?pedágios?',
});
/** Of a platform that pays tolls and the like back. */
export const TOLLS_BACK = wholeWords({
  en: 'refunds? (?:&|and) \\p{L}+|(?:expenses?|tolls?|parking) refunds?',
  de: 'erstattungen (?:&|und) \\p{L}+',
  fr: 'remboursements? (?:&|et) \\p{L}+',
  es: 'reembolsos (?:&|y) \\p{L}+',
});
export const REIMBURSEMENTS = wholeWords({
  en: 'reimburse(?:ments?|d)|tolls?',
  de: 'kilometergeld|erstattung(?:en)?|maut',
  fr: 'péages?',
  es: 'peajes?',
  it: 'pedaggio?',
  pt: 'portagens?|pedágios?',
  nl: 'tol(?:gelden)?',
});
/** What somebody spent: paid back where it is part of what a row comes to, and else nobody knows. */
export const SPENT = wholeWords({
  en: 'expenses?|mileage',
  de: 'spesen|auslagen|fahrtkosten',
  fr: 'frais (?:de déplacement|kilométriques)',
  es: 'gastos',
  it: 'spese',
  pt: 'despesas',
  nl: 'onkosten|reiskosten',
  pl: 'wydatki',
});

export const ADJUSTMENTS = wholeWords({
  en: 'refund(?:s|ed)?|adjustments?',
  de: 'korrekturen?|rückerstattung(?:en)?',
  fr: 'ajustements?|remboursements?',
  es: 'ajustes?|reembolsos?|devoluci(?:ón|ones)',
  it: 'correzion[ei]|rimbors[oi]',
  pt: 'devoluç(?:ão|ões)',
  nl: 'correcties?|terugbetaling(?:en)?',
  pl: 'korekt[ay]|zwroty?',
});
