import { readConfig } from './config/index.ts';
import { drainAtTheEnd } from './end-of-process.ts';
import { createLog } from './log.ts';
import { startServer } from './server.ts';
import { explainStartFailure } from './start-failure.ts';

try {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const server = await startServer(config, log);
  drainAtTheEnd(server, config.http.shutdownGraceMs, log);
} catch (err) {
  process.stderr.write(`${explainStartFailure(err)}\n`);
  process.exitCode = 1;
}
