import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS } from './faults/all-faults.ts';
import type { Fault } from './faults/fault.ts';
import { type House, openHouse } from './house.ts';
import { type FaultRun, runFault } from './run-fault.ts';
import { mountSmallDisk } from './small-disk.ts';

interface Place {
  house: House;
  folder: string;
}

/** Runs faults one after the other, in a house that stands until the end; where the disk is small, in one of its own. */
export class Suite implements AsyncDisposable {
  readonly #ends = new AsyncDisposableStack();
  readonly #places = new Map<boolean, Promise<Place>>();

  async run(fault: Fault, seed: number): Promise<FaultRun> {
    const place = await this.#placeFor(fault.isOnSmallDisk ?? false);
    return runFault({ ...place, fault, seed });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#ends.disposeAsync();
  }

  #placeFor(isSmall: boolean): Promise<Place> {
    const known = this.#places.get(isSmall);
    if (known !== undefined) return known;
    const place = this.#build(isSmall);
    this.#places.set(isSmall, place);
    return place;
  }

  async #build(isSmall: boolean): Promise<Place> {
    const outer = await mkdtemp(join(tmpdir(), 'earntrack-faults-'));
    this.#ends.defer(() => rm(outer, { recursive: true, force: true }));
    // The database runs under an account of its own.
    await chmod(outer, 0o755);
    const folder = isSmall ? join(outer, 'small') : outer;
    if (isSmall) await mountSmallDisk(folder, this.#ends);
    return { house: await openHouse({ folder, ends: this.#ends }), folder };
  }
}

/** Undefined where there is none of this name. */
export function faultNamed(name: string): Fault | undefined {
  return FAULTS.find((fault) => fault.name === name || fault.name.replaceAll(' ', '-') === name);
}
