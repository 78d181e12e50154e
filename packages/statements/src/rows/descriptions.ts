import { cutText } from '../cells/cut-text.ts';
import type { LayoutMatch } from '../header/header.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { unguarded } from './own-file.ts';
import { isPersonalColumn, isSomebody, withoutNames, withoutPersonal } from './personal.ts';
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
  const { description = [], party = [], ...others } = text;
  const isRead = new Set([...Object.values(money), ...Object.values(others).flat()]);
  return header.flatMap((name, index) =>
    !isRead.has(index) && isPersonalColumn(name, [...description, ...party].includes(index)) ? [index] : [],
  );
}

/**
 * Indexes of those whose text, a full name, is left out of other texts too. Of a platform's own export it is known that "Name" is somebody;
 * elsewhere it may be a thing that a description tells of.
 */
export function nameColumns(
  header: readonly string[],
  { personal, preset }: Pick<Decisions, 'personal' | 'preset'>,
): number[] {
  return personal.filter((index) => preset.platformKey !== null || isSomebody(header[index] ?? ''));
}

/** What a row is called. */
export function readDescription(source: SourceRow, decisions: Decisions): Description {
  const { match, personal, namesAt, keepsPersonal } = decisions;
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
  const names = namesAt.map((index) => source.cells[index] ?? '');
  const description = cutText(withoutPersonal(withoutNames(impersonal, names)), DESCRIPTION_LENGTH);
  if (!keepsPersonal) return { description, keptDescription: null };
  const all = joinTexts(source, decisions, [...new Set([...columns, ...personal])]);
  return { description, keptDescription: cutText(all, DESCRIPTION_LENGTH) };
}
