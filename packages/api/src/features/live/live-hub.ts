import { AppError, LIMITS } from '@earntrack/contract';

/** Why somebody who waited goes on. */
export type Wake = 'told' | 'time' | 'over';

/** One who waits for changes of an account. */
export class LiveSeat {
  #isTold = false;
  #isOver = false;
  #goOn: (() => void) | null = null;

  /** Waits until something is told, for `waitMs` at most. What was told before counts. */
  async next(waitMs: number, signal?: AbortSignal): Promise<Wake> {
    if (!this.#isTold && !this.#isOver && !signal?.aborted) await this.#wait(waitMs, signal);
    if (this.#isOver || signal?.aborted) return 'over';
    const why = this.#isTold ? 'told' : 'time';
    this.#isTold = false;
    return why;
  }

  tell(): void {
    this.#isTold = true;
    this.#goOn?.();
  }

  end(): void {
    this.#isOver = true;
    this.#goOn?.();
  }

  #wait(waitMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', goOn);
        this.#goOn = null;
        resolve();
      };
      const timer = setTimeout(goOn, waitMs);
      signal?.addEventListener('abort', goOn);
      this.#goOn = goOn;
    });
  }
}

/**
 * Who waits for changes in this process, by account. It holds no change: whoever is told reads for themselves, so that what
 * was not heard is read with the next that is, and one who is slow costs no memory.
 */
export class LiveHub {
  readonly #seats = new Map<string, Set<LiveSeat>>();
  #isClosed = false;

  /** Throws an AppError `too_many_requests` where this account has all the streams that it may have here. */
  join(userId: string): LiveSeat {
    if (this.#isClosed)
      throw new AppError('unavailable', 'EarnTrack is shutting down. Please try again in a moment.');
    const seats = this.#seats.get(userId) ?? new Set();
    if (seats.size >= LIMITS.liveStreams) {
      throw new AppError(
        'too_many_requests',
        `This account already waits for changes ${LIMITS.liveStreams} times: close a window or stop a program that does.`,
      );
    }
    const seat = new LiveSeat();
    this.#seats.set(userId, seats.add(seat));
    return seat;
  }

  leave(userId: string, seat: LiveSeat): void {
    const seats = this.#seats.get(userId);
    seats?.delete(seat);
    if (seats?.size === 0) this.#seats.delete(userId);
  }

  /** Something changed in this account, or in who may look at it. */
  tell(userId: string): void {
    for (const seat of this.#seats.get(userId) ?? []) seat.tell();
  }

  /** Something may have been said that was not heard. */
  tellAll(): void {
    for (const seat of this.#all()) seat.tell();
  }

  /** Ends every stream, and lets none begin. */
  close(): void {
    this.#isClosed = true;
    for (const seat of this.#all()) seat.end();
  }

  get size(): number {
    return [...this.#all()].length;
  }

  *#all(): Generator<LiveSeat> {
    for (const seats of this.#seats.values()) yield* seats;
  }
}
