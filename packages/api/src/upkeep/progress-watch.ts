import type { Handle } from '../actor.ts';
import { cancelWorker, findProgress, type Progress } from './upkeep.queries.ts';

const TICK_MS = 500;

interface Watched {
  pid: number;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/**
 * Tells from a second connection how far the first one is, and cancels its statement once that is wanted: again with every tick,
 * since one that was just being sent is missed. Returns what ends the watch.
 */
export function watchWorker(db: Handle, { pid, signal, onProgress }: Watched): () => Promise<void> {
  let looking: Promise<void> | null = null;
  const look = async () => {
    if (signal.aborted) await cancelWorker(db, pid);
    const progress = await findProgress(db, pid);
    if (progress) onProgress(progress);
  };
  const tick = () => {
    // A look that fails says nothing about the work: the next one tries again.
    looking ??= look().then(forget, forget);
  };
  const forget = () => {
    looking = null;
  };
  const timer = setInterval(tick, TICK_MS);
  signal.addEventListener('abort', tick);
  return async () => {
    clearInterval(timer);
    signal.removeEventListener('abort', tick);
    await looking;
  };
}
