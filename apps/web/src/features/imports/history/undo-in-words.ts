import type { UndoCountsView, UndoEffect, UndoEffectsView } from '@earntrack/contract';

type Tense = 'present' | 'past';

const WORDS: Readonly<Record<UndoEffect, Record<Tense, readonly [one: string, many: string]>>> = {
  removed: { present: ['entry goes', 'entries go'], past: ['entry went', 'entries went'] },
  reverted: {
    present: ['says again what another file says', 'say again what another file says'],
    past: ['says again what another file says', 'say again what another file says'],
  },
  held: {
    present: ['stays, because another file holds it', 'stay, because another file holds them'],
    past: ['stayed, because another file holds it', 'stayed, because another file holds them'],
  },
  kept: {
    present: ['stays as you left it', 'stay as you left them'],
    past: ['stayed as you left it', 'stayed as you left them'],
  },
  givenBack: {
    present: ['is again what you had', 'are again what you had'],
    past: ['is again what you had', 'are again what you had'],
  },
};

/** What undoing an import does, or did, in parts of a sentence; what happens to none is not said. */
export function undoInWords(
  effects: UndoEffectsView,
  { locale, tense }: { locale: string; tense: Tense },
): string[] {
  return (Object.keys(WORDS) as UndoEffect[]).flatMap((effect) => {
    const count = effects[effect];
    const [one, many] = WORDS[effect][tense];
    return count === 0 ? [] : [`${count.toLocaleString(locale)} ${count === 1 ? one : many}`];
  });
}

/** What went with the entries of an import that was undone; null where nothing did. */
export function alsoGoneInWords({ platforms, products }: UndoCountsView, locale: string): string | null {
  const counted = [
    [platforms, 'platform', 'platforms'],
    [products, 'product', 'products'],
  ] as const;
  const parts = counted.flatMap(([count, one, many]) =>
    count === 0 ? [] : [`${count.toLocaleString(locale)} ${count === 1 ? one : many}`],
  );
  if (parts.length === 0) return null;
  return `Gone as well: ${parts.join(' and ')} that nothing else used.`;
}
