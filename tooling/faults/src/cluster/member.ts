import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { pathOf } from '@earntrack/system-tests/programs';
import { endGuarded, type GuardedProgram, launchGuarded } from '@earntrack/testkit/guarded-program';

export interface MemberWish {
  program: string;
  args: readonly string[];
  /** Where it writes what it says. */
  logPath: string;
  account: { uid: number; gid: number };
  /** What a shell does once it is gone. */
  lastly?: string;
}

/** A program of the cluster, which can be killed and started again. */
export class Member {
  readonly #wish: MemberWish;
  #running: GuardedProgram | null = null;

  constructor(wish: MemberWish) {
    this.#wish = wish;
  }

  /** Starts it where it is not running. */
  async start(): Promise<void> {
    if (this.#running !== null) return;
    const { program, args, logPath, account, lastly } = this.#wish;
    this.#running = await launchGuarded({
      program: '/bin/sh',
      args: ['-c', 'exec "$@" >>"$0" 2>&1', logPath, pathOf(program), ...args],
      // Its first line is of the guard: what it says itself goes to its log, and whether it is ready is asked from outside.
      ready: 'pid ',
      account,
      ...(lastly === undefined ? {} : { lastly }),
    });
  }

  get pid(): number {
    return this.#running?.pid ?? 0;
  }

  /** At once, as after a power cut. */
  async kill(): Promise<void> {
    if (this.#running !== null) await endGuarded(this.#running);
    this.#running = null;
  }

  /** The end of what it said. */
  async lastWords(): Promise<string> {
    const text = await readFile(this.#wish.logPath, 'utf8').catch(() => '');
    return text.split('\n').slice(-15).join('\n');
  }
}

const LOOK_MS = 100;

/** Waits until `look` gives something. Throws with what `says` gives after so long. */
export async function untilThere<Found>(
  look: () => Promise<Found | null>,
  { withinMs, says }: { withinMs: number; says: () => Promise<string> },
): Promise<Found> {
  const untilMs = performance.now() + withinMs;
  for (;;) {
    const found = await look().catch(() => null);
    if (found !== null) return found;
    if (performance.now() > untilMs) throw new Error(await says());
    await pause(LOOK_MS);
  }
}
