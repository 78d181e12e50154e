/** A file: what it says of some rows, each with an id of its own, and the last day that it covers. Of one last day, later ones were exported later. */
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
    const entries = [...new Set(rows)].flatMap((row) => [
      ...this.#earningOf(row),
      ...this.#filesSay(row, 'payout').map((said): [string, string] => [
        `payout ${row}`,
        String(said.cents / 100),
      ]),
    ]);
    return Object.fromEntries(entries);
  }

  /** An earning that a person edited stays beside the payout that the row is by now: it goes only where they take a row that leaves nothing of it. */
  #earningOf(row: string): [string, string][] {
    const acts = this.#standing.filter((act) => ('file' in act ? act.taken : act.edited) === row);
    const said = acts.findLast((act) => !('file' in act) || this.#said(act.file, row).as !== 'payout');
    if (said && 'edited' in said) return [[row, said.to]];
    return this.#filesSay(row, 'earning').map(({ cents, hours }) => [
      row,
      figure((cents / 100).toString(), hours && hours * 3600),
    ]);
  }

  /**
   * What was taken last, else what the file says that goes on longest, of several the one that was exported last. A canceled row says that there is nothing of both kinds; one that is
   * something else does where the two say the same: a number alone may be of an order and of a payout.
   */
  #filesSay(row: string, as: 'earning' | 'payout'): ModelRow[] {
    const acts = this.#standing.flatMap((act, at) =>
      'file' in act && this.#files[act.file]?.rows.has(row)
        ? [{ ...act, at, said: this.#said(act.file, row) }]
        : [],
    );
    const amounts = new Set(acts.filter(({ said }) => said.as === as).map(({ said }) => said.cents));
    const counted = acts.filter(
      ({ said }) => said.as === as || said.as === 'canceled' || (said.cents !== 0 && amounts.has(said.cents)),
    );
    const lastDay = (file: number) => this.#files[file]?.lastDay ?? 0;
    const top =
      counted.findLast(({ taken }) => taken === row) ??
      counted.toSorted(
        (left, right) => lastDay(right.file) - lastDay(left.file) || right.file - left.file,
      )[0];
    return top?.said.as === as ? [top.said] : [];
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
