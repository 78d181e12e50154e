import { normalised } from '../header/header.ts';
import type { TableDescription } from './describe-table.ts';

/**
 * What a table is known by: the names in its header as they are compared, in the order of the alphabet. Exports of the same kind have the
 * same, whatever their rows and in whatever order their columns; but columns without a name, and those of one name, only at the same
 * places, for nothing else tells which is which.
 */
export function headerNames({ columns }: Pick<TableDescription, 'columns'>): string[] {
  return columns
    .map(({ name, ref }, index) => {
      if (name === '') return `column ${index + 1}`;
      return typeof ref === 'string' ? normalised(name) : `${normalised(name)} (column ${index + 1})`;
    })
    .sort();
}

/** What a table is known by in which no row names the columns: that it has none, and how many they are. */
export function namelessColumns({ columns }: Pick<TableDescription, 'columns'>): string[] {
  return ['no header', `${columns.length} columns`];
}
