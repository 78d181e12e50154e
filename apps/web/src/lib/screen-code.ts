/**
 * Takes note of a screen whose code did not come, and keeps the router from loading the page anew for it: without a
 * network that would put the browser's own error page in the place of everything.
 */
export function watchScreenCode(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => {
    // The router knows such a failure by the browser's words, and only by them.
    payload.message = `A screen did not come: ${payload.message}`;
    missed.add(payload);
  });
}

const missed = new WeakSet<object>();

/** True where the code of a screen could not be loaded, which says nothing about its figures. */
export function isScreenMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && missed.has(error);
}

/**
 * Loads the page anew if it would come. Not every browser asks again for code that failed once, and the server may
 * have another version of it by now; the page itself always leads to what is there.
 */
export async function reloadIfReachable(beforeReload = () => {}): Promise<void> {
  // An answer that never comes would leave whoever asks waiting for good.
  const signal = AbortSignal.timeout(ANSWER_MS);
  const page = { headers: { accept: 'text/html' }, cache: 'no-store', signal } as const;
  const answer = await fetch(window.location.href, page).catch(() => null);
  if (!answer?.ok) return;
  beforeReload();
  window.location.reload();
}

/**
 * The same without being asked: the router keeps a failure that may be long over. Not again for a while, since a screen
 * that never comes must not load the page without end.
 */
export async function reloadUnasked(): Promise<void> {
  const lastMs = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
  if (Date.now() - lastMs < RELOAD_PAUSE_MS) return;
  await reloadIfReachable(() => sessionStorage.setItem(RELOADED_AT, String(Date.now())));
}

const ANSWER_MS = 10_000;
const RELOADED_AT = 'screen-reloaded-at';
const RELOAD_PAUSE_MS = 30_000;

/** Does it when there is a network and the browser has nothing better to do; soon, where a browser does not say so. */
export function whenIdle(act: () => void): void {
  if (!navigator.onLine) window.addEventListener('online', () => whenIdle(act), { once: true });
  else if ('requestIdleCallback' in window) window.requestIdleCallback(act);
  else setTimeout(act, SOON_MS);
}

const SOON_MS = 1_000;
