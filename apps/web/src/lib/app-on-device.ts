import { whenIdle } from './screen-code.ts';

/**
 * Keeps the app on this device, once nothing else needs the network: from then on it opens without one. Only a secure
 * page can, and only the built app has the worker.
 */
export function keepAppOnDevice(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  whenIdle(() => {
    // Where it fails the app goes on as a page; the next start tries again.
    navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
  });
}
