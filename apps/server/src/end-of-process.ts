import type { OpenLog } from './log-files/open-log.ts';
import type { Server } from './server.ts';

/** Drains when the process is asked to end, or when the one that started it is gone; then ends it. */
export function drainAtTheEnd(server: Server, graceMs: number, { log, close }: OpenLog): void {
  let isEnding = false;
  const exit = (code: number) => void close().finally(() => process.exit(code));
  const end = (why: string) => {
    if (isEnding) return;
    isEnding = true;
    log.info({ why }, 'draining');
    const patience = setTimeout(() => {
      log.error(
        { error_type: 'drain_timeout' },
        'requests were cut off: they took longer than SHUTDOWN_GRACE_MS',
      );
      server.cutOff();
      exit(1);
    }, graceMs);
    server.drain().then(
      () => {
        clearTimeout(patience);
        log.info('drained');
        exit(0);
      },
      (err: unknown) => {
        log.error({ err, error_type: 'drain_failed' }, 'draining failed');
        exit(1);
      },
    );
  };
  process.once('SIGTERM', () => end('SIGTERM'));
  process.once('SIGINT', () => end('SIGINT'));
  if (process.connected) process.once('disconnect', () => end('parent gone'));
}
