import type { House } from '../house.ts';
import type { Random } from '../random.ts';
import type { Way } from '../way.ts';

export interface Scene {
  house: House;
  way: Way;
  random: Random;
  /** The folder of everything that the database keeps. */
  folder: string;
}

/** Something that is really broken while people go on working. */
export interface Fault {
  name: string;
  /** Whether the database has to stand on a small file system. */
  isOnSmallDisk?: true;
  /** Breaks it. Whoever calls waits for a moment, and then mends it by what that gives. */
  begin(scene: Scene): Promise<() => Promise<unknown>>;
}
