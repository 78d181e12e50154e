import type { TypedModel, WayBack } from './typed-model.ts';
import { movedValue, type Shown, type TypedShop } from './typed-shop.ts';
import type { Many } from './typed-steps.ts';
import { byName } from './typed-words.ts';

interface ChangeOfMany {
  id: string;
  backs: ReadonlyMap<string, WayBack>;
  /** Earnings of it to which something happened since. */
  went: Set<string>;
}

/** Changes of many earnings, done for real and in the model at once, and taken back where nothing happened since. */
export class TypedChanges {
  readonly #shop: TypedShop;
  readonly #model: TypedModel;
  readonly #changes: ChangeOfMany[] = [];

  constructor(shop: TypedShop, model: TypedModel) {
    this.#shop = shop;
    this.#model = model;
  }

  /** Something happened to this entry, also where that leaves what it says. */
  went(name: string | null): void {
    if (name !== null) for (const { went } of this.#changes) went.add(name);
  }

  /** Does something in the model, and sees what says something else for it. */
  watch<Result>(act: () => Result): Result {
    const before = this.#model.figures();
    const result = act();
    const after = this.#model.figures();
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      if (before[name] !== after[name]) this.went(name);
    return result;
  }

  /** Gives the entries that it changed, as they were. */
  async make({ do: how, entry, count }: { do: Many; entry: number; count: number }) {
    const earnings = byName(await this.#shop.entries()).filter(([, { kind }]) => kind === 'earning');
    const at = entry % Math.max(earnings.length, 1);
    const meant = earnings.slice(at, at + count);
    const changed = new Map(meant.filter(([name, each]) => this.#isChanged(how, name, each)));
    if (changed.size === 0) return changed;
    const ids = meant.map(([, { id }]) => id);
    const change = await this.#shop.changeMany(how, ids);
    if (change.count !== changed.size)
      throw new Error(`${change.count} were changed, and ${changed.size} should be`);
    for (const name of changed.keys()) this.went(name);
    const backs = this.watch(
      () => new Map([...changed].map(([name, each]) => [name, this.#say(how, name, each)])),
    );
    this.#changes.unshift({ id: change.id, backs, went: new Set() });
    return changed;
  }

  /** Gives the names of what it was of. */
  async takeBack(nth: number): Promise<string[]> {
    const [change] = this.#changes.splice(nth % Math.max(this.#changes.length, 1), 1);
    if (!change) return [];
    const { keptCount } = await this.#shop.takeBackMany(change.id);
    const still = [...change.backs].filter(([name]) => !change.went.has(name));
    const back = this.watch(() => still.filter(([, takeBack]) => takeBack()));
    for (const [name] of back) this.went(name);
    const nobodys = still.length - back.length;
    // What files took away since is not counted.
    if (keptCount === null || keptCount < nobodys || keptCount > nobodys + change.went.size)
      throw new Error(`${keptCount} stayed, and should ${nobodys} besides those of ${change.went.size}`);
    return [...change.backs.keys()];
  }

  #isChanged(how: Many, name: string, { value }: Shown): boolean {
    if (how === 'tag') return !this.#model.isTagged(name);
    if (how === 'untag') return this.#model.isTagged(name);
    return how === 'deleteMany' || value !== movedValue({ value });
  }

  #say(how: Many, name: string, entry: Shown): WayBack {
    switch (how) {
      case 'tag':
        return this.#model.tag(name);
      case 'untag':
        return this.#model.untag(name);
      case 'moveMany':
        return this.#model.say(name, movedValue(entry), this.#model.hasFees(name));
      case 'deleteMany':
        return this.#model.say(name, null);
    }
  }
}
