import type { Micros } from '@earntrack/domain';
import type { LineRule, Preset } from '../preset.ts';
import type { RecordedKind } from '../statement.ts';
import { isAnyOf, linesNaming, withoutAnyNote } from './types-of-rows.ts';

const TYPES_REMEMBERED = 1000;

/** What of a row decides by which rule it is read. */
export interface RuleSubject {
  type: string;
  /** The cell of a role, or of a name among the texts of the layout. */
  cell: (key: string) => string;
  /** What a column of money says, zero when it is empty; without a name, that of the control total. */
  amount: (column?: string) => Micros;
  /** Whether its reference is the id of a row that is recorded. */
  refersToRecorded: () => boolean;
}

/** Finds the rule of a row; null when none fits. */
export function ruleFinder(preset: Preset): (subject: RuleSubject) => LineRule | null {
  const candidatesFor = rulesFor(preset);
  return (subject) => candidatesFor(subject.type).find((line) => isMet(line, subject)) ?? null;
}

/** The rules that a type leaves, in the order in which they are tried. */
export function rulesFor({ lines }: Preset): (type: string) => readonly LineRule[] {
  const naming = linesNaming(lines);
  const elsewhere = lines.filter(({ types, where }) => !types && where);
  const others = lines.filter(({ types, where }) => !types && !where);
  const candidatesFor = (name: string): LineRule[] => {
    const { named, inPart } = naming(name);
    return [...elsewhere, ...named, ...inPart, ...others];
  };
  // A file has many rows and few types; what is no type is not worth remembering.
  const known = new Map<string, LineRule[]>();
  return (type) => {
    const candidates = known.get(type) ?? candidatesFor(type);
    if (known.size < TYPES_REMEMBERED) known.set(type, candidates);
    return candidates;
  };
}

/**
 * Tells of a row that is left out by its status what it would be with another one: by the rules that fit it whatever its status says. Empty
 * where no rule says it.
 */
export function kindFinder(
  preset: Preset,
  { hasHours }: { hasHours: boolean },
): (subject: RuleSubject, skippedBy: LineRule | null) => RecordedKind[] {
  const candidatesFor = rulesFor(preset);
  return (subject, skippedBy) => {
    const statuses = new Set<string>(['status', ...Object.keys(skippedBy?.where ?? {})]);
    const kinds = new Set<RecordedKind>();
    // Of rules that ask for the same of a status, the first that fits counts.
    const settled = new Set<string>();
    const type = skippedBy === null ? withoutAnyNote(subject.type) : subject.type;
    for (const line of candidatesFor(type)) {
      const fit = fitOf(line, subject, statuses);
      if (fit === null || settled.has(fit.asks)) continue;
      for (const kind of line.skip === undefined ? kindsOf(line, hasHours) : []) kinds.add(kind);
      if (!fit.isOpen) settled.add(fit.asks);
      if (settled.has(ASKS_NOTHING)) break;
    }
    return [...kinds];
  };
}

/** What rows of this rule become. Where no amount stands beside hours, they are work. */
function kindsOf({ parts }: LineRule, hasHours: boolean): RecordedKind[] {
  if (parts.length === 0) return ['work'];
  if (parts.some(({ to }) => to === 'payout')) return ['payout'];
  return hasHours ? ['earning', 'work'] : ['earning'];
}

const ASKS_NOTHING = '[]';

interface Fit {
  /** What the rule asks of the cells that were not looked at. */
  asks: string;
  /** An amount of nothing may have been any. */
  isOpen: boolean;
}

/** How a rule fits a row whatever these cells of it say; null where it does not. */
function fitOf(
  { where = {}, ...line }: LineRule,
  subject: RuleSubject,
  statuses: ReadonlySet<string>,
): Fit | null {
  const [asked, others] = [true, false].map((isStatus) =>
    Object.entries(where).filter(([role]) => statuses.has(role) === isStatus),
  );
  const { sign, of, has } = line;
  const isOpen =
    (sign !== undefined && subject.amount(of) === 0n) || (has !== undefined && subject.amount(has) === 0n);
  const rule = { where: Object.fromEntries(others ?? []), parts: [] };
  if (!isMet(isOpen ? rule : { ...line, ...rule }, subject)) return null;
  return { asks: JSON.stringify(asked), isOpen };
}
function isMet({ where, sign, of, has, refersTo }: LineRule, subject: RuleSubject): boolean {
  const { cell, amount } = subject;
  if (refersTo && (refersTo === 'recorded') !== subject.refersToRecorded()) return false;
  if (has !== undefined && amount(has) === 0n) return false;
  if (sign && (amount(of) < 0n ? 'negative' : 'positive') !== sign) return false;
  return Object.entries(where ?? {}).every(([key, texts]) => isAnyOf(cell(key), texts));
}
