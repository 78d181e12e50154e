/** Why somebody was sent away. */
export const SHED_REASONS = ['queue_full', 'waited_too_long', 'event_loop'] as const;
export type ShedReason = (typeof SHED_REASONS)[number];

/** There is no room, and waiting longer would help nobody; or whoever waited has left by themselves. */
export class Shed extends Error {
  readonly reason: ShedReason | 'left';

  constructor(reason: ShedReason | 'left') {
    super(reason);
    this.reason = reason;
  }
}

export interface Places {
  /** How many are worked on at once. */
  atOnce: number;
  /** How many wait for that, at most. */
  waiting: number;
  /** How long each of them waits, at most. */
  waitMs: number;
}

/** Tells when somebody has left, as sockets do. */
interface Leaver {
  once(event: 'close', act: () => void): unknown;
  off(event: 'close', act: () => void): unknown;
}

/** Somebody who is in, or waits; `weight` is how many places what they want done takes. */
interface Ticket {
  caller: string;
  weight: number;
  enter: () => void;
  send: (away: Shed) => void;
}

interface Caller {
  held: number;
  waiting: Ticket[];
}

/** Who holds so much of all places begins nothing more; alone more, but never all: whoever comes next finds one free. */
const SHARE = { alone: 3 / 4, besideOthers: 1 / 2 };

/**
 * Lets so many in at once, and those who wait by turns: whoever asks for much waits behind themselves, and not before others. Where
 * too many wait, who has most of them waiting loses the last one.
 */
export class FairQueue {
  readonly #places: Places;
  /** In the order of their turns: whoever got one is put at the end. */
  readonly #callers = new Map<string, Caller>();
  #held = 0;
  #waiting = 0;

  constructor(places: Places) {
    this.#places = places;
  }

  get counts(): { held: number; waiting: number } {
    return { held: this.#held, waiting: this.#waiting };
  }

  /** Whether somebody who came now would get in, or wait. */
  hasRoomFor(caller: string): boolean {
    const known = this.#callers.get(caller) ?? { held: 0, waiting: [] };
    return this.#waiting < this.#places.waiting || this.#mayEnter(known) || this.#isModest(caller);
  }

  /**
   * Resolves once it is their turn, with what gives the place back. Many calls take no more than half of all places. Rejects with Shed where there is no room, where the turn does not
   * come in time, and as soon as whoever waits has left.
   */
  async enter(caller: string, calls: number, leaver?: Leaver): Promise<() => void> {
    const known = this.#callerNamed(caller);
    const weight = Math.min(calls, this.#shareOf(SHARE.besideOthers));
    // Nobody is passed over: whoever else waits may not enter yet, or would have.
    if (known.waiting.length === 0 && this.#mayEnter(known)) return this.#admit(caller, weight);
    if (this.#waiting >= this.#places.waiting) this.#makeRoomFor(caller);
    await this.#wait({ caller, weight }, leaver);
    return this.#leaving(caller, weight);
  }

  /** Makes the longest line one shorter. Throws Shed where that would be the caller's own. */
  #makeRoomFor(caller: string): void {
    const longest = this.#isModest(caller) ? this.#longestLine() : undefined;
    const last = longest?.waiting.at(-1);
    if (last === undefined) {
      this.#forgetIdle(caller);
      throw new Shed('queue_full');
    }
    this.#drop(last, new Shed('queue_full'));
  }

  #isModest(caller: string): boolean {
    const own = this.#callers.get(caller)?.waiting.length ?? 0;
    return own + 1 < (this.#longestLine()?.waiting.length ?? 0);
  }

  #longestLine(): Caller | undefined {
    let longest: Caller | undefined;
    for (const known of this.#callers.values())
      if (known.waiting.length > (longest?.waiting.length ?? 0)) longest = known;
    return longest;
  }

  #wait(wish: Pick<Ticket, 'caller' | 'weight'>, leaver?: Leaver): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        leaver?.off('close', leave);
      };
      const ticket: Ticket = {
        ...wish,
        enter() {
          settle();
          resolve();
        },
        send(away) {
          settle();
          reject(away);
        },
      };
      const leave = () => this.#drop(ticket, new Shed('left'));
      const timer = setTimeout(() => this.#drop(ticket, new Shed('waited_too_long')), this.#places.waitMs);
      leaver?.once('close', leave);
      this.#callerNamed(wish.caller).waiting.push(ticket);
      this.#waiting += 1;
      this.#letIn();
    });
  }

  #drop(ticket: Ticket, away: Shed): void {
    const line = this.#callers.get(ticket.caller)?.waiting ?? [];
    const at = line.indexOf(ticket);
    if (at < 0) return;
    line.splice(at, 1);
    this.#waiting -= 1;
    this.#forgetIdle(ticket.caller);
    ticket.send(away);
  }

  /** Everybody who may, by turns. */
  #letIn(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const { caller, weight } = next;
      const known = this.#callerNamed(caller);
      known.waiting.shift();
      this.#waiting -= 1;
      this.#take(caller, weight);
      this.#callers.delete(caller);
      this.#callers.set(caller, known);
      next.enter();
    }
  }

  #next(): Ticket | undefined {
    if (this.#held >= this.#places.atOnce) return undefined;
    for (const known of this.#callers.values()) {
      const [first] = known.waiting;
      if (first !== undefined && this.#mayEnter(known)) return first;
    }
    return undefined;
  }

  /** What is worth several places is let in where one is free: no one is too large to be done at all. */
  #mayEnter({ held }: Caller): boolean {
    const share = this.#callers.size > 1 ? SHARE.besideOthers : SHARE.alone;
    return this.#held < this.#places.atOnce && held < this.#shareOf(share);
  }

  #shareOf(share: number): number {
    return Math.ceil(this.#places.atOnce * share);
  }

  #admit(caller: string, weight: number): () => void {
    this.#take(caller, weight);
    return this.#leaving(caller, weight);
  }

  #take(caller: string, weight: number): void {
    this.#callerNamed(caller).held += weight;
    this.#held += weight;
  }

  #leaving(caller: string, weight: number): () => void {
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.#callerNamed(caller).held -= weight;
      this.#held -= weight;
      this.#forgetIdle(caller);
      this.#letIn();
    };
  }

  #callerNamed(caller: string): Caller {
    const known = this.#callers.get(caller) ?? { held: 0, waiting: [] };
    this.#callers.set(caller, known);
    return known;
  }

  #forgetIdle(caller: string): void {
    const known = this.#callers.get(caller);
    if (known?.held === 0 && known.waiting.length === 0) this.#callers.delete(caller);
  }
}
