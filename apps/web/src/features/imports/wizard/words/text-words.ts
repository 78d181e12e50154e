import { anyOf, anywhere, wholeName, wholeWords } from './compile-words.ts';

export const CURRENCY = wholeWords({
  en: 'currency|ccy',
  de: 'währung|waehrung',
  fr: 'devise',
  es: 'moneda|divisa',
  it: 'valuta',
  pt: 'moeda',
  nl: 'munt',
  fi: 'valuutta',
  pl: 'waluta',
  cs: 'měna',
  hu: 'pénznem',
  ru: 'валюта',
});

export const KIND_IN_JAPANESE = anywhere({ ja: '種別|種類|区分|タイプ' });
export const KIND = wholeWords({
  en: 'type|kind|category|classification|what|activity|reason',
  de: 'art|typ|^vorgang$|(?:vorgangs|buchungs|transaktions|umsatz)art|kategorie',
  fr: 'catégorie|^nature$',
  es: 'tipo|categoría',
  pt: 'categoria',
  nl: 'soort',
  pl: 'rodzaj',
});

export const DESCRIPTION_IN_JAPANESE = anywhere({ ja: '内容|商品名|品名|サービス名|摘要|タイトル|説明' });
export const DESCRIPTION = wholeWords({
  en: 'description|details?|notes?|memo|title|name|item|remarks?|narration|task|job',
  de: 'beschreibung|bemerkung|titel',
  fr: 'titre|libellé',
  es: 'descripción|título|concepto',
  it: 'descrizione|titolo|causale',
  pt: 'descrição|conceito',
  nl: 'beschrijving|omschrijving',
  nordic: 'forklaring|beskrivning|beskrivelse',
  pl: 'opis',
  ru: 'описание',
  uk: 'опис',
});

/** The platform of each row. */
export const PLATFORM = wholeName({
  en: 'platforms?|platform name',
  de: 'plattform',
  fr: 'plateforme',
  es: 'plataforma',
  it: 'piattaforma',
  pl: 'platforma',
});

/** What says of a row whether it came to anything. */
export const STATE = wholeWords({
  // German, Dutch and the Nordic languages write it at the end of a longer word.
  en: '\\p{L}*status|state',
  fr: 'statut|état',
  es: 'estado',
  it: 'stato',
  pt: 'situação',
  fi: 'tila',
  pl: 'stan(?! konta)',
  cs: 'stav',
  hu: 'állapot',
  ro: 'stare',
  el: 'κατάσταση',
  et: 'olek',
  tr: 'durum',
  ru: 'статус',
});

export const REFERENCE_IN_JAPANESE = anywhere({ ja: '注文番号|注文ID' });
export const REFERENCE =
  /\b(?:reference|ref)\b|\b(?:order|trip|booking|reservation|invoice)\b.*(?:\b(?:id|no|number|nr|code)\b|#)|^(?:order|trip|booking|reservation|invoice)$/i;

export const ID_IN_JAPANESE = anywhere({ ja: '番号' });
export const ID = wholeWords(
  `(?<!payout )${anyOf({
    en: 'id|transaction(?:id)?|number(?! of)|uuid',
    de: 'nummer',
    fi: 'tunnus',
  })}`,
);
export const ANY_ID = wholeWords({ en: 'id|uuid' });

const SOMEBODY = anyOf({
  en: 'driver|courier|rider|user|worker|employee|customer|client|buyer|guest|member|subscriber|supporter|patron|student',
  de: 'fahrer|kurier|kunden?|käufer',
  fr: 'chauffeur|conducteur|coursier|livreur|acheteur',
  es: 'conductor|repartidor|comprador|cliente',
  it: 'autista|corriere|acquirente',
  pt: 'motorista|entregador',
  nl: 'bestuurder|koerier|klant',
  nordic: 'förare|sjåfør',
  pl: 'kierowcy|kuriera|klienta',
});
const ID_OF = anyOf({
  en: 'id|uuid|number|no\\.?',
  de: 'nummer|nr\\.?',
  fr: 'numéro',
  es: 'número',
  it: 'numero',
  pl: 'numer',
});
const OF = "(?:du |de la |de |del |do |da |des |van |dell'|de l')?";
/** Who is paid for again and again, with the id before or behind what they are. */
export const ID_OF_SOMEBODY = wholeName(`(?:.*[ _-])?${SOMEBODY}[ _-]?${ID_OF}|${ID_OF} ${OF}${SOMEBODY}`);
