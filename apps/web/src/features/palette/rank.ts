export interface Ranked {
  id: string;
  name: string;
  /** Other words for the same: "invoice" for a payout. */
  words?: string;
}

/** Lower is better; null where the words do not fit at all. */
export type Score = number | null;

/**
 * Those that fit what was typed: the exact name first, then names that start with it, then names whose words start with
 * it, then names that hold it, then other words for it, then its letters in order. What was used lately wins a tie.
 */
export function rank<Item extends Ranked>(
  items: readonly Item[],
  typed: string,
  recent: readonly string[],
): Item[] {
  const query = plain(typed);
  const scored = items.flatMap((item, place) => {
    const score = query === '' ? 0 : scoreOf(item, query);
    return score === null ? [] : [{ item, score, recency: recencyOf(item.id, recent), place }];
  });
  scored.sort(
    (one, other) => one.score - other.score || one.recency - other.recency || one.place - other.place,
  );
  return scored.map(({ item }) => item);
}

function recencyOf(id: string, recent: readonly string[]): number {
  const place = recent.indexOf(id);
  return place === -1 ? recent.length : place;
}

function scoreOf({ name, words = '' }: Ranked, query: string): Score {
  const plainName = plain(name);
  if (plainName === query) return 0;
  if (plainName.startsWith(query)) return 1;
  if (startsWords(plainName, query)) return 2;
  if (plainName.includes(query)) return 3;
  if (startsWords(`${plainName} ${plain(words)}`, query)) return 4;
  return hasLettersInOrder(plainName, query) ? 5 : null;
}

/** Every typed word starts some word of the name, in whatever order. */
function startsWords(text: string, query: string): boolean {
  const words = text.split(' ');
  return query.split(' ').every((part) => words.some((word) => word.startsWith(part)));
}

/** The first letter has to start a word, or nearly everything would fit. */
function hasLettersInOrder(text: string, query: string): boolean {
  const letters = query.replaceAll(' ', '');
  return text.split(' ').some((_, from, words) => {
    const rest = words.slice(from).join('');
    if (!rest.startsWith(letters.charAt(0))) return false;
    let at = -1;
    return Array.from(letters).every((letter) => {
      at = rest.indexOf(letter, at + 1);
      return at !== -1;
    });
  });
}

/** Without case, accents and doubled spaces: "São  Paulo" is found by "sao paulo". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
