import type { Micros } from '@earntrack/domain';
import { normalised } from '../header/header.ts';
import type { Preset } from '../preset.ts';

export type Direction = 'came' | 'went';

/** What says of amounts without a sign which way they went: the first came in. */
export const DIRECTIONS: readonly (readonly [came: string, went: string])[] = [
  ['credit', 'debit'],
  ['c', 'd'],
  ['cr', 'dr'],
  ['crdt', 'dbit'],
  ['in', 'out'],
  ['incoming', 'outgoing'],
  ['money in', 'money out'],
  ['received', 'sent'],
  ['+', '-'],
  ['bij', 'af'],
  ['h', 's'],
  ['haben', 'soll'],
  ['gutschrift', 'lastschrift'],
  ['eingang', 'ausgang'],
  ['crédit', 'débit'],
  ['crédito', 'débito'],
  ['credito', 'debito'],
  ['haber', 'debe'],
  ['abono', 'cargo'],
  ['entrada', 'salida'],
  ['entrada', 'saída'],
  ['entrata', 'uscita'],
  ['avere', 'dare'],
  ['uznanie', 'obciążenie'],
  // Of books that are kept by hand.
  ['income', 'expense'],
  ['income', 'expenses'],
  ['earning', 'expense'],
  ['einnahme', 'ausgabe'],
  ['einnahmen', 'ausgaben'],
  ['recette', 'dépense'],
  ['revenu', 'dépense'],
  ['ingreso', 'gasto'],
  ['receita', 'despesa'],
  ['entrate', 'uscite'],
  ['ricavo', 'spesa'],
  ['inkomsten', 'uitgaven'],
  ['ontvangst', 'uitgave'],
  ['przychód', 'wydatek'],
  ['wpływ', 'wydatek'],
  ['inntekt', 'utgift'],
  ['inkomst', 'utgift'],
  ['indtægt', 'udgift'],
  ['tulo', 'meno'],
];

const BY_TEXT: ReadonlyMap<string, Direction> = new Map(
  DIRECTIONS.flatMap(([came, went]) => [[came, 'came'] as const, [went, 'went'] as const]),
);

/** Which way a text says that an amount went; null for one that says nothing of it. */
export function directionOf(text: string): Direction | null {
  return BY_TEXT.get(normalised(text).replace(/\.$/, '')) ?? BY_TEXT.get(text.trim()) ?? null;
}

/** What went is below zero, where its amount has no sign of its own. */
export function turnedBy(direction: Direction | null, amount: Micros): Micros {
  return direction === 'went' && amount > 0n ? -amount : amount;
}

/**
 * Columns that hold nothing but what is taken off: a fee of money that went out is a fee all the same, and what stands on the other side of it was
 * given back. Where the amounts of a file are all that is taken off, they go the way that their row says.
 */
export function feeColumns({ lines, control }: Preset): ReadonlySet<string> {
  const parts = lines.flatMap((line) => line.parts);
  const others = parts.filter(
    ({ column, to, sign }) =>
      (sign === -1 && column === control?.column) || (to !== 'fees' && to !== 'taxesWithheld'),
  );
  const names = new Set(parts.map(({ column }) => column));
  for (const { column } of others) names.delete(column);
  return names;
}
