import { setTimeout as pause } from 'node:timers/promises';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;
/** What a store says that is busy, or being restarted. */
const AGAIN_AFTER: readonly number[] = [429, 500, 502, 503, 504];

/**
 * As fetch, but for a store that is busy or cannot be reached for a moment: asked up to five times in about three seconds. What is asked of a store of
 * objects is the same however often it is asked.
 */
export const retryingFetch: typeof fetch = async (input, init) => {
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === ATTEMPTS;
    const response = await fetch(input, init).catch((fault: unknown) => {
      if (isLast) throw fault;
      return null;
    });
    if (response !== null && (isLast || !AGAIN_AFTER.includes(response.status))) return response;
    await response?.body?.cancel();
    await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
  }
};
