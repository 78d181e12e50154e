/** What can be opened from anywhere in the frame. */
export type Opening = 'palette' | 'shortcuts';

const EVENT = 'earntrack:open';

/** Opens it, whichever button or key asked. */
export function askToOpen(opening: Opening): void {
  window.dispatchEvent(new CustomEvent<Opening>(EVENT, { detail: opening }));
}

export function whenAskedToOpen(act: (opening: Opening) => void): () => void {
  const listen = (event: Event) => act((event as CustomEvent<Opening>).detail);
  window.addEventListener(EVENT, listen);
  return () => window.removeEventListener(EVENT, listen);
}

/** The keys of the palette as this device's people say them. */
export const PALETTE_KEYS = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';
