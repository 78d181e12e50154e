import { readConfig } from './config/index.ts';
import { drainAtTheEnd } from './end-of-process.ts';
import { openLog } from './log-files/open-log.ts';
import { startServer } from './server.ts';
import { explainStartFailure } from './start-failure.ts';
import { startTracing } from './tracing/start-tracing.ts';

try {
  const config = readConfig();
  const { log, close } = openLog(config);
  const tracing = await startTracing(config, log);
  const server = await startServer({ config, log, tracing });
  const last = { log, close: () => Promise.all([tracing?.close(), close()]) };
  const { shutdownLeadMs, shutdownGraceMs } = config.http;
  drainAtTheEnd(server, shutdownLeadMs + shutdownGraceMs, last);
} catch (err) {
  process.stderr.write(`${explainStartFailure(err)}\n`);
  process.exitCode = 1;
}
