import type { LocalDate, Micros } from '@earntrack/domain';
import { cutText } from '../cells/cut-text.ts';
import { normalised } from '../header/header.ts';
import { type AnsweredPreset, type KindUse, usesOfKinds } from '../mapping/kind-answers.ts';
import { quoted } from '../problem.ts';
import type { Unit } from '../statement.ts';
import { lacksSomebody } from './personal.ts';
import type { InterpretedRow } from './rows.ts';

/** More of them are no kinds, or too many questions: the columns are to be said anew. */
const KINDS_ASKED = 20;
/** Where there are more of them, any other may be one. */
const MOST_OF_SOMEBODY = 1000;
const NAME_LENGTH = 80;
const DESCRIPTION_LENGTH = 120;

/** A kind of rows that no rule knows, for a person to say what it is. */
export interface RowKind {
  /** As the file writes it, without a note behind it. */
  name: string;
  /** What it was said to be; null where its rows are left out. */
  use: KindUse | null;
  rows: number;
  /** What they say in the column of the control total, as far as it can be read. */
  sums: { unit: Unit; value: Micros }[];
  /** The first of them. */
  example: { row: number; on: LocalDate | null; description: string; unit: Unit; value: Micros };
}

/** What there is to ask of the kinds of rows of a file. */
export interface AskedKinds {
  kinds: RowKind[];
  /** What each of them may be. */
  uses: KindUse[];
  /** Kinds of which nothing is asked, as there are too many, or as their names are no names of kinds. */
  others: number;
}

interface Kind extends Omit<RowKind, 'sums'> {
  sums: Map<Unit, Micros>;
  /** The first row that goes the other way than what it was said to be, and how many there are. */
  odd: { row: number; rows: number } | null;
}

/** Looks through the rows for kinds that no rule knows, and for what a person said of them. */
export class RowKinds {
  readonly #read: AnsweredPreset;
  readonly #uses: KindUse[];
  readonly #kinds = new Map<string, Kind>();
  readonly #others = new Set<string>();
  /** Kinds that are called by somebody. */
  readonly #ofSomebody = new Set<string>();

  constructor(read: AnsweredPreset) {
    this.#read = read;
    this.#uses = usesOfKinds(read.preset);
  }

  add(row: InterpretedRow): void {
    if (this.#uses.length === 0) return;
    const use = this.#useOf(row);
    if (use === undefined) return;
    const { kindName: name } = row;
    const key = normalised(name);
    if (lacksSomebody(row.type)) this.#noteSomebody(key);
    const known = this.#kinds.get(key);
    if (known) this.#addTo(known, row);
    else if (this.#kinds.size < KINDS_ASKED && isName(name) && !this.#mayBeSomebody(key))
      this.#kinds.set(key, this.#first(name, use, row));
    else if (this.#others.size < KINDS_ASKED) this.#others.add(key);
  }

  /** The answer is kept by the name of the kind: where one row says whose name it is, no row is asked about. */
  #noteSomebody(key: string): void {
    this.#kinds.delete(key);
    if (this.#ofSomebody.size < MOST_OF_SOMEBODY) this.#ofSomebody.add(key);
  }

  #mayBeSomebody(key: string): boolean {
    return this.#ofSomebody.size === MOST_OF_SOMEBODY || this.#ofSomebody.has(key);
  }

  /** Undefined where a rule of the preset knows it. */
  #useOf(row: InterpretedRow): KindUse | null | undefined {
    if (row.kind === 'leftOut') return row.isOfUnknownKind ? null : undefined;
    return row.kind === 'work' ? undefined : this.#read.answered.get(row.rule);
  }

  #first(name: string, use: KindUse | null, row: InterpretedRow): Kind {
    const { file, earnedOn: on } = row;
    const description = cutText(row.description, DESCRIPTION_LENGTH);
    const example = { row: file.row, on, description, unit: file.unit, value: file.value };
    const kind: Kind = { name, use, rows: 0, sums: new Map(), example, odd: null };
    this.#addTo(kind, row);
    return kind;
  }

  #addTo(kind: Kind, { file: { row, unit, value } }: InterpretedRow): void {
    kind.rows += 1;
    kind.sums.set(unit, (kind.sums.get(unit) ?? 0n) + value);
    if (!this.#isOdd(kind.use, value)) return;
    kind.odd = { row: kind.odd?.row ?? row, rows: (kind.odd?.rows ?? 0) + 1 };
  }

  /** Refunds and payouts go either way. */
  #isOdd(use: KindUse | null, value: Micros): boolean {
    if (use === null || use === 'adjustments' || use === 'payout') return false;
    return BigInt(this.#read.preset.control?.terms[use] ?? 1) * value < 0n;
  }

  asked(): AskedKinds {
    const kinds = [...this.#kinds.values()].map(({ odd: _, sums, ...kind }) => ({
      ...kind,
      sums: [...sums].map(([unit, value]) => ({ unit, value })),
    }));
    return { kinds, uses: this.#uses, others: this.#others.size };
  }

  /** What a person said, and what speaks against it: a sentence for each. */
  describe(): string[] {
    return [...this.#kinds.values()].flatMap(({ name, use, odd }) => {
      if (use === null) return [];
      const said = `Rows of the kind ${quoted(name)} are ${KIND_USE_WORDS[use]}, as you said.`;
      const rows = odd?.rows === 1 ? 'row' : `${odd?.rows} rows, the first of them`;
      const told = `Warning: ${rows} ${odd?.row} of the kind ${quoted(name)} goes the other way than ${KIND_USE_WORDS[use]}.`;
      return odd === null ? [said] : [said, told];
    });
  }
}

/** What may stand in a mapping: no sign that stands for any text. */
function isName(name: string): boolean {
  return name.length <= NAME_LENGTH && !name.includes('*');
}

/** What rows of a kind are, in words. */
const KIND_USE_WORDS: Readonly<Record<KindUse, string>> = {
  base: 'earnings',
  tips: 'tips',
  bonuses: 'bonuses',
  adjustments: 'refunds or corrections',
  reimbursements: 'expenses paid back',
  fees: 'fees',
  taxesWithheld: 'withheld taxes',
  passThroughTax: 'taxes collected for an office',
  cashCollected: 'cash in your hand',
  payout: 'payouts to your bank',
};
