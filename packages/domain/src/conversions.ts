/** Money that is changed into another currency, in the languages of statements; a fee for it is another thing. */
const CONVERSION =
  /currency[ _]conversion(?![ _]fee)|währungsumrechnung|conversion de devises?|conversione (?:di )?valuta|conversión de divisas?|conversão de moeda|valutaomrekening/iu;

/** True for a text that says that money was changed into another currency: it left one balance for another, and no bank got it. */
export function namesConversion(text: string): boolean {
  return CONVERSION.test(text);
}
