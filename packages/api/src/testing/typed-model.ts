import type { EntryKind } from '@earntrack/contract';

/** A file: what it says of some rows, each with an id of its own, and the last day that it covers, which no other file has. */
export interface SaidFile {
  lastDay: number;
  rows: ReadonlyMap<string, SaidRow>;
}

/** What a row is, and what its entry says of itself. */
export interface SaidRow {
  as: EntryKind | 'canceled';
  value: string;
}

/** What a person decided of a row, as far as it came to something. */
export interface Decided {
  decision: 'merge' | 'leaveOut' | 'take' | null;
  /** The entry of which they said that it is the row. */
  typed: string | null;
  /** The entry that they gave up. */
  given: string | null;
}

interface Import {
  file: number;
  decided: ReadonlyMap<string, Decided>;
}

/** A person typed an entry, changed it, or put it into the bin. */
interface Saying {
  entry: string;
  value: string | null;
}

interface Version {
  entry: string;
  row: string;
  kind: EntryKind | null;
  value: string;
  lastDay: number;
  isTaken: boolean;
  isCounted: boolean;
  /** That which was recorded last has the highest. */
  at: number;
}

/** What people may rely on, said without a database, where they type and decide besides bringing files. */
export class TypedModel {
  /** What was done and is not undone, in its order. */
  readonly #standing: (Import | Saying)[] = [];
  /** What entries with a tag said last: they stay also where no file says anything of them. */
  readonly #tagged = new Map<string, string>();
  readonly #files: readonly SaidFile[];

  constructor(files: readonly SaidFile[]) {
    this.#files = files;
  }

  say(entry: string, value: string | null): void {
    this.#standing.push({ entry, value });
  }

  import(file: number, decided: ReadonlyMap<string, Decided>): void {
    this.#standing.push({ file, decided });
  }

  /** The import that was recorded last. */
  undo(file: number): void {
    for (const entry of this.#tagged.keys()) this.#tagged.set(entry, this.#valueOf(entry) ?? '');
    const last = this.#standing.findLastIndex((act) => 'file' in act && act.file === file);
    this.#standing.splice(last, 1);
  }

  tag(entry: string, value: string): void {
    this.#tagged.set(entry, value);
  }

  /** Entries that stay for their tag alone, and say what a file said last. */
  held(): string[] {
    return [...this.#tagged.keys()].filter(
      (entry) => this.#saidOf(entry) === null && this.#filesSay(entry, this.#saying(entry)) === null,
    );
  }

  /** What is remembered of a row when its file arrives: that it is what a person typed, or left out of all files that have it. */
  remembered(file: number, row: string): Decided {
    const said = this.#said(file, row);
    const versions = this.#versions();
    const kinds = said.as === 'canceled' ? (['earning', 'work', 'payout'] as const) : [said.as];
    const lastSaid = (kind: EntryKind) =>
      versions.findLast((each) => each.row === row && each.kind === kind && each.isCounted)?.entry ?? null;
    const typed = kinds.map(lastSaid).find((last) => last?.startsWith('T')) ?? null;
    const entry = entryOf(row, said.as, typed);
    const ofEntry = versions.filter((each) => each.entry === entry && kindOf(each) === said.as);
    if (ofEntry.length > 0 && !ofEntry.some(({ isCounted }) => isCounted))
      return { decision: 'leaveOut', typed, given: null };
    return { decision: typed === null ? null : 'merge', typed, given: null };
  }

  /** What each entry says that is there. */
  figures(): Record<string, string> {
    const entries = this.#standing.flatMap((act) =>
      'file' in act ? this.#versionsOf(act, 0).map(({ entry }) => entry) : [act.entry],
    );
    const values = [...new Set([...entries, ...this.#tagged.keys()])].map(
      (entry) => [entry, this.#valueOf(entry)] as const,
    );
    return Object.fromEntries(
      values.flatMap(([entry, value]) => (value === null ? [] : [[entry, value] as const])),
    );
  }

  /** What a person said last of an entry, unless they gave it up for what a file says since. With a tag it stays, but where they gave it up for nothing. */
  #valueOf(entry: string): string | null {
    const said = this.#saidOf(entry);
    if (said !== null && !('file' in said)) return said.value;
    const saying = this.#saying(entry);
    const silent = this.#silent(saying);
    const value = this.#filesSay(entry, [...saying, ...silent]);
    if (value !== null || !this.#tagged.has(entry) || (said && this.#isGivenForNothing(said, entry)))
      return value;
    return this.#filesSay(entry, saying) ?? (this.#tagged.get(entry) || null);
  }

  #saidOf(entry: string): Import | Saying | null {
    return (
      this.#standing.findLast((act) =>
        'file' in act ? [...act.decided.values()].some(({ given }) => given === entry) : act.entry === entry,
      ) ?? null
    );
  }

  #isGivenForNothing({ file, decided }: Import, entry: string): boolean {
    return [...decided].some(
      ([row, { given }]) => given === entry && this.#said(file, row).as === 'canceled',
    );
  }

  /** What was taken last, else what the file says that goes on longest. */
  #filesSay(entry: string, versions: readonly Version[]): string | null {
    const [top] = versions.toSorted(latestFirst);
    return top?.entry === entry && top.kind !== null ? top.value : null;
  }

  #saying(entry: string): Version[] {
    return this.#versions().filter((each) => each.isCounted && each.entry === entry && each.kind !== null);
  }

  /** A row that is something else says that there is nothing. */
  #silent(saying: readonly Version[]): Version[] {
    const rows = new Set(saying.map(({ row }) => row));
    const kinds = new Set(saying.map(({ kind }) => kind));
    return this.#versions().filter((each) => each.isCounted && rows.has(each.row) && !kinds.has(each.kind));
  }

  #versions(): Version[] {
    return this.#standing.flatMap((act, at) => ('file' in act ? this.#versionsOf(act, at) : []));
  }

  #versionsOf({ file, decided }: Import, at: number): Version[] {
    const { lastDay = 0, rows = new Map<string, SaidRow>() } = this.#files[file] ?? {};
    return [...rows].map(([row, { as, value }]) => {
      const { decision = null, typed = null } = decided.get(row) ?? {};
      const entry = entryOf(row, as, typed);
      const kind = as === 'canceled' ? null : as;
      const said = { entry, row, kind, value, lastDay, at };
      return { ...said, isTaken: decision === 'take', isCounted: decision !== 'leaveOut' };
    });
  }

  #said(file: number, row: string): SaidRow {
    const said = this.#files[file]?.rows.get(row);
    if (!said) throw new Error(`File ${file} has no row ${row}`);
    return said;
  }
}

function latestFirst(left: Version, right: Version): number {
  if (left.isTaken !== right.isTaken) return left.isTaken ? -1 : 1;
  return left.isTaken ? right.at - left.at : right.lastDay - left.lastDay || right.at - left.at;
}

function entryOf(row: string, as: SaidRow['as'], typed: string | null): string {
  return typed ?? `${row} ${as}`;
}

function kindOf({ kind }: Version): SaidRow['as'] {
  return kind ?? 'canceled';
}
