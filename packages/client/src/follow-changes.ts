import type { AppErrorCode, ChangeView } from '@earntrack/contract';
import type { EarnTrackClient } from './client.ts';
import { readFailure } from './failure.ts';

export interface FollowOptions {
  /** Something changed; "nothing" and what only keeps the stream going are not told. */
  onChange: (change: ChangeView) => void;
  /** Whoever listens may not look any more: nothing is asked again, unless `goOn` is called. */
  onEnded: (error: unknown) => void;
  /** How old the oldest thing is that is shown when the first stream begins, in milliseconds: what changed since is told. */
  shownForMs?: () => number;
}

export interface Following {
  /** Gives the stream back for a while; what is missed then is told later. */
  hold(): void;
  /** Goes on, at once. */
  goOn(): void;
  /** Ends it for good, without a word. */
  stop(): void;
}

/** Coming back, it is always these that end it. */
const ENDINGS: readonly AppErrorCode[] = ['not_signed_in', 'forbidden', 'invalid_input'];
const PAUSE_MS = { first: 500, longest: 60_000 };
/** A stream that lasted for so long was a good one: after it the pauses begin anew. */
const GOOD_MS = 10_000;
/** Something between that keeps the stream to itself gives nothing for so long. */
const START_MS = 20_000;

/**
 * Keeps a stream of changes up until it is stopped: cut off, it comes back after growing pauses and goes on after the last
 * event that arrived, so that none is missed and none comes twice.
 */
export function followChanges(client: EarnTrackClient, options: FollowOptions): Following {
  const follower = new Follower(client, options);
  follower.goOn();
  return follower;
}

class Follower implements Following {
  #lastEventId: string | undefined;
  #leave: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isStopped = false;
  readonly #client: EarnTrackClient;
  readonly #options: FollowOptions;

  constructor(client: EarnTrackClient, options: FollowOptions) {
    this.#client = client;
    this.#options = options;
  }

  hold(): void {
    clearTimeout(this.#timer);
    this.#leave?.();
    this.#leave = null;
  }

  goOn(): void {
    if (this.#isStopped || this.#leave !== null) return;
    clearTimeout(this.#timer);
    this.#failures = 0;
    this.#begin();
  }

  stop(): void {
    this.#isStopped = true;
    this.hold();
  }

  #begin(): void {
    const begunMs = Date.now();
    let isOver = false;
    const over = (error: unknown) => {
      if (isOver) return;
      leave();
      this.#leave = null;
      if (error !== null && ENDINGS.includes(readFailure(error).code)) {
        this.#options.onEnded(error);
      } else this.#comeBack(Date.now() - begunMs);
    };
    const silence = setTimeout(() => over(null), START_MS);
    const stream = this.#client.live.changes.subscribe(this.#wish(), {
      onStarted: () => clearTimeout(silence),
      onData: ({ id, data }) => {
        if (isOver) return;
        this.#lastEventId = id;
        if (data.kind !== 'nothing') this.#options.onChange(data);
      },
      onError: over,
      onComplete: () => over(null),
    });
    const leave = () => {
      isOver = true;
      clearTimeout(silence);
      stream.unsubscribe();
    };
    this.#leave = leave;
  }

  #wish(): { lastEventId?: string; shownForMs?: number } {
    if (this.#lastEventId !== undefined) return { lastEventId: this.#lastEventId };
    // A clock that was set back makes it younger than nothing.
    return { shownForMs: Math.max(0, Math.round(this.#options.shownForMs?.() ?? 0)) };
  }

  #comeBack(lastedMs: number): void {
    if (lastedMs > GOOD_MS) this.#failures = 0;
    const pauseMs = Math.min(PAUSE_MS.first * 2 ** this.#failures, PAUSE_MS.longest);
    this.#failures += 1;
    // Many that a server let go at once do not come back together.
    this.#timer = setTimeout(() => this.#begin(), pauseMs * (0.5 + Math.random() / 2));
  }
}
