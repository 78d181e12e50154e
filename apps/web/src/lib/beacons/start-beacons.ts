import type { AnyRouter } from '@tanstack/react-router';
import { whenIdle } from '../screen-code.ts';
import { watchPageErrors } from './page-errors.ts';
import { ScreenTimes } from './screen-times.ts';

/** Begins to notice what goes wrong and which screen is there. What measures and sends comes once the first screen stands. */
export function startBeacons(router: AnyRouter): void {
  watchPageErrors();
  const screens = new ScreenTimes();
  router.subscribe('onResolved', () => {
    const [screen] = router.state.matches.slice(-1);
    if (screen) screens.note(screen.routeId, performance.now());
  });
  const stop = router.subscribe('onRendered', () => {
    stop();
    whenIdle(() => void loadSending(screens));
  });
}

async function loadSending(screens: ScreenTimes): Promise<void> {
  // Where it does not come, this page is not counted.
  const sending = await import('./send-beacons.ts').catch(() => null);
  sending?.sendBeacons(screens);
}
