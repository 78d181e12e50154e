/**
 * Runs work now and then at every interval, never twice at once. What it throws is told by whoever watches the work, and the next
 * time tries again.
 * Returns what ends it after the run that may be under way.
 */
export function every(intervalMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> | null = null;
  const run = async () => {
    try {
      await work();
    } catch {
      // Told already; nothing depends on any one time.
    } finally {
      running = null;
    }
  };
  const start = () => {
    running ??= run();
  };
  start();
  const timer = setInterval(start, intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
