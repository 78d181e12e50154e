import type { EntryKind } from '@earntrack/contract';
import type { Decided, SaidFile, SaidRow } from './typed-said.ts';
import { FEE_ID } from './typed-file.ts';
import { entryOf, kindsOf, latestFirst, silentOf, type Version } from './typed-versions.ts';

interface Import {
  file: number;
  decided: ReadonlyMap<string, Decided>;
}

/** A person typed an entry, changed it, or put it into the bin. */
interface Saying {
  entry: string;
  value: string | null;
  /** Fees are in it. */
  hasFees: boolean;
}

/** What an entry says that a tag alone holds. */
type Held = Pick<Saying, 'value' | 'hasFees'>;

/** Takes a change back, where somebody holds then what it was of; gives whether that is so. */
export type WayBack = () => boolean;

/** What people may rely on, said without a database, where they type and decide besides bringing files. */
export class TypedModel {
  /** What was done and is not undone, in its order. */
  readonly #standing: (Import | Saying)[] = [];
  /** What entries with a tag said last of themselves: they stay also where no file says anything of them. */
  readonly #tagged = new Map<string, Held>();
  readonly #files: readonly SaidFile[];

  constructor(files: readonly SaidFile[]) {
    this.#files = files;
  }

  say(entry: string, value: string | null, hasFees = false): WayBack {
    // With a tag it says what it said, once it is out of the bin or no person's any more.
    if (this.isTagged(entry)) this.#tagged.set(entry, this.#heldOf(entry));
    // What is deleted has the fees in it that it had.
    return this.#saidNow({ entry, value, hasFees: value === null ? this.hasFees(entry) : hasFees });
  }

  #saidNow(saying: Saying): WayBack {
    this.#standing.push(saying);
    return () => this.#isHeldWithout(saying);
  }

  #isHeldWithout(saying: Saying): boolean {
    const at = this.#standing.indexOf(saying);
    this.#standing.splice(at, 1);
    if (this.#valueOf(saying.entry) !== null) return true;
    this.#standing.splice(at, 0, saying);
    return false;
  }

  #heldOf(entry: string): Held {
    return { value: this.#valueOf(entry), hasFees: this.hasFees(entry) };
  }

  import(file: number, decided: ReadonlyMap<string, Decided>): void {
    this.#standing.push({ file, decided });
  }

  /** The import that was recorded last. */
  undo(file: number): void {
    for (const entry of this.#tagged.keys())
      if (!this.isPersons(entry)) this.#tagged.set(entry, this.#heldOf(entry));
    const last = this.#standing.findLastIndex((act) => 'file' in act && act.file === file);
    this.#standing.splice(last, 1);
  }

  /** Takes it out of the bin, where a person or a file holds it still. Says whether that is so. */
  restore(entry: string): boolean {
    const last = this.#standing.findLast((act) => 'entry' in act && act.entry === entry);
    return last !== undefined && 'entry' in last && this.#isHeldWithout(last);
  }

  isDeleted(entry: string): boolean {
    const said = this.#saidOf(entry);
    return said !== null && 'entry' in said && said.value === null;
  }

  isTagged(entry: string): boolean {
    return this.#tagged.has(entry);
  }

  tag(entry: string): WayBack {
    this.#tagged.set(entry, this.#heldOf(entry));
    return () => {
      const held = this.#tagged.get(entry);
      this.#tagged.delete(entry);
      if (this.#valueOf(entry) !== null) return true;
      if (held) this.#tagged.set(entry, held);
      return false;
    };
  }

  /** What its tag alone held is the person's from then on. */
  untag(entry: string): WayBack {
    const held = this.#heldOf(entry);
    this.#tagged.delete(entry);
    const isHeld = this.#valueOf(entry) !== null;
    const takeBack = isHeld ? null : this.#saidNow({ entry, ...held });
    return () => {
      this.#tagged.set(entry, held);
      return takeBack?.() ?? true;
    };
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
    const kinds = kindsOf(said);
    const lastSaid = (kind: EntryKind) =>
      versions.findLast((each) => each.said.id === said.id && each.kind === kind && each.isCounted)?.entry ??
      null;
    const typed = kinds.map(lastSaid).find((last) => last?.startsWith('T')) ?? null;
    const entry = entryOf(said, typed);
    const ofEntry = versions.filter(
      (each) =>
        each.entry === entry &&
        each.said.as === said.as &&
        kindsOf(each.said).some((kind) => kinds.includes(kind)),
    );
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

  /** True for what a person typed, changed or left to itself, and did not give up since. */
  isPersons(entry: string): boolean {
    const said = this.#saidOf(entry);
    return said !== null && 'entry' in said;
  }

  /** What a person said last of an entry, unless they gave it up for what a file says since. With a tag it stays, but where they gave it up for nothing. */
  #valueOf(entry: string): string | null {
    const said = this.#saidOf(entry);
    if (said !== null && !('file' in said)) return said.value;
    const saying = this.#saying(entry);
    const silent = this.#silent(entry, saying);
    const value = this.#isInOther(saying) ? null : this.#filesSay(entry, [...saying, ...silent]);
    if (value !== null || !this.#tagged.has(entry) || (said && this.#isGivenForNothing(said, entry)))
      return value;
    return this.#filesSay(entry, saying) ?? this.#tagged.get(entry)?.value ?? null;
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
    return top?.entry === entry && top.kind !== null ? this.#valueWithFees(top) : null;
  }

  /** That the latest file does not have a fee which is in an earlier one says nothing; of it the latest file counts that has it. */
  #valueWithFees(top: Version): string {
    if (top.said.fees === null || top.isTaken) return top.said.value;
    const fee = this.#lastToHaveFee(top.entry)?.said.fees?.joined ?? null;
    return fee === null || top.said.fees.joined !== null ? top.said.value : top.said.fees.valueWith(fee);
  }

  /** Of an earning: the version that counts of those that have the fee in it, or whose file has it beside. */
  #lastToHaveFee(entry: string): Version | undefined {
    const versions = this.#versions().filter((each) => each.isCounted);
    const beside = new Set(versions.filter(({ said }) => said.fees?.isAlone).map(({ at }) => at));
    const have = ({ said, at }: Version) => said.fees?.joined != null || beside.has(at);
    const saying = versions.filter((each) => each.entry === entry && each.said.fees?.isAlone === false);
    // What a person holds has the fee in it still, whatever file canceled it. Not what they typed: a row was only said to be that.
    const isHeld = !entry.startsWith('T') && (this.isPersons(entry) || this.isTagged(entry));
    const canceled = isHeld ? [] : this.#silent(entry, saying).filter(({ kind }) => kind === null);
    return [...saying, ...canceled].filter(have).toSorted(latestFirst)[0];
  }

  /** A fee that is in an earning is nothing besides, unless a person took its row. */
  #isInOther(saying: readonly Version[]): boolean {
    const [top] = saying.toSorted(latestFirst);
    if (!top?.said.fees?.isAlone || top.isTaken) return false;
    const entries = new Set(this.#versions().map((each) => each.entry));
    return (
      [...entries].some(
        (each) => this.#lastToHaveFee(each)?.said.fees?.joined != null && !this.#isWithoutFees(each),
      ) || this.#salesHeld().some((each) => this.#hasFeesHeld(each))
    );
  }

  /** What a person holds of what files said that are undone, in the bin or out of it. */
  #salesHeld(): string[] {
    const changed = this.#standing.flatMap((act) => ('entry' in act ? act.entry : []));
    const isHeld = (entry: string) =>
      this.#saying(entry).length === 0 && (this.isDeleted(entry) || this.#valueOf(entry) !== null);
    return [...this.#tagged.keys(), ...changed].filter(
      (entry) => !entry.startsWith('T') && !entry.startsWith(FEE_ID) && isHeld(entry),
    );
  }

  /** True where a person changed an earning of files, and says no fees in it. What they typed and said a row to be counts for all of it. */
  #isWithoutFees(entry: string): boolean {
    const said = this.#changeOf(entry);
    return !entry.startsWith('T') && said !== null && !said.hasFees;
  }

  /** What a person made of an entry last, deleted since or not, unless they took a row instead. */
  #changeOf(entry: string): Saying | null {
    const last = this.#standing.findLast((act) =>
      'file' in act
        ? [...act.decided.values()].some(({ given }) => given === entry) &&
          !this.#isGivenForNothing(act, entry)
        : act.entry === entry && act.value !== null,
    );
    return last && !('file' in last) ? last : null;
  }

  /** True where fees are in an earning as it is. */
  hasFees(entry: string): boolean {
    const change = this.#changeOf(entry);
    if (change) return change.hasFees;
    const [top] = this.#saying(entry).toSorted(latestFirst);
    if (!top) return this.#tagged.get(entry)?.hasFees ?? false;
    if (top.isTaken) return top.said.fees?.joined != null;
    return this.#lastToHaveFee(entry)?.said.fees?.joined != null;
  }

  #hasFeesHeld(entry: string): boolean {
    const said = this.#saidOf(entry);
    return said !== null && 'entry' in said && said.value === null ? said.hasFees : this.hasFees(entry);
  }

  #saying(entry: string): Version[] {
    return this.#versions().filter((each) => each.isCounted && each.entry === entry && each.kind !== null);
  }

  #silent(entry: string, saying: readonly Version[]): Version[] {
    return silentOf(entry, { saying, versions: this.#versions() });
  }

  #versions(): Version[] {
    return this.#standing.flatMap((act, at) => ('file' in act ? this.#versionsOf(act, at) : []));
  }

  #versionsOf({ file, decided }: Import, at: number): Version[] {
    const of = this.#files[file];
    if (!of) return [];
    const { lastDay, reader } = of;
    return [...of.rows].map(([row, said]) => {
      const { decision = null, typed = null } = decided.get(row) ?? {};
      const kind = said.as === 'canceled' ? null : said.as;
      const version = { entry: entryOf(said, typed), said, reader, kind, lastDay, at };
      return { ...version, isTaken: decision === 'take', isCounted: decision !== 'leaveOut' };
    });
  }

  #said(file: number, row: string): SaidRow {
    const said = this.#files[file]?.rows.get(row);
    if (!said) throw new Error(`File ${file} has no row ${row}`);
    return said;
  }
}
