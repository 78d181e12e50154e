import { normalised } from '../header/header.ts';

/** The lines that name a type: as it is, or where none does without its note, and those that name a part of it, the longest first. */
export function linesNaming<Line extends { types?: readonly string[] | undefined }>(
  lines: readonly Line[],
): (type: string) => { named: readonly Line[]; inPart: readonly Line[] } {
  const byType = new Map<string, Line[]>();
  const byPattern: { pattern: string; line: Line }[] = [];
  for (const line of lines) {
    for (const name of line.types ?? []) {
      const type = normalised(name);
      if (type.includes('*')) byPattern.push({ pattern: type, line });
      byType.set(type, [...(byType.get(type) ?? []), line]);
    }
  }
  // "Fee: VAT*" goes before "Fee: *".
  byPattern.sort((left, right) => right.pattern.length - left.pattern.length);
  return (name) => {
    const type = normalised(name);
    const named = byType.get(type) ?? byType.get(normalised(withoutNote(name))) ?? [];
    return { named, inPart: byPattern.flatMap(({ pattern, line }) => (fits(type, pattern) ? [line] : [])) };
  };
}

/** Words of a note after which a row is not what its type says. */
const UNDONE = /cancel|fail|declin|den(?:y|ied)|pend|revers|refund|void|expired|return|reject|on hold/;

/** "WHT (IN)" is a "WHT", and "Payout (failed)" is no payout. */
function withoutNote(type: string): string {
  return saysUndone(type) ? type : withoutAnyNote(type);
}

/** False for a type that says that it came to nothing: that is what it is. */
export function saysKind(type: string): boolean {
  return kindIn(type) !== '' && !saysUndone(type);
}

/** The kind that a type names: what stands in brackets behind it is a note. */
export function kindIn(type: string): string {
  return withoutNote(type).trim();
}

/** A type without what stands in brackets behind it, whatever that says. */
export function withoutAnyNote(type: string): string {
  const [whole] = noteOf(type);
  return type.slice(0, type.length - whole.length);
}

/** True for a type whose note says that it came to nothing, like "Payout (failed)". */
export function saysUndone(type: string): boolean {
  const [, note] = noteOf(type);
  return UNDONE.test(note.toLowerCase());
}

function noteOf(type: string): readonly [whole: string, note: string] {
  const [whole = '', note = ''] = /\s*\(([^()]*)\)\s*$/.exec(type) ?? [];
  return [whole, note];
}

/** True for a cell that is one of these texts of a rule, any of which may begin or end in `*`. */
export function isAnyOf(cell: string, texts: readonly string[]): boolean {
  const told = normalised(cell);
  return texts.some((text) => fits(told, normalised(text)));
}

/** Compares a text with one that may begin or end in `*`, for any text there; of "* word*", a word begins with it. Both as `normalised` gives them. */
function fits(text: string, pattern: string): boolean {
  const [isOpenBefore, isOpenAfter] = [pattern.startsWith('*'), pattern.length > 1 && pattern.endsWith('*')];
  const told = pattern.slice(isOpenBefore ? 1 : 0, isOpenAfter ? -1 : undefined);
  const fixed = told.trim();
  if (isOpenBefore && isOpenAfter)
    return told.startsWith(' ') ? ` ${text}`.includes(` ${fixed}`) : text.includes(fixed);
  if (isOpenBefore) return text.endsWith(fixed);
  return isOpenAfter ? text.startsWith(fixed) : text === fixed;
}
