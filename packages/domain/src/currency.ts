/** An ISO 4217 code, upper case. */
export type Currency = string & { readonly __brand: 'Currency' };

/** Codes whose main unit is not split in a hundred: ISO 4217 list one, minor-unit column, amendment 179 (2025). */
const DIGITS_OTHER_THAN_TWO: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Every active ISO 4217 code, in the order of the list. */
export const CURRENCIES: readonly Currency[] = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY ' +
  'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS ' +
  'INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP ' +
  'MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR ' +
  'SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED ' +
  'VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
).split(' ') as Currency[];

const KNOWN: ReadonlySet<string> = new Set(CURRENCIES);

/** True for an active ISO 4217 code in upper case. */
export function isCurrency(code: string): code is Currency {
  return KNOWN.has(code);
}

/** The code as a `Currency`. Throws a RangeError for a code that ISO 4217 does not list. */
export function asCurrency(code: string): Currency {
  if (!isCurrency(code)) throw new RangeError(`${code} is not a currency code of ISO 4217`);
  return code;
}

/** How many digits follow the decimal sign in this currency: 2 for EUR, 0 for JPY, 3 for KWD. Source: ISO 4217. */
export function currencyDigits(currency: Currency): number {
  return DIGITS_OTHER_THAN_TWO[currency] ?? 2;
}
