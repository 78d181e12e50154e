import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseGone } from '@earntrack/api/server';
import type { FastifyBaseLogger } from 'fastify';

const RETRY_MS = 1_000;

interface ContactParts {
  /** Rejects where the database cannot be reached, or is not fit for this release. */
  look: () => Promise<void>;
  /** Done once, when it is fit and before anything of it is served. */
  begin: () => Promise<void>;
  log: FastifyBaseLogger;
}

/**
 * Whether the database was once found fit: there, and with the schema of this release. A server that comes up while the database is away
 * stays and tells that on its status page; what needs the database is served from the first contact on.
 */
export class FirstContact {
  readonly #parts: ContactParts;
  readonly #ending = new AbortController();
  readonly #unfit = Promise.withResolvers<unknown>();
  #isMade = false;
  #seeking: Promise<void> | null = null;

  constructor(parts: ContactParts) {
    this.#parts = parts;
  }

  get isMade(): boolean {
    return this.#isMade;
  }

  /** Resolves with the reason where the database came back and cannot be used. */
  get unfit(): Promise<unknown> {
    return this.#unfit.promise;
  }

  /** Begins with a database that was found fit, or as soon as one is: then it is looked for beside everything else. */
  async make(away: Away | null): Promise<void> {
    if (away === null) await this.#begin();
    else this.#seeking = this.#seek(away).catch(this.#unfit.resolve);
  }

  /** Looks no more. */
  async end(): Promise<void> {
    this.#ending.abort();
    await this.#seeking;
  }

  async #seek({ why }: Away): Promise<void> {
    const { look, log } = this.#parts;
    log.error(
      { error_type: 'database_away', why },
      'the database of DATABASE_URL cannot be reached: the status page is served, and everything else once it can',
    );
    const { signal } = this.#ending;
    do {
      // Ended early, it is over all the same.
      await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
    } while ((await lookFor(look)) !== null);
    await this.#begin();
    log.info('the database is there: everything is served');
  }

  async #begin(): Promise<void> {
    await this.#parts.begin();
    this.#isMade = true;
  }
}

/** The code of the fault; no more of it, which may name who signs in. */
export interface Away {
  why: string;
}

/** Null where the database is there and fit. Throws where it is there and cannot be used. */
export async function lookFor(look: () => Promise<void>): Promise<Away | null> {
  try {
    await look();
    return null;
  } catch (fault) {
    if (!isDatabaseGone(fault)) throw fault;
    return { why: fault instanceof Error && 'code' in fault ? String(fault.code) : 'no answer' };
  }
}
