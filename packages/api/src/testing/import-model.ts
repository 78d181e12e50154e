/** A file: what it says of some rows, each with an id of its own, and the last day that it covers. */
export interface ModelFile {
  lastDay: number;
  rows: ReadonlyMap<string, ModelRow>;
}

/** What a row is: the same one may be something else in each file, or say that it came to nothing. */
interface ModelRow {
  as: 'earning' | 'payout' | 'canceled';
  cents: number;
  hours: number | null;
}

/** What people may rely on, said without a database: what each row is worth, and whether a person holds it. */
export class ImportModel {
  /** What was done and is not undone, in its order. An import may take one row instead of what there was. */
  readonly #standing: ({ file: number; taken: string | null } | { edited: string; to: string })[] = [];
  readonly #files: readonly ModelFile[];

  constructor(files: readonly ModelFile[]) {
    this.#files = files;
  }

  import(file: number, taken: string | null = null): void {
    this.#standing.push({ file, taken });
  }

  undo(file: number): void {
    const last = this.#standing.findLastIndex((act) => 'file' in act && act.file === file);
    if (last >= 0) this.#standing.splice(last, 1);
  }

  edit(row: string, to: string): void {
    this.#standing.push({ edited: row, to });
  }

  figures(): Record<string, string> {
    const rows = this.#standing.flatMap((act) =>
      'file' in act ? [...(this.#files[act.file]?.rows.keys() ?? [])] : [act.edited],
    );
    const entries = [...new Set(rows)].flatMap((row) => [...this.#entriesOf(row)]);
    return Object.fromEntries(entries);
  }

  /**
   * Of a row that is neither edited nor taken, the file that goes on longest says what it is; else what was done last. An earning that a
   * person edited stays beside the payout that the row is by now: it goes only where they take a row that leaves nothing of it.
   */
  *#entriesOf(row: string): Generator<[string, string]> {
    const acts = this.#standing.filter((act) => ('file' in act ? act.taken : act.edited) === row);
    const taken = acts.findLast((act) => 'file' in act);
    const ofEarning = acts.findLast((act) => !('file' in act) || this.#said(act.file, row).as !== 'payout');
    if (ofEarning && 'edited' in ofEarning) yield [row, ofEarning.to];
    const [latest] = this.#standing
      .flatMap((act) => ('file' in act && this.#files[act.file]?.rows.has(row) ? act.file : []))
      .toSorted((left, right) => (this.#files[right]?.lastDay ?? 0) - (this.#files[left]?.lastDay ?? 0));
    const top = taken && 'file' in taken ? taken.file : latest;
    if (top === undefined) return;
    const { as, cents, hours } = this.#said(top, row);
    if (as === 'payout') yield [`payout ${row}`, String(cents / 100)];
    if (as === 'earning' && !(ofEarning && 'edited' in ofEarning))
      yield [row, figure((cents / 100).toString(), hours && hours * 3600)];
  }

  #said(file: number, row: string): ModelRow {
    const said = this.#files[file]?.rows.get(row);
    if (!said) throw new Error(`File ${file} has no row ${row}`);
    return said;
  }
}

/** Money and hours of an earning. */
export function figure(net: string, seconds: number | null): string {
  return `${net} in ${seconds ?? 0} s`;
}
