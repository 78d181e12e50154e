import { type ImportItemView, type ImportView, UNDO_EFFECTS } from '@earntrack/contract';
import { isDeepStrictEqual } from 'node:util';
import { comesBack } from './comes-back.ts';
import { decide } from './import-session.ts';
import type { Person } from './test-api.ts';
import { FEE_ID, type RowsOfFile } from './typed-file.ts';
import { TypedChanges } from './typed-changes.ts';
import type { Decided } from './typed-said.ts';
import type { Step, Wish, Wishes } from './typed-steps.ts';
import { byName, type Figures, filesInWords, gone, totals, without } from './typed-words.ts';
import { TypedModel } from './typed-model.ts';
import {
  changedValue,
  movedValue,
  saidFile,
  type Shown,
  type Typed,
  typedOf,
  typedValue,
  TypedShop,
} from './typed-shop.ts';

interface RowToDecide {
  item: ImportItemView;
  row: string;
  file: number;
  remembered: Decided;
  wish: Wish;
}

/** What a person does on one platform, done for real and in the model at once, with what was told on the way. */
export class TypedHistory {
  readonly #person: Person;
  readonly #files: readonly RowsOfFile[];
  readonly #shop: TypedShop;
  readonly #model: TypedModel;
  readonly #changes: TypedChanges;
  readonly #imports = new Map<number, string[]>();
  readonly #told: string[] = [];
  /** What a person deleted. */
  readonly #binned = new Map<string, Pick<Shown, 'id' | 'kind'>>();

  constructor(person: Person, platformIds: readonly [string, string], files: readonly RowsOfFile[]) {
    this.#person = person;
    this.#files = files;
    this.#shop = new TypedShop(person, platformIds);
    this.#model = new TypedModel(files.map(saidFile));
    this.#changes = new TypedChanges(this.#shop, this.#model);
  }

  async #figures(): Promise<Figures> {
    const entries = await this.#shop.entries();
    return Object.fromEntries([...entries].map(([name, { value }]) => [name, value]));
  }

  /** Throws, with what was done so far, where what people may rely on does not hold. */
  async go(steps: readonly Step[]): Promise<void> {
    try {
      for (const step of steps) await this.#go(step);
      const owned = await this.#shop.owned();
      const model = owned.map(([name]) => [name, this.#model.isPersons(name)]);
      this.#same('what is a person’s own', owned, model);
      await this.#assertSums();
    } catch (error) {
      throw new Error(
        `${error instanceof Error ? error.message : String(error)}\nfiles:\n${filesInWords(this.#files)}\nhistory:\n${this.#told.join('\n')}`,
        { cause: error },
      );
    }
  }

  async #go(step: Step): Promise<void> {
    this.#told.push(JSON.stringify(step));
    await this.#do(step);
    this.#same('what stands', await this.#figures(), this.#model.figures());
  }

  async #do(said: Step): Promise<void> {
    const step = 'file' in said ? { ...said, file: said.file % this.#files.length } : said;
    switch (step.do) {
      case 'import':
        return this.#import(step.file, step.wishes);
      case 'importAndUndo': {
        const before = await this.#figures();
        await this.#import(step.file, step.wishes);
        await this.#undo(step.file);
        const held = this.#model.held();
        return this.#same('what was before', without(await this.#figures(), held), without(before, held));
      }
      case 'importTwice': {
        await this.#import(step.file, {});
        const once = await this.#figures();
        await this.#import(step.file, {});
        return this.#same('what was after the first import', await this.#figures(), once);
      }
      case 'undo':
        return this.#undo(step.file);
      case 'type':
        return this.#type(step.typed);
      case 'typeRow': {
        const row = this.#files[step.file]?.rows.get(step.row);
        return row && this.#type(typedOf(row, step.day));
      }
      case 'edit':
      case 'note':
      case 'delete':
      case 'move':
        return this.#change(step.entry, step.do);
      case 'tag':
      case 'untag':
      case 'moveMany':
      case 'deleteMany': {
        const changed = await this.#changes.make(step);
        if (step.do === 'deleteMany') for (const [name, entry] of changed) this.#binned.set(name, entry);
        return this.#toldOf([...changed.keys()]);
      }
      case 'undoMany':
        return this.#toldOf(await this.#changes.takeBack(step.nth));
      case 'restore':
        return this.#restore(step.entry, step.isAlone ?? false);
    }
  }

  async #type(typed: Typed): Promise<void> {
    this.#model.say(await this.#shop.type(typed), typedValue(typed));
  }

  async #change(at: number, how: 'edit' | 'note' | 'delete' | 'move'): Promise<void> {
    const entries = byName(await this.#shop.entries());
    const [name, entry] = entries[at % entries.length] ?? [];
    if (name === undefined || !entry) return;
    this.#toldOf([name]);
    this.#changes.went(name);
    if (how === 'move') return this.#keep(name, entry.move, movedValue(entry));
    if (how === 'note') return this.#keep(name, entry.annotate, entry.value);
    await (how === 'edit' ? entry.change() : entry.delete());
    this.#changes.watch(() => this.#model.say(name, how === 'edit' ? changedValue(entry) : null));
    if (how === 'delete') this.#binned.set(name, entry);
  }

  /** A change that leaves the amounts as they are. */
  async #keep(name: string, change: Shown['move'], value: string): Promise<void> {
    if (change === null) return;
    const hasFees = this.#model.hasFees(name);
    await change();
    this.#changes.watch(() => this.#model.say(name, value, hasFees));
  }

  /** What a person deleted, and gave up for nothing since. */
  async #restore(at: number, isAlone: boolean): Promise<void> {
    const binned = [...this.#binned].filter(([name]) => this.#model.isDeleted(name));
    const [name, entry] = binned[at % binned.length] ?? [];
    if (name === undefined || !entry) return;
    this.#toldOf([name]);
    const isBack = await comesBack(this.#person, entry, isAlone);
    this.#same(
      'whether it came back',
      isBack,
      this.#changes.watch(() => this.#model.restore(name)),
    );
  }

  #toldOf(names: readonly string[]): void {
    this.#told.push(`  of ${names.join(', ')}`);
  }

  async #undo(file: number): Promise<void> {
    const importId = this.#imports.get(file)?.pop();
    if (importId === undefined) return;
    const { imports } = this.#person.api;
    const foretold = await imports.previewUndo({ importId });
    const { undo } = await imports.undo({ importId });
    const of = (counts: Partial<Record<(typeof UNDO_EFFECTS)[number], number>> | null) =>
      UNDO_EFFECTS.map((effect) => `${effect} ${counts?.[effect]}`);
    this.#same('what undoing did, against its preview', of(undo), of(foretold));
    this.#changes.watch(() => this.#model.undo(file));
  }

  async #import(file: number, wishes: Wishes): Promise<void> {
    const of = this.#files[file];
    if (!of) return;
    const importId = await this.#shop.stage(of);
    const decided = new Map<string, Decided>();
    for (const [at, row] of [...of.rows.keys()].entries()) {
      const remembered = this.#model.remembered(file, row);
      const [item] = (await this.#shop.items(importId)).filter(({ position }) => position === at);
      this.#same(`what is remembered of ${row}`, item?.decision, remembered.decision);
      if (item)
        decided.set(
          row,
          await this.#decide(importId, { item, row, file, remembered, wish: wishes[row] ?? 'none' }),
        );
    }
    this.#told.push(`  decided: ${JSON.stringify([...decided])}`);
    await this.#record(importId, file);
    this.#imports.set(file, [...(this.#imports.get(file) ?? []), importId]);
    for (const { given } of decided.values()) this.#changes.went(given);
    this.#changes.watch(() => this.#model.import(file, decided));
  }

  /** What comes of what the person wants of a row, where it is offered. */
  async #decide(importId: string, { item, row, file, remembered, wish }: RowToDecide): Promise<Decided> {
    const { position, twin } = item;
    const say = (decision: 'leaveOut' | 'take' | null) =>
      decide(this.#person, importId, { position, decision });
    const isCanceled = item.kind === 'leftOut';
    if (wish === 'leaveOut') {
      await say('leaveOut');
      return { decision: 'leaveOut', typed: isCanceled ? remembered.typed : null, given: null };
    }
    if (wish === 'own' && remembered.decision !== null) {
      await say(null);
      const typed = isCanceled ? remembered.typed : null;
      return { decision: typed === null ? null : 'merge', typed, given: null };
    }
    if (wish === 'merge' && twin !== null) {
      const ids = {
        earning: { earningId: twin.id },
        work: { workId: twin.id },
        payout: { payoutId: twin.id },
      };
      await decide(this.#person, importId, { position, decision: 'merge', ...ids[twin.kind] });
      const typed = this.#shop.nameOf({ id: twin.id, kind: twin.kind, said: '' });
      return { decision: 'merge', typed, given: null };
    }
    if (wish === 'take' && item.kept !== null && item.kept !== 'moved') {
      await say('take');
      const back = item.takesBack.find(({ kept }) => kept !== null);
      const given =
        item.kind === 'leftOut'
          ? back && this.#shop.nameOf({ ...back, said: back.description })
          : (remembered.typed ?? `${this.#idOf(file, row)} ${item.kind}`);
      return { decision: 'take', typed: remembered.typed, given: given ?? null };
    }
    return remembered;
  }

  #idOf(file: number, row: string): string {
    return this.#files[file]?.rows.get(row)?.id ?? '';
  }

  /** Records what is staged, and holds it to what the preview said of each row. */
  async #record(importId: string, file: number): Promise<void> {
    const { imports } = this.#person.api;
    const preview = await imports.preview({ importId });
    const items = await this.#shop.items(importId);
    const before = await this.#figures();
    const result = await imports.commit({ importId });
    const after = await this.#figures();
    const counts = ({ outcomes, takenBack, notTaken, control }: ImportView) => ({
      outcomes,
      takenBack,
      notTaken,
      control,
    });
    this.#same('what recording did, against its preview', counts(result), counts(preview));
    this.#same(
      'control',
      result.control.every(({ isOk }) => isOk),
      true,
    );
    const twins = items.filter(({ twin }) => twin !== null).length;
    this.#same('possible duplicates', preview.possibleDuplicates, twins);
    const goes = items.flatMap(({ takesBack }) =>
      takesBack.flatMap((each) =>
        each.kept === null ? this.#shop.nameOf({ ...each, said: each.description }) : [],
      ),
    );
    this.#same('what was told to go', [...goes].toSorted(), gone(before, after));
    this.#same('how many go', preview.takenBack, goes.length);
    const appeared = gone(after, before).length;
    // Of a fee of another file that stands alone now, as its sale goes, no row of this file is.
    const isOfFee =
      !this.#files[file]?.rows.has(FEE_ID) &&
      `${FEE_ID} earning` in after &&
      !(`${FEE_ID} earning` in before);
    const changed = Object.keys(before).filter(
      (name) => name in after && before[name] !== after[name],
    ).length;
    const { outcomes } = preview;
    const isTold =
      appeared >= outcomes.new && appeared - Number(isOfFee) + changed <= outcomes.new + outcomes.changed;
    this.#same('what is new or changed is counted', isTold, true);
  }

  /** Other screens add up what stands: one total for each currency. */
  async #assertSums(): Promise<void> {
    const entries = [...(await this.#shop.entries()).values()];
    this.#same('sums', await this.#shop.sums(), {
      nets: totals(entries, 'earning'),
      paidOut: totals(entries, 'payout'),
    });
  }

  #same(what: string, is: unknown, should: unknown): void {
    if (isDeepStrictEqual(is, should)) return;
    throw new Error(`${what}\nis:        ${JSON.stringify(is)}\nshould be: ${JSON.stringify(should)}`);
  }
}
