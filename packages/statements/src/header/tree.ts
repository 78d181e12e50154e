import type { Layout } from '../preset.ts';
import { columnName, refsIn } from './header.ts';

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
