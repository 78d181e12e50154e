import { type Currency, isCurrency } from '@earntrack/domain';

/** A typed amount apart from the currency that was written beside it. */
interface ApartFromCurrency {
  amount: string;
  /** What names a currency other than the expected one: "USD", "$". */
  other: string | null;
}

/** Takes the sign or the code of `currency` off a typed amount: "€ 12", "12 EUR", "$12". Other words stay as they are. */
export function apartFromCurrency(text: string, currency: Currency): ApartFromCurrency {
  const marks = [...text.matchAll(/[\p{L}\p{Sc}]+(?:\.(?=\s|$))?/gu)].filter((mark) => isBeside(mark, text));
  let amount = text;
  for (const [mark] of marks) {
    const name = mark.normalize('NFKC').replace(/\.$/, '').toUpperCase();
    if (namesOf(currency).includes(name)) amount = amount.replace(mark, ' ');
    else if (isCurrency(name) || /\p{Sc}/u.test(name)) return { amount: text, other: mark };
  }
  return { amount, other: null };
}

/** Letters amid digits are no currency; with a decimal sign right behind them, it would be unclear whose sign that is. */
function isBeside({ 0: mark, index }: RegExpExecArray, text: string): boolean {
  const after = text.slice(index + mark.length);
  if (/\p{L}/u.test(mark) && /^[.,]/.test(after)) return false;
  return !/\d/.test(text.slice(0, index)) || !/\d/.test(after);
}

function namesOf(currency: Currency): string[] {
  const signs = (['symbol', 'narrowSymbol'] as const).map((currencyDisplay) => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay });
    return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
  });
  return [currency, ...signs.map((sign) => sign.toUpperCase())];
}
