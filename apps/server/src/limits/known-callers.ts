import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const MOST = 10_000;

/** The sessions and tokens that were good lately, by their hash, and whose they are: those who share an address with a flood are not the flood. */
export class KnownCallers {
  readonly #known = new Map<string, string>();

  note(req: FastifyRequest): void {
    const caller = callerOf(req);
    // At the end again, so that the first is the one that was not seen for longest.
    this.#known.delete(caller);
    this.#known.set(caller, req.userId ?? '');
    if (this.#known.size <= MOST) return;
    const [longestAgo] = this.#known.keys();
    if (longestAgo !== undefined) this.#known.delete(longestAgo);
  }

  /** Whether these credentials were good lately; whether they still are is looked up as ever. */
  has(req: FastifyRequest): boolean {
    return this.#known.has(callerOf(req));
  }

  /** Who had these credentials when they were good; null where nobody had. */
  userOf(req: FastifyRequest): string | null {
    return this.#known.get(callerOf(req)) || null;
  }
}

/** By request, which is asked about several times on its way. */
const callers = new WeakMap<FastifyRequest, string>();

function callerOf(req: FastifyRequest): string {
  const known = callers.get(req);
  if (known !== undefined) return known;
  const { authorization = '', cookie = '' } = req.headers;
  const caller = hash('sha256', `${authorization}\n${cookie}`, 'base64');
  callers.set(req, caller);
  return caller;
}
