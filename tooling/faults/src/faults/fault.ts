import type { Cluster } from '../cluster/cluster.ts';
import type { House } from '../house.ts';
import type { Random } from '../random.ts';
import type { Site } from '../site.ts';
import type { Way } from '../way.ts';

export interface Scene<Where extends Site> {
  house: Where;
  way: Way;
  random: Random;
  /** The folder of everything that the database keeps. */
  folder: string;
}

/** Something that is really broken while people go on working. */
export interface FaultAt<Where extends Site> {
  name: string;
  /** Breaks it. Whoever calls waits for a moment, and then mends it by what that gives. */
  begin(scene: Scene<Where>): Promise<() => Promise<unknown>>;
  /** What is mended only once people could work again without it; all that is there is looked at once more after it. */
  afterwards?(house: Where): Promise<unknown>;
}

/** Of the one server, with one database. */
export interface Fault extends FaultAt<House> {
  site: 'house';
  /** Whether the database has to stand on a small file system. */
  isOnSmallDisk?: true;
}

/** Of all that survives the loss of a part of it. */
export interface ClusterFault extends FaultAt<Cluster> {
  site: 'cluster';
}
