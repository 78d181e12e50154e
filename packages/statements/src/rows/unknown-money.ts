import { branchOf, unknownBeneath } from '../header/tree.ts';
import type { LineRule } from '../preset.ts';
import { quoted } from '../problem.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';

/** Says of a row that a column which nobody knows holds money of it, where a rule would have to guess what that is; else null. */
export function unknownMoneyIn({ match, header }: Pick<Decisions, 'match' | 'header'>) {
  const known = new Map<string, number[]>();
  const beneath = (branch: string) =>
    known.getOrInsertComputed(branch, () =>
      unknownBeneath(match.layout, header, branchOf(branch, match, header)),
    );
  return ({ cells }: SourceRow, rule: LineRule | null): string | null => {
    const places = rule?.parts.flatMap(({ beneath: branch }) => (branch ? beneath(branch) : [])) ?? [];
    const at = places.find((index) => /[1-9]/.test(cells[index] ?? ''));
    return at === undefined
      ? null
      : `${quoted(endOf(header[at] ?? ''))} is a column that is not known, and money of this row stands in it`;
  };
}

/** What tells it apart in its tree: the whole name is longer than a sentence bears. */
function endOf(name: string): string {
  return name
    .split(':')
    .map((part) => part.trim())
    .slice(-2)
    .join(':');
}
