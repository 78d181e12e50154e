import { labelsOf } from '../header/header.ts';
import { quoted } from '../problem.ts';
import type { Decisions } from '../rows/decisions.ts';
import { toldKind } from '../rows/descriptions.ts';
import type { InterpretedRow } from '../rows/rows.ts';
import { MOST_TEXTS } from './most-texts.ts';

/** What was paid out, where it says so by itself. A transfer may be how it was paid. */
const PAID_OUT =
  /^(?:(?:instant |bank )?payouts?|paid out|withdraw(?:al|als|n)?|cash[ -]?outs?|transfer to bank|auszahlung(?:en)?|retrait|retiro|prelievo|saque|uitbetaling|wypłata)$/iu;

/** Fees and refunds, in the same way. A commission may be what was earned. */
const TAKEN_OR_BACK =
  /^(?:(?:service |platform |processing |transaction )?fees?|refunds?|chargebacks?|gebühr(?:en)?|rückerstattung(?:en)?|frais|remboursement|reembolso|rimborso|kosten|terugbetaling|zwrot)$/iu;

/** A column of states or of ways of paying: what was earned may be paid out by now, and is paid out in some way. */
const OF_STATES =
  /(?<!\p{L})(?:status|state|stato|statut|estado|zustand|stan|method|methode|méthode|método|metodo|zahlungsart|zahlungsweise)(?!\p{L})/iu;

/** The same where more is said behind it. */
const BEGINS_SO =
  /^(?:payout|withdrawal|cash[ -]?out|refund|chargeback|auszahlung|rückerstattung|retrait|remboursement|retiro|reembolso|prelievo|rimborso|saque|uitbetaling|terugbetaling|wypłata|zwrot)(?!\p{L})/iu;

interface Column {
  name: string;
  index: number;
  /** Of rows that would be earned, how many say it; null where there are too many different ones. */
  texts: Map<string, { row: number; count: number }> | null;
}

/** A column of kinds at which no rule looks, where some rows say that they are payouts, fees or refunds and would count as earned. */
export class UnreadKinds {
  readonly #decisions: Decisions;
  readonly #columns: Column[];
  readonly #described: number[] = [];
  #earned = 0;

  constructor(decisions: Decisions, read: ReadonlySet<number>) {
    const { preset, header, match } = decisions;
    const types = preset.lines.some((line) => line.types) ? [] : (match.places.text.type ?? []);
    this.#decisions = decisions;
    this.#columns = labelsOf(header).flatMap((name, index): Column[] =>
      read.has(index) && !types.includes(index) ? [] : [{ name, index, texts: new Map() }],
    );
  }

  add(row: InterpretedRow, cells: readonly string[]): void {
    // What is below zero is no income already.
    if (row.kind !== 'earning' || row.components.base <= 0n) return;
    this.#earned += 1;
    // A rule that looks at more than the columns of money has its reasons.
    const isAsked = row.rule.types !== undefined || row.rule.where !== undefined;
    if (!isAsked && BEGINS_SO.test(row.description)) this.#described.push(row.file.row);
    for (const column of this.#columns) {
      const { texts } = column;
      if (texts === null) continue;
      const text = toldKind(cells[column.index] ?? '', { row: row.file.row, cells }, this.#decisions).trim();
      if (text === '') continue;
      const { row: first, count } = texts.get(text) ?? { row: row.file.row, count: 0 };
      texts.set(text, { row: first, count: count + 1 });
      if (texts.size > MOST_TEXTS) column.texts = null;
    }
  }

  describe(): string[] {
    return [...this.#describeColumns(), ...this.#describeTexts()];
  }

  #describeTexts(): string[] {
    const [first, ...others] = this.#described;
    if (first === undefined || others.length + 1 === this.#earned) return [];
    const told = others.length === 0 ? `row ${first}` : `${others.length + 1} rows, like row ${first},`;
    return [
      `Warning: ${told} would be recorded as earned, and the description begins like one of a payout or a refund: those are no income.`,
    ];
  }

  #describeColumns(): string[] {
    return this.#columns.flatMap(({ name, texts }) => {
      const isOfStates = OF_STATES.test(name.replaceAll('_', ' '));
      const found = [...(texts ?? [])].filter(
        ([text]) => TAKEN_OR_BACK.test(text) || (!isOfStates && PAID_OUT.test(text)),
      );
      const [first] = found;
      // Where every row says so, it is what the platform calls what it pays.
      if (first === undefined || found.length === texts?.size) return [];
      const rows = found.reduce((sum, [, { count }]) => sum + count, 0);
      const told = found.map(([text]) => quoted(text)).join(' or ');
      return [
        `Warning: the column ${quoted(name)} says ${told} in ${rows === 1 ? '1 row' : `${rows} rows`} that would be recorded as earned, like row ${first[1].row}, and no rule looks at it: payouts, fees and refunds are no income.`,
      ];
    });
  }
}
