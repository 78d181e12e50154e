import { NameIndex } from '../entries/name-index.ts';
import type { SourceRows } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { textOf } from './row-texts.ts';

/** Finds the rows of an id. The file is looked through once for it, when the first is asked for. */
export function rowsById(sources: SourceRows, decisions: Decisions): (id: string) => number[] {
  let index: NameIndex | null = null;
  return (id) => {
    index ??= indexOf(sources, decisions);
    return index.rowsOf(id);
  };
}

function indexOf(sources: SourceRows, decisions: Decisions): NameIndex {
  const index = new NameIndex(sources.lastRow, (row) => textOf(sources.at(row), decisions, 'id'));
  for (const source of sources) {
    const id = textOf(source, decisions, 'id');
    if (id !== '') index.add(source.row, id);
  }
  return index;
}
