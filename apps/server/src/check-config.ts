import { ConfigError, readConfig } from './config/index.ts';

// For whoever starts the server: a setting that cannot be used is said before a database is made or a page is built.
try {
  readConfig();
} catch (err) {
  if (!(err instanceof ConfigError)) throw err;
  process.stderr.write(`${err.message}\n`);
  process.exitCode = 1;
}
