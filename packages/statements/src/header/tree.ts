import type { Layout } from '../preset.ts';
import { columnName, type LayoutMatch, refsIn } from './header.ts';

/** The branch that a part calls by its name, or by that of the money in its column, which has one name in each language. */
export function branchOf(name: string, { places }: LayoutMatch, header: readonly string[]): string {
  const [at] = places.money[name] ?? [];
  return at === undefined ? name : (header[at] ?? name);
}

/**
 * Where the columns stand that are beneath this branch of a tree, and neither known to the layout nor beneath one that is: of what they
 * hold nobody knows what it is, whatever rules see in its texts.
 */
export function unknownBeneath(layout: Layout, header: readonly string[], branch: string): number[] {
  const above = `${columnName(branch)}:`;
  const known = refsIn({ ...layout, texts: {} }).flatMap(({ ref }) =>
    typeof ref === 'string' ? [columnName(ref.replace(/:\*$/, ''))] : [],
  );
  const inside = known.filter((name) => name.startsWith(above));
  return header.map(columnName).flatMap((name, index) => {
    const isKnown = inside.some(
      (one) => one === name || name.startsWith(`${one}:`) || one.startsWith(`${name}:`),
    );
    return name.startsWith(above) && !isKnown ? [index] : [];
  });
}
