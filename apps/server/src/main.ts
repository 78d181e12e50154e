import { readConfig } from './config/index.ts';
import { drainAtTheEnd } from './end-of-process.ts';
import { openLog } from './log-files/open-log.ts';
import { startServer } from './server.ts';
import { explainStartFailure } from './start-failure.ts';

try {
  const config = readConfig();
  const { log, close } = openLog(config);
  const server = await startServer(config, log);
  drainAtTheEnd(server, config.http.shutdownGraceMs, { log, close });
} catch (err) {
  process.stderr.write(`${explainStartFailure(err)}\n`);
  process.exitCode = 1;
}
