import { cutText } from '../cells/cut-text.ts';
import { isNamed, type LayoutMatch } from '../header/header.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { unguarded } from './own-file.ts';
import {
  holdsPeople,
  isPersonalColumn,
  isSomebody,
  pairsOfNames,
  withoutNames,
  withoutPersonal,
} from './personal.ts';
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
  const isRead = new Set([...Object.values(money), ...Object.values(others)].flat());
  return header.flatMap((name, index) =>
    !isRead.has(index) &&
    (isOfPeople(name) || isPersonalColumn(name, [...description, ...party].includes(index)))
      ? [index]
      : [],
  );
}

/** What the columns of `personalColumns` are called. */
export function personalNames({ personal, header }: Decisions): string[] {
  return personal.map((index) => header[index]?.trim() ?? '');
}

/** What becomes of them, and of what texts say of others, in a sentence; empty where there are none and nothing else was asked for. */
export function describePersonal(decisions: Decisions): string {
  const { keepsPersonal, match } = decisions;
  const names = personalNames(decisions).join(', ');
  if (names !== '')
    return keepsPersonal
      ? `Names and addresses of others are kept, as asked: ${names}.`
      : `Names and addresses of others are left out: ${names}.`;
  return keepsPersonal && !isOwnFile(match) ? 'What texts say of others is kept, as asked.' : '';
}

/**
 * Indexes of those whose text, a full name, is left out of other texts too, and of those two by two that make one. Of a platform's own export it is known that "Name" is somebody;
 * elsewhere it may be a thing that a description tells of.
 */
export function nameColumns(
  header: readonly string[],
  { personal, preset, match }: Pick<Decisions, 'personal' | 'preset' | 'match'>,
): readonly (readonly number[])[] {
  const { type = [], status = [] } = match.places.text;
  const ofKinds = [...type, ...status].filter((index) => holdsPeople(header[index] ?? ''));
  const named = [...new Set([...personal, ...ofKinds])].map((index) => ({
    index,
    name: header[index] ?? '',
  }));
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

/** A text without the names that other cells of its row say, e-mail addresses and phone numbers. Not to be cut before: half an address is an address. */
export function impersonal(text: string, source: SourceRow, decisions: Decisions): string {
  return withoutPersonal(withoutNames(text, namesIn(source, decisions)));
}

/** What tells the kind or the state of a row, as it is told, kept and sent. */
export function toldKind(text: string, source: SourceRow, decisions: Decisions): string {
  return isOwnFile(decisions.match) ? text : impersonal(text, source, decisions);
}

/** What a row is called. */
export function readDescription(source: SourceRow, decisions: Decisions): Description {
  const { match, personal, keepsPersonal } = decisions;
  if (isOwnFile(match)) {
    const own = unguarded(textOf(source, decisions, 'description'));
    return { description: cutText(own, DESCRIPTION_LENGTH), keptDescription: null };
  }
  const columns = match.places.text.description ?? [];
  const told = joinTexts(
    source,
    decisions,
    columns.filter((index) => !personal.includes(index)),
  );
  const description = cutText(impersonal(told, source, decisions), DESCRIPTION_LENGTH);
  if (!keepsPersonal) return { description, keptDescription: null };
  const all = joinTexts(source, decisions, [...new Set([...columns, ...personal])]);
  return { description, keptDescription: cutText(all, DESCRIPTION_LENGTH) };
}
