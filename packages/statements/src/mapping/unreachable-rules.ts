import { normalised } from '../header/header.ts';
import type { LineRule } from '../preset.ts';

/** True for a rule that takes every row of its types, or every row. */
function takesAll({ where, sign, has, refersTo }: LineRule): boolean {
  return where === undefined && sign === undefined && has === undefined && refersTo === undefined;
}

/** Rules that are never tried, for one before them takes every row that they are about; a sentence for each. */
export function describeUnreachable(lines: readonly LineRule[]): string[] {
  return lines.flatMap((line, at) => {
    if (line.where !== undefined) return [];
    const named = (line.types ?? []).map(normalised);
    const before = lines.slice(0, at).findIndex((each) => {
      if (!takesAll(each)) return false;
      if (line.types === undefined) return each.types === undefined;
      const taken = new Set((each.types ?? []).map(normalised));
      return named.every((type) => taken.has(type));
    });
    return before < 0
      ? []
      : [`Warning: lines[${at}] is never used, for lines[${before}] before it takes all of its rows.`];
  });
}
