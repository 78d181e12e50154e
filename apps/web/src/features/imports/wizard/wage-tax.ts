import type { SignWord } from './column-uses.ts';
import { isAllBelow } from './guess-amounts.ts';
import type { Balanced, Told } from './own-share.ts';
import { TAX_OF_ANOTHER, TAX_ON_INCOME, WAGES } from './words/job-words.ts';

/** The same with a tax that is taken off wages as withheld: a platform that takes fees may take one for them. */
export function withWageTax({ columns, uses }: Told, found: Balanced): Balanced {
  const isOfWages = uses.includes('hours') || columns.some(({ name }) => WAGES.test(name));
  if (!isOfWages || found.uses.includes('fees') || !found.uses.includes('total')) return found;
  const isTax = (name: string) => TAX_ON_INCOME.test(name) && !TAX_OF_ANOTHER.test(name);
  const signOf = (index: number): SignWord | null => {
    const column = columns[index];
    if (column && isAllBelow(column)) return 'minus';
    return column?.signs.negative === 0 ? 'plus' : null;
  };
  const taxes = columns.flatMap(({ name }, index) =>
    isTax(name) && isTaken(found, index, signOf(index)) ? [index] : [],
  );
  const [sign] = taxes.map(signOf);
  const all = found.uses.flatMap((use, index) => (use === 'taxesWithheld' ? [index] : []));
  if (!sign || [...taxes, ...all].some((index) => signOf(index) !== sign)) return found;
  return {
    uses: found.uses.map((use, index) => (taxes.includes(index) ? 'taxesWithheld' : use)),
    columnSigns: { ...found.columnSigns, taxesWithheld: sign },
  };
}

/** True where the column makes what is left less. */
function isTaken({ uses, columnSigns }: Balanced, index: number, sign: SignWord | null): boolean {
  const use = uses[index];
  return (
    (use === 'adjustments' && (columnSigns.adjustments ?? 'minus') === sign) ||
    (use === 'base' && sign === 'minus')
  );
}
