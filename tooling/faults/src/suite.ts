import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, openCluster } from './cluster/cluster.ts';
import type { ClusterFault, Fault } from './faults/fault.ts';
import { type House, openHouse } from './house.ts';
import { type FaultRun, runFault } from './run-fault.ts';
import { mountSmallDisk } from './small-disk.ts';

interface Place<Where> {
  house: Where;
  folder: string;
}

/** Runs faults one after the other, each where it belongs, which stands until the end: a house, one on a small disk, or the cluster. */
export class Suite implements AsyncDisposable {
  readonly #ends = new AsyncDisposableStack();
  readonly #houses = new Map<boolean, Promise<Place<House>>>();
  #cluster: Promise<Place<Cluster>> | null = null;

  async run(fault: Fault | ClusterFault, seed: number): Promise<FaultRun> {
    if (fault.site === 'house')
      return runFault({ ...(await this.#houseFor(fault.isOnSmallDisk ?? false)), fault, seed });
    this.#cluster ??= this.#build(async (folder) => ({
      house: await openCluster({ folder, ends: this.#ends }),
      folder,
    }));
    return runFault({ ...(await this.#cluster), fault, seed });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#ends.disposeAsync();
  }

  #houseFor(isSmall: boolean): Promise<Place<House>> {
    const known = this.#houses.get(isSmall);
    if (known !== undefined) return known;
    const place = this.#build(async (outer) => {
      const folder = isSmall ? join(outer, 'small') : outer;
      if (isSmall) await mountSmallDisk(folder, this.#ends);
      return { house: await openHouse({ folder, ends: this.#ends }), folder };
    });
    this.#houses.set(isSmall, place);
    return place;
  }

  async #build<Where>(open: (folder: string) => Promise<Place<Where>>): Promise<Place<Where>> {
    const folder = await mkdtemp(join(tmpdir(), 'earntrack-faults-'));
    this.#ends.defer(() => rm(folder, { recursive: true, force: true }));
    // The database runs under an account of its own.
    await chmod(folder, 0o755);
    return open(folder);
  }
}
