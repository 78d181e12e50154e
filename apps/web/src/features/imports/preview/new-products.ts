import type { NewProductsView } from '@earntrack/contract';

/** Of more products than these only the first are named. */
const NAMED = 5;

/** The products of a file that are not there yet; the case of a name makes no other product of it. */
export function newProductsOf(names: readonly string[], known: readonly { name: string }[]): NewProductsView {
  const there = new Set(known.map(({ name }) => name.toLowerCase()));
  const byKey = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  const fresh = [...byKey].filter(([key]) => !there.has(key)).map(([, name]) => name);
  return { count: fresh.length, names: fresh.toReversed() };
}

/** “Logo”, “Poster” and 3 more. */
export function productsInWords({ count, names }: NewProductsView, locale: string): string {
  const named = names.slice(0, NAMED).map((name) => `“${name}”`);
  const rest = count - named.length;
  const all = rest > 0 ? [...named, `${rest.toLocaleString(locale)} more`] : named;
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(all);
}
