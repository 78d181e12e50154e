import { type LayoutMatch, columnNamedTwice, matchLayout } from './header.ts';
import type { Preset } from './preset.ts';
import { ask, quoted, refuse } from './problem.ts';
import {
  DELIMITERS,
  type Delimiter,
  isBlank,
  likelyDelimiter,
  type Records,
  previewRecords,
} from './table.ts';

/** Some exports put title lines above the header. */
const HEADER_ROWS_SEARCHED = 5;

export interface Recognition {
  preset: Preset;
  match: LayoutMatch;
  delimiter: Delimiter;
  /** Index of the header among the records. */
  headerIndex: number;
  header: string[];
}

/**
 * Finds the preset, layout, delimiter and header row by the set of columns, never by the file's name.
 * Of layouts that have all their columns, the one that knows most of the header counts.
 */
export function recognise(text: string, presets: readonly Preset[]): Recognition {
  const candidates: Recognition[] = [];
  for (const delimiter of DELIMITERS) {
    const takers = presets.filter(({ file }) => (file?.delimiter ?? delimiter) === delimiter);
    const rows = Math.max(...takers.map(({ file }) => file?.headerRow ?? HEADER_ROWS_SEARCHED));
    const records = takers.length > 0 ? previewRecords(text, delimiter, rows) : [];
    for (const preset of takers) candidates.push(...candidatesUnder(records, preset, delimiter));
  }
  candidates.sort(
    (left, right) =>
      left.match.missing.length - right.match.missing.length || right.match.known - left.match.known,
  );
  const [best] = candidates;
  if (best && best.match.missing.length === 0) {
    const twice = columnNamedTwice(best.header, best.match);
    if (twice)
      refuse(`Two columns can be meant by ${quoted(twice)}, so it is unclear which one counts.`, {
        column: twice,
      });
    return best;
  }
  return explain(text, best);
}

function candidatesUnder(records: Records, preset: Preset, delimiter: Delimiter): Recognition[] {
  const { headerRow } = preset.file ?? {};
  return records.flatMap((header, headerIndex) => {
    const isOther = headerRow !== undefined && headerIndex !== headerRow - 1;
    if (isOther || header.length < 2 || isBlank(header)) return [];
    return preset.layouts.map((layout) => ({
      preset,
      match: matchLayout(layout, header),
      delimiter,
      headerIndex,
      header,
    }));
  });
}

function explain(text: string, best: Recognition | undefined): never {
  if (best && best.match.known > best.match.missing.length) {
    const missing = best.match.missing.map(quoted).join(', ');
    ask(
      'preset',
      `This file was not recognised. It looks like “${best.preset.name}” but lacks the column ${missing}.`,
    );
  }
  const [first] = previewRecords(text, likelyDelimiter(text), HEADER_ROWS_SEARCHED).filter(
    (row) => row.length > 1,
  );
  if (!first)
    refuse(`This file is no table: none of its first ${HEADER_ROWS_SEARCHED} rows has two columns.`);
  const names = first
    .slice(0, 8)
    .map((name) => name.trim())
    .filter(Boolean);
  ask(
    'preset',
    `This file was not recognised by its columns (${names.join(', ')}). Say what it is with --preset or --mapping.`,
  );
}
