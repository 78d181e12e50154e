import type { Micros } from '@earntrack/domain';
import { normalised } from './header.ts';
import type { LineRule, Preset, TextRole } from './preset.ts';

const TYPES_REMEMBERED = 1000;

/** What of a row decides by which rule it is read. */
export interface RuleSubject {
  type: string;
  /** The cell of a role. */
  cell: (role: TextRole) => string;
  /** What a column of money says, zero when it is empty; without a name, that of the control total. */
  amount: (column?: string) => Micros;
}

/** Finds the rule of a row; null when none fits. */
export function ruleFinder({ lines }: Preset): (subject: RuleSubject) => LineRule | null {
  const byType = new Map<string, LineRule[]>();
  const byPattern: { pattern: string; line: LineRule }[] = [];
  for (const line of lines) {
    for (const name of line.types ?? []) {
      const type = normalised(name);
      if (type.includes('*')) byPattern.push({ pattern: type, line });
      else byType.set(type, [...(byType.get(type) ?? []), line]);
    }
  }
  // "Fee: VAT*" goes before "Fee: *".
  byPattern.sort((left, right) => right.pattern.length - left.pattern.length);
  const elsewhere = lines.filter(({ types, where }) => !types && where);
  const others = lines.filter(({ types, where }) => !types && !where);
  const candidatesFor = (name: string): LineRule[] => {
    const type = normalised(name);
    const named = byType.get(type) ?? byType.get(normalised(withoutNote(name))) ?? [];
    const similar = byPattern.flatMap(({ pattern, line }) => (fits(type, pattern) ? [line] : []));
    return [...elsewhere, ...named, ...similar, ...others];
  };
  // A file has many rows and few types; what is no type is not worth remembering.
  const known = new Map<string, LineRule[]>();
  return (subject) => {
    const candidates = known.get(subject.type) ?? candidatesFor(subject.type);
    if (known.size < TYPES_REMEMBERED) known.set(subject.type, candidates);
    return candidates.find((line) => isMet(line, subject)) ?? null;
  };
}

/** Words of a note after which a row is not what its type says. */
const UNDONE = /cancel|fail|declin|den(?:y|ied)|pend|revers|refund|void|expired|return|reject|on hold/;

/** "WHT (IN)" is a "WHT", and "Payout (failed)" is no payout. */
function withoutNote(type: string): string {
  const [whole] = noteOf(type);
  return saysUndone(type) ? type : type.slice(0, type.length - whole.length);
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

function isMet({ where, sign, of, has }: LineRule, { cell, amount }: RuleSubject): boolean {
  if (has !== undefined && amount(has) === 0n) return false;
  if (sign && (amount(of) < 0n ? 'negative' : 'positive') !== sign) return false;
  return Object.entries(where ?? {}).every(([role, texts]) => {
    const told = normalised(cell(role as TextRole));
    return texts.some((text) => fits(told, normalised(text)));
  });
}

/** Compares a text with one that may begin or end in `*`, for any text there; of "* word*", a word begins with it. */
function fits(text: string, pattern: string): boolean {
  const [isOpenBefore, isOpenAfter] = [pattern.startsWith('*'), pattern.length > 1 && pattern.endsWith('*')];
  const told = pattern.slice(isOpenBefore ? 1 : 0, isOpenAfter ? -1 : undefined);
  const fixed = told.trim();
  if (isOpenBefore && isOpenAfter)
    return told.startsWith(' ') ? ` ${text}`.includes(` ${fixed}`) : text.includes(fixed);
  if (isOpenBefore) return text.endsWith(fixed);
  return isOpenAfter ? text.startsWith(fixed) : text === fixed;
}
