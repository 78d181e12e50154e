import { cutText } from './cells/cut-text.ts';
import type { Resemblance } from './header/drift.ts';
import type { QuestionedDate, ReadFailure, UndecidedOption } from './statement.ts';

/** Ends the reading of a file; `readStatement` turns it into its outcome. */
export class StatementProblem extends Error {
  readonly outcome: ReadFailure;

  constructor(outcome: ReadFailure) {
    super(outcome.message);
    this.outcome = outcome;
  }
}

export function refuse(message: string, place: { row?: number; column?: string } = {}): never {
  throw new StatementProblem({ kind: 'refused', message, ...place });
}

export function ask(option: UndecidedOption, message: string): never {
  throw new StatementProblem({ kind: 'undecided', option, message });
}

/** Asks which of several tables of a file is meant. */
export function askPart(message: string, parts: readonly string[]): never {
  throw new StatementProblem({ kind: 'undecided', option: 'part', message, parts });
}

/** Asks which number of a date is the day. */
export function askDateOrder(message: string, { text, dayFirst, monthFirst }: QuestionedDate): never {
  const date = { text: text.trim(), dayFirst, monthFirst };
  throw new StatementProblem({ kind: 'undecided', option: 'dates', message, date });
}

/** Asks what kind of statement it is, of a file that nearly is a known one. */
export function askPreset(message: string, resembles: Resemblance): never {
  throw new StatementProblem({ kind: 'undecided', option: 'preset', message, resembles });
}

/** Where a cell stands: `column` is what people are told that its column is called. */
export interface CellPlace {
  row: number;
  column: string;
}

/** The place of a cell in words, within a sentence. */
export function placed({ row, column }: CellPlace): string {
  return `row ${row}, column ${quoted(column)}`;
}

/** A cell as a message shows it: short, on one line. */
export function quoted(cell: string): string {
  const line = cell.replace(/\s+/g, ' ').trim();
  return `“${line.length > 40 ? `${cutText(line, 39)}…` : line}”`;
}
