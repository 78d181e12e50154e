import type { Part } from '../files/parts.ts';
import type { Source } from '../files/source.ts';
import { type Recognition, recognise } from '../header/recognise.ts';
import type { Preset } from '../preset.ts';
import { askPart, quoted, refuse, StatementProblem } from '../problem.ts';
import { isBlank } from './table.ts';

export interface ChosenTable {
  /** Empty for a file that is one table. */
  part: string;
  source: Source;
  found: Recognition;
}

const SHOWN_PARTS = 10;

/** The table to read: the one that was named, the only one that there is, or the only one that is recognised. Asks otherwise. */
export function chooseTable(
  parts: readonly Part[],
  presets: readonly Preset[],
  wanted: string | undefined,
): ChosenTable {
  const only = partNamed(parts, wanted);
  if (only) {
    const source = only.open();
    return { part: only.name, source, found: recognise(source, presets) };
  }
  const filled: Part[] = [];
  const recognised: ChosenTable[] = [];
  for (const part of parts) {
    const chosen = tryPart(part, presets);
    if (chosen !== 'empty') filled.push(part);
    if (typeof chosen === 'object') recognised.push(chosen);
  }
  const [first, ...others] = recognised;
  if (first && others.length === 0) return first;
  const [single] = filled;
  if (!single) refuse('This file is empty: none of its tables has a row.');
  if (filled.length === 1) return chooseTable(filled, presets, single.name);
  const names = (first ? recognised.map(({ part }) => part) : filled.map(({ name }) => name)).slice(
    0,
    SHOWN_PARTS,
  );
  askPart(
    `This file holds several tables${first ? ' that can be read' : ', and none of them was recognised'}: ${names.map(quoted).join(', ')}. Say which one with --part.`,
    names,
  );
}

/** The part that a person named, or the only one. */
export function partNamed(parts: readonly Part[], wanted: string | undefined): Part | null {
  if (wanted === undefined) return parts.length === 1 ? (parts[0] ?? null) : null;
  const names = parts.map(({ name }) => name);
  return (
    parts.find(({ name }) => name === wanted) ??
    askPart(
      `There is no ${quoted(wanted)} in this file. Those for --part are: ${names.map(quoted).join(', ')}.`,
      names,
    )
  );
}

function tryPart(part: Part, presets: readonly Preset[]): ChosenTable | 'empty' | 'unknown' {
  try {
    const source = part.open();
    if (source.kind === 'sheet' && source.records.every(isBlank)) return 'empty';
    return { part: part.name, source, found: recognise(source, presets) };
  } catch (err) {
    // Of several tables, one that cannot be read is one that was not meant.
    if (err instanceof StatementProblem) return 'unknown';
    throw err;
  }
}
