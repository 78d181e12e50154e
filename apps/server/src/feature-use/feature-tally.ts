import type { FeatureUse, ProcedureRun } from '@earntrack/api/server';
import type { Beacon, FeatureKind } from '@earntrack/contract';

/** What operators look at is not what the product is used for. */
const NOT_COUNTED = /^operator\./;

/** How often procedures answered and screens were opened, by day of UTC. Names are those that the code knows; nobody's is among them. */
export class FeatureTally {
  #uses = new Map<string, FeatureUse>();

  ran({ path, outcome }: ProcedureRun): void {
    if (outcome === 'ok' && !NOT_COUNTED.test(path)) this.#add(useOf('procedure', path));
  }

  /** A page tells of its largest paint once: of the screen with which it was opened. */
  told({ vitals }: Beacon): void {
    for (const { name, screen } of vitals) if (name === 'LCP') this.#add(useOf('screen', screen));
  }

  /** What was counted since it was last taken. */
  take(): FeatureUse[] {
    const taken = [...this.#uses.values()];
    this.#uses = new Map();
    return taken;
  }

  /** What was taken and could not be written counts along with the next. */
  putBack(uses: readonly FeatureUse[]): void {
    for (const use of uses) this.#add(use);
  }

  #add(use: FeatureUse): void {
    const key = `${use.day} ${use.kind} ${use.name}`;
    const known = this.#uses.get(key);
    if (known) known.uses += use.uses;
    else this.#uses.set(key, { ...use });
  }
}

function useOf(kind: FeatureKind, name: string): FeatureUse {
  return { day: new Date().toISOString().slice(0, 10), kind, name, uses: 1 };
}
