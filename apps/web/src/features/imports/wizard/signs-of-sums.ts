import type { Balance } from './balance-search.ts';
import { type ColumnUse, isSigned, SIGNED, type SignWord, type WizardState } from './column-uses.ts';

/** Adjustments of one file are written in one way: beside what was paid back without a minus, others are parts of what was earned. */
export function inOneSign(uses: readonly ColumnUse[], factors: Balance['factors']): ColumnUse[] {
  const isTurned = uses.some((use, index) => use === 'adjustments' && factors.get(index) === -1);
  return uses.map((use, index) =>
    isTurned && use === 'adjustments' && factors.get(index) === 1 ? 'base' : use,
  );
}

/** How columns of what is taken off are written; null where one use would be written in both ways, or an amount turned round that is never. */
export function signsOf(
  uses: readonly ColumnUse[],
  factors: Balance['factors'],
): WizardState['columnSigns'] | null {
  const signs: Record<string, SignWord> = {};
  for (const [index, factor] of factors) {
    const use = uses[index] ?? 'none';
    const sign = factor === 1 ? 'minus' : 'plus';
    if (factor === 0) continue;
    if (!isSigned(use)) {
      if (factor === -1) return null;
      continue;
    }
    if ((signs[use] ?? sign) !== sign) return null;
    signs[use] = sign;
  }
  return Object.fromEntries(SIGNED.flatMap((use) => (signs[use] ? [[use, signs[use]] as const] : [])));
}
