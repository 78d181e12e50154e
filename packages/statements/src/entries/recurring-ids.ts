import { quoted } from '../problem.ts';
import type { SharedIds } from './keys.ts';

/** Of rows that share an id. */
const ROWS_SHOWN = 5;

/** A sentence about ids that stand in rows which say different things, or none. */
export function describeRecurring(recurring: SharedIds['recurring']): string[] {
  if (recurring === null) return [];
  const { count, first } = recurring;
  const rows = first.rows.slice(0, ROWS_SHOWN).join(', ');
  const told =
    count === 1 ? `the id ${quoted(first.id)} stands` : `${count} ids, like ${quoted(first.id)}, stand`;
  return [
    `Warning: ${told} in several rows that say different things (rows ${rows}), and each of them counts.`,
  ];
}
