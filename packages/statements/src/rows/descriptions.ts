import { cutText } from '../cells/cut-text.ts';
import { isNamed, type LayoutMatch } from '../header/header.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { unguarded } from './own-file.ts';
import { isPersonalColumn, isSomebody, pairsOfNames, withoutNames, withoutPersonal } from './personal.ts';
import { joinTexts, textOf } from './row-texts.ts';

export const DESCRIPTION_LENGTH = 500;

export interface Description {
  /** Without what says who somebody else is: rows are known and joined by it, whatever the person chose to keep. */
  description: string;
  /** With it, where the person asked for that. */
  keptDescription: string | null;
}

/** True for EarnTrack's own export: all that it says, the person wrote. */
export function isOwnFile({ places }: LayoutMatch): boolean {
  return places.text.note !== undefined;
}

/** Indexes of the columns that say who or where somebody is. One that has another purpose than to describe is none of them. */
export function personalColumns(header: readonly string[], match: LayoutMatch): number[] {
  if (isOwnFile(match)) return [];
  const { money, text } = match.places;
  const isOfPeople = (name: string) => match.layout.people?.some((each) => isNamed(name, each)) ?? false;
  const { description = [], party = [], ...others } = text;
  const isRead = new Set([...Object.values(money), ...Object.values(others).flat()]);
  return header.flatMap((name, index) =>
    !isRead.has(index) &&
    (isOfPeople(name) || isPersonalColumn(name, [...description, ...party].includes(index)))
      ? [index]
      : [],
  );
}

/**
 * Indexes of those whose text, a full name, is left out of other texts too, and of those two by two that make one. Of a platform's own export it is known that "Name" is somebody;
 * elsewhere it may be a thing that a description tells of.
 */
export function nameColumns(
  header: readonly string[],
  { personal, preset }: Pick<Decisions, 'personal' | 'preset'>,
): readonly (readonly number[])[] {
  const named = personal.map((index) => ({ index, name: header[index] ?? '' }));
  const somebody = named.filter(({ name }) => preset.platformKey !== null || isSomebody(name));
  return [...somebody.map(({ index }) => [index]), ...pairsOfNames(somebody)];
}

/** The full names that a row says, in each way in which one is written. */
function namesIn({ cells }: SourceRow, { namesAt }: Decisions): string[] {
  return namesAt.flatMap((at) => {
    const [first = '', last] = at.map((index) => (cells[index] ?? '').trim());
    if (last === undefined) return [first];
    return first === '' || last === '' ? [] : [`${first} ${last}`, `${last}, ${first}`, `${last} ${first}`];
  });
}

/** What a row is called. */
export function readDescription(source: SourceRow, decisions: Decisions): Description {
  const { match, personal, keepsPersonal } = decisions;
  if (isOwnFile(match)) {
    const own = unguarded(textOf(source, decisions, 'description'));
    return { description: cutText(own, DESCRIPTION_LENGTH), keptDescription: null };
  }
  const columns = match.places.text.description ?? [];
  const impersonal = joinTexts(
    source,
    decisions,
    columns.filter((index) => !personal.includes(index)),
  );
  // Before it is cut: half an address is an address.
  const told = withoutNames(impersonal, namesIn(source, decisions));
  const description = cutText(withoutPersonal(told), DESCRIPTION_LENGTH);
  if (!keepsPersonal) return { description, keptDescription: null };
  const all = joinTexts(source, decisions, [...new Set([...columns, ...personal])]);
  return { description, keptDescription: cutText(all, DESCRIPTION_LENGTH) };
}
