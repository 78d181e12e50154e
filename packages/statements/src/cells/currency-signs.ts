const DOLLARS = ['USD', 'AUD', 'CAD', 'HKD', 'MXN', 'NZD', 'SGD', 'TWD', 'ARS', 'CLP', 'COP'];

const CROWNS = ['SEK', 'NOK', 'DKK', 'ISK'];

const RUPEES = ['INR', 'PKR', 'LKR', 'NPR', 'MUR'];

const DIRHAMS = ['MAD', 'AED'];

/** What a sign beside an amount says about the currency, longer ones before those that are in them; a bare dollar is many. */
export const SIGNS: readonly (readonly [sign: string, currencies: readonly string[]])[] = [
  ['US$', ['USD']],
  ['US $', ['USD']],
  ['CA$', ['CAD']],
  ['C$', ['CAD']],
  ['C $', ['CAD']],
  ['AU$', ['AUD']],
  ['AU $', ['AUD']],
  ['A$', ['AUD']],
  ['NZ$', ['NZD']],
  ['HK$', ['HKD']],
  ['S$', ['SGD']],
  ['MX$', ['MXN']],
  ['R$', ['BRL']],
  ['NT$', ['TWD']],
  ['AR$', ['ARS']],
  ['COL$', ['COP']],
  ['CLP$', ['CLP']],
  ['Mex$', ['MXN']],
  ['$', DOLLARS],
  ['€', ['EUR']],
  ['£', ['GBP', 'EGP', 'GIP', 'FKP', 'SHP']],
  ['¥', ['JPY', 'CNY']],
  ['￥', ['JPY', 'CNY']],
  ['円', ['JPY']],
  // Japanese and Korean files have the sign of their currency where others have a backslash.
  ['\\', ['JPY', 'KRW']],
  ['元', ['CNY']],
  ['원', ['KRW']],
  ['₹', ['INR']],
  ['₱', ['PHP']],
  ['₴', ['UAH']],
  ['zł', ['PLN']],
  ['₺', ['TRY']],
  ['₦', ['NGN']],
  ['₩', ['KRW']],
  ['₫', ['VND']],
  ['₪', ['ILS']],
  ['฿', ['THB']],
  ['₽', ['RUB']],
  ['₸', ['KZT']],
  ['₾', ['GEL']],
  ['₡', ['CRC']],
  ['₲', ['PYG']],
  ['₵', ['GHS']],
  ['৳', ['BDT']],
  ['₼', ['AZN']],
  ['S/', ['PEN']],
  ['kr.', CROWNS],
  ['kr', CROWNS],
  ['Kč', ['CZK']],
  ['Ft', ['HUF']],
  ['lei', ['RON']],
  ['RM', ['MYR']],
  ['Rp', ['IDR']],
  ['Rs.', RUPEES],
  ['Rs', RUPEES],
  ['KSh', ['KES']],
  ['DH', DIRHAMS],
  ['Dh', DIRHAMS],
  ['Dhs', DIRHAMS],
  ['TL', ['TRY']],
  ['SFr.', ['CHF']],
  ['Fr.', ['CHF']],
  ['грн', ['UAH']],
  ['руб.', ['RUB']],
  ['R', ['ZAR']],
];

/** The currencies that a sign may mean, or null when it is none that we know. */
export function currenciesOfSign(sign: string): readonly string[] | null {
  return SIGNS.find(([known]) => known.toUpperCase() === sign)?.[1] ?? null;
}
