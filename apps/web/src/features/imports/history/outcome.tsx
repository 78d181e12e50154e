import type { ImportOutcome } from '@earntrack/contract';

const SIGNS: Readonly<Record<ImportOutcome, readonly [look: string, glyph: string, word: string]>> = {
  new: ['new', '+', 'New'],
  changed: ['chg', 'Δ', 'Changed'],
  unchanged: ['', '=', 'Unchanged'],
  leftOut: ['off', '–', 'Left out'],
};

/** What becomes of a row, by a sign and a word. */
export function Outcome({ of }: { of: ImportOutcome }) {
  const [look, glyph, word] = SIGNS[of];
  return (
    <span className={`out ${look}`} data-g={glyph}>
      {word}
    </span>
  );
}
