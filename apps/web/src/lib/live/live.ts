import { useEffect } from 'react';
import { whenIdle } from '../screen-code.ts';

/** Shows what other devices of the person change. Its code is loaded once the first screen stands. */
export function Live(): null {
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    const start = async () => {
      const { startLive } = await import('./start-live.ts');
      if (!isGone) stop = startLive();
    };
    // Without it the page shows what it asked for, and asks again when it is come back to.
    whenIdle(() => void start().catch(() => undefined));
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
  return null;
}
