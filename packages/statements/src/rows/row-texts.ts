import type { TextRole } from '../preset.ts';
import { quoted } from '../problem.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';

/** Where no space follows a number, as in Japanese, another script does. */
const REFERENCE = /^\s*((?:\p{Script=Latin}|\p{N}|-)+|[\p{L}\p{N}-]*)/u;

/** The text of a role on one line; of several columns, each text once. Empty where the layout says that a text means that. */
export function textOf(source: SourceRow, decisions: Pick<Decisions, 'match'>, role: TextRole): string {
  return joinTexts(source, decisions, decisions.match.places.text[role] ?? []);
}

/** The text of a role, or of a name among the texts of the layout, for rules to look at. */
export function ruleCells(source: SourceRow, decisions: Decisions): (key: string) => string {
  return (key) => joinTexts(source, decisions, columnsOf(decisions, key));
}

/** True where what rules look at says who or where somebody is: then it is looked at, and not told. */
export function isOfSomebody(decisions: Decisions, key: string): boolean {
  return columnsOf(decisions, key).some((index) => decisions.personal.includes(index));
}

function columnsOf({ match }: Decisions, key: string): readonly number[] {
  const { text, texts } = match.places;
  return (Object.hasOwn(texts, key) ? texts[key] : text[key as TextRole]) ?? [];
}

/** Where texts of these roles stand, in words: the columns as the file calls them. */
export function inColumns(
  { match, labels }: Pick<Decisions, 'match' | 'labels'>,
  roles: readonly TextRole[],
): string {
  return inColumnsAt(
    labels,
    roles.flatMap((role) => match.places.text[role]?.[0] ?? []),
  );
}

/** The same by their places. */
export function inColumnsAt(labels: readonly string[], at: readonly number[]): string {
  return `in column${at.length > 1 ? 's' : ''} ${at.map((index) => quoted(labels[index] ?? '')).join(' and ')}`;
}

/** The texts of some columns on one line, each once. */
export function joinTexts(
  { cells }: SourceRow,
  { match }: Pick<Decisions, 'match'>,
  columns: readonly number[],
): string {
  const { emptyCells = [] } = match.layout;
  const texts = columns.map((index) => {
    const text = (cells[index] ?? '').replace(/\s+/g, ' ').trim();
    return emptyCells.includes(text) ? '' : text;
  });
  return texts.length < 2 ? (texts[0] ?? '') : [...new Set(texts.filter(Boolean))].join(' · ');
}

/**
 * What the reference's own column says; where the layout names a sign, what follows that in a text of the row. Of texts that describe it
 * the last one with such counts: the first is its title, and that of a thing for sale may have numbers of its own, as "Sticker #5".
 */
export function referenceOf(source: SourceRow, decisions: Decisions): string {
  const { layout, places } = decisions.match;
  const { referenceAfter } = layout;
  if (referenceAfter === undefined) return textOf(source, decisions, 'reference');
  const { reference = [], description = [] } = places.text;
  const texts = [...reference, ...description.toReversed()].map((index) =>
    joinTexts(source, decisions, [index]),
  );
  const found = texts.flatMap((text) =>
    text
      .split(referenceAfter)
      .slice(1)
      .map((after) => REFERENCE.exec(after)?.[1] ?? ''),
  );
  return found.find(Boolean) ?? '';
}
