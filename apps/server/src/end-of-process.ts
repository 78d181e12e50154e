import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Server } from './server.ts';
import { explainStartFailure } from './start-failure.ts';

/** A disk that hangs keeps the last lines of the log, a collector that hangs the last traces; neither keeps the process. */
const LAST_PATIENCE_MS = 1_000;

/** Not 0, so that whatever keeps it going after failures alone begins it anew. */
const EX_TEMPFAIL = 75;

/** What is closed when nothing else goes on any more. */
interface Last {
  log: Logger;
  close: () => Promise<unknown>;
}

async function drain(server: Server, log: Logger): Promise<number> {
  try {
    await server.drain();
    log.info('drained');
    return 0;
  } catch (err) {
    log.error({ err, error_type: 'drain_failed' }, 'draining failed');
    return 1;
  }
}

/**
 * Drains when the process is asked to end, when the one that started it is gone, or when nothing can be served; then ends it. A fault
 * that nothing caught ends it at once.
 */
export function drainAtTheEnd(server: Server, graceMs: number, { log, close }: Last): void {
  let isEnding = false;
  const exit = (code: number) =>
    Promise.race([close(), delay(LAST_PATIENCE_MS)]).finally(() => process.exit(code));
  const end = (why: string, leastCode = 0) => {
    if (isEnding) return;
    isEnding = true;
    log.info({ why }, 'draining');
    const patience = setTimeout(() => {
      log.error(
        { error_type: 'drain_timeout' },
        'requests were cut off: they took longer than SHUTDOWN_GRACE_MS',
      );
      server.cutOff();
      void exit(1);
    }, graceMs);
    void drain(server, log).then((code) => {
      clearTimeout(patience);
      return exit(Math.max(code, leastCode));
    });
  };
  const endUnfit = async () => {
    process.stderr.write(`${explainStartFailure(await server.unfit)}\n`);
    end('database unfit', 1);
  };
  void endUnfit();
  const endToRestart = async () => {
    await server.restartAsked;
    end('an operator asked for it', EX_TEMPFAIL);
  };
  void endToRestart();
  // Nothing is known of what goes on after it, so nothing is waited for but the log.
  process.once('uncaughtException', (err) => {
    isEnding = true;
    log.fatal({ err, error_type: 'uncaught' }, 'a fault that nothing caught ended the process');
    void exit(1);
  });
  process.once('SIGTERM', () => end('SIGTERM'));
  process.once('SIGINT', () => end('SIGINT'));
  if (process.connected) process.once('disconnect', () => end('parent gone'));
}
